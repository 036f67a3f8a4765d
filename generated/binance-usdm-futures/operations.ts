// Generated from specs/binance-usdm-futures.yaml by `npm run codegen`. Do not edit: change the spec and run it again.
import { answerId } from "../../src/answers/id.ts";
import { answerList } from "../../src/answers/list.ts";
import { answerObject } from "../../src/answers/object.ts";
import { answerOneOf } from "../../src/answers/one-of.ts";
import { listAnswer } from "../../src/batch-answers.ts";
import { createBatchOperation } from "../../src/batch-call.ts";
import { onlyOne, or } from "../../src/junctions.ts";
import { resolveBatch } from "../../src/resolve-batch.ts";
import { list } from "../../src/values/list.ts";
import { id, integer } from "../../src/values/number.ts";
import { text } from "../../src/values/text.ts";
import { asJson, asJsonList } from "../../src/values/write.ts";
import type { Api, Operation, Parameter } from "../../src/operation.ts";

export const api: Api = {
  name: "binance-usdm-futures",
  server: "https://fapi.binance.com",
  statuses: [
    { status: 408, outcome: "unknown" },
    { status: "4XX", outcome: "rejected" },
    {
      status: 503,
      message: "Unknown error, please check your request or try again later.",
      outcome: "unknown",
    },
    { status: 503, message: "Service Unavailable.", outcome: "rejected", retry: true },
    {
      status: 503,
      message: "Internal error; unable to process your request. Please try again.",
      outcome: "rejected",
      retry: true,
    },
    { status: 503, code: -1008, outcome: "rejected", retry: true },
    { status: "5XX", outcome: "unknown" },
  ],
  unknownCodes: [-1000, -1006, -1007, -2012],
  goneCodes: [-2011],
  clock: { codes: [-1021], statuses: [], operation: "checkServerTime", field: "serverTime" },
  limits: { ip: { limit: 2400, intervalMs: 60000, header: "x-mbx-used-weight-1m" } },
};

const symbolParameter: Parameter = { name: "symbol", in: "query", value: text, required: true };

const orderIdListParameter: Parameter = {
  name: "orderIdList",
  in: "query",
  value: /* @__PURE__ */ list(id, 1, 10, true),
  most: 10,
  write: asJsonList,
};

const origClientOrderIdListParameter: Parameter = {
  name: "origClientOrderIdList",
  in: "query",
  value: /* @__PURE__ */ list(text, 1, 10, true),
  most: 10,
  write: asJson,
};

const recvWindowParameter: Parameter = { name: "recvWindow", in: "query", value: /* @__PURE__ */ integer(1), option: true };

const timestampParameter: Parameter = { name: "timestamp", in: "query", required: true, filled: true };

const orderIdParameter: Parameter = { name: "orderId", in: "query", value: id };

const origClientOrderIdParameter: Parameter = { name: "origClientOrderId", in: "query", value: text };

const CanceledOrderAnswer = /* @__PURE__ */ answerObject("clientOrderId cumQty cumQuote executedQty origQty origType price side positionSide status stopPrice symbol timeInForce type workingType priceMatch selfTradePreventionMode", {
  orderId: answerId,
  reduceOnly: "boolean",
  closePosition: "boolean",
  updateTime: "number",
  priceProtect: "boolean",
  goodTillDate: "number",
});

const ErrorAnswer = /* @__PURE__ */ answerObject("msg", { code: "number" });

const OrderAnswer = /* @__PURE__ */ answerObject("avgPrice clientOrderId cumQuote executedQty origQty origType price side positionSide status stopPrice symbol timeInForce type workingType priceMatch selfTradePreventionMode", {
  orderId: answerId,
  reduceOnly: "boolean",
  closePosition: "boolean",
  time: "number",
  updateTime: "number",
  priceProtect: "boolean",
  goodTillDate: "number",
});

const ServerTimeAnswer = /* @__PURE__ */ answerObject("", { serverTime: "number" });

export const operations = {
  cancelMultipleOrders: {
    id: "cancelMultipleOrders",
    method: "DELETE",
    path: "/fapi/v1/batchOrders",
    security: ["ApiKey", "Signature"],
    parameters: [symbolParameter, orderIdListParameter, origClientOrderIdListParameter, recvWindowParameter, timestampParameter],
    dependencies: [/* @__PURE__ */ onlyOne("orderIdList", "origClientOrderIdList")],
    batch: {
      by: { orderIdList: ["orderId"], origClientOrderIdList: ["clientOrderId"] },
      within: { symbol: ["symbol"] },
      failure: ["code"],
      canceled: { code: [""], msg: [""], status: ["CANCELED"] },
      answer: listAnswer,
    },
    status: 200,
    weight: { ip: 1 },
    again: "named",
    look: {
      operation: "queryOrder",
      by: { orderIdList: "orderId", origClientOrderIdList: "origClientOrderId" },
      within: { symbol: "symbol" },
    },
    answer: /* @__PURE__ */ answerList(/* @__PURE__ */ answerOneOf(["clientOrderId cumQty cumQuote", CanceledOrderAnswer], ["code msg", ErrorAnswer])),
    resolve: resolveBatch,
    createBatch: createBatchOperation,
  },
  queryOrder: {
    id: "queryOrder",
    method: "GET",
    path: "/fapi/v1/order",
    security: ["ApiKey", "Signature"],
    parameters: [symbolParameter, orderIdParameter, origClientOrderIdParameter, recvWindowParameter, timestampParameter],
    dependencies: [/* @__PURE__ */ or("orderId", "origClientOrderId")],
    states: {
      field: "status",
      values: {
        NEW: "open",
        PARTIALLY_FILLED: "open",
        CANCELED: "canceled",
        FILLED: "closed",
        REJECTED: "closed",
        EXPIRED: "closed",
        EXPIRED_IN_MATCH: "closed",
      },
    },
    status: 200,
    weight: { ip: 1 },
    again: "read",
    answer: OrderAnswer,
  },
  checkServerTime: {
    id: "checkServerTime",
    method: "GET",
    path: "/fapi/v1/time",
    security: [],
    parameters: [],
    dependencies: [],
    status: 200,
    weight: { ip: 1 },
    again: "read",
    answer: ServerTimeAnswer,
  },
} satisfies Record<string, Operation>;
