// Generated from specs/binance-margin.yaml by `npm run codegen`. Do not edit: change the spec and run it again.
import { answerId } from "../../src/answers/id.ts";
import { answerList } from "../../src/answers/list.ts";
import { answerObject } from "../../src/answers/object.ts";
import { answerOneOf } from "../../src/answers/one-of.ts";
import { or } from "../../src/junctions.ts";
import { resolveList } from "../../src/resolve-list.ts";
import { resolveOrder } from "../../src/resolve-order.ts";
import { id, integer } from "../../src/values/number.ts";
import { oneOf, text } from "../../src/values/text.ts";
import type { Api, Operation, Parameter } from "../../src/operation.ts";

export const api: Api = {
  name: "binance-margin",
  server: "https://api.binance.com",
  statuses: [
    { status: 408, outcome: "unknown" },
    { status: "4XX", outcome: "rejected" },
    { status: "5XX", outcome: "unknown" },
  ],
  unknownCodes: [-1000, -1006, -1007],
  goneCodes: [-2011],
  clock: { codes: [-1021], statuses: [], operation: "checkServerTime", field: "serverTime" },
  limits: {
    spotIp: { limit: 6000, intervalMs: 60000, header: "x-mbx-used-weight-1m" },
    ip: { limit: 12000, intervalMs: 60000, byOperation: true, header: "x-sapi-used-ip-weight-1m" },
    uid: {
      limit: 180000,
      intervalMs: 60000,
      byAccount: true,
      byOperation: true,
      header: "x-sapi-used-uid-weight-1m",
    },
  },
};

const symbolParameter: Parameter = { name: "symbol", in: "query", value: text, required: true };

const isIsolatedParameter: Parameter = { name: "isIsolated", in: "query", value: /* @__PURE__ */ oneOf("TRUE", "FALSE") };

const orderIdParameter: Parameter = { name: "orderId", in: "query", value: id };

const origClientOrderIdParameter: Parameter = { name: "origClientOrderId", in: "query", value: text };

const recvWindowParameter: Parameter = { name: "recvWindow", in: "query", value: /* @__PURE__ */ integer(1, 60000), option: true };

const timestampParameter: Parameter = { name: "timestamp", in: "query", required: true, filled: true };

const newClientOrderIdParameter: Parameter = { name: "newClientOrderId", in: "query", value: text };

const symbolParameter1: Parameter = { name: "symbol", in: "query", value: text };

const orderListIdParameter: Parameter = { name: "orderListId", in: "query", value: id };

const listClientOrderIdParameter: Parameter = { name: "listClientOrderId", in: "query", value: text };

const OrderAnswer = /* @__PURE__ */ answerObject("clientOrderId cummulativeQuoteQty executedQty icebergQty origQty price side status stopPrice symbol timeInForce type selfTradePreventionMode", {
  isWorking: "boolean",
  orderId: answerId,
  isIsolated: "boolean",
  time: "number",
  updateTime: "number",
});

const CanceledOrderAnswer = /* @__PURE__ */ answerObject("symbol origClientOrderId clientOrderId price origQty executedQty cummulativeQuoteQty status timeInForce type side", { isIsolated: "boolean", orderId: answerId });

const OrderListAnswer = /* @__PURE__ */ answerObject("contingencyType listStatusType listOrderStatus listClientOrderId symbol", {
  orderListId: answerId,
  transactionTime: "number",
  isIsolated: "boolean",
  orders: /* @__PURE__ */ answerList(/* @__PURE__ */ answerObject("symbol clientOrderId", { orderId: answerId })),
});

const OrderReportAnswer = /* @__PURE__ */ answerObject("symbol origClientOrderId clientOrderId price origQty executedQty cummulativeQuoteQty status timeInForce type side", { orderId: answerId, orderListId: answerId });

const CanceledOrderListAnswer = /* @__PURE__ */ answerObject("contingencyType listStatusType listOrderStatus listClientOrderId symbol", {
  orderListId: answerId,
  transactionTime: "number",
  isIsolated: "boolean",
  orders: /* @__PURE__ */ answerList(/* @__PURE__ */ answerObject("symbol clientOrderId", { orderId: answerId })),
  orderReports: /* @__PURE__ */ answerList(OrderReportAnswer),
});

const SweptOrderAnswer = /* @__PURE__ */ answerObject("symbol origClientOrderId clientOrderId price origQty executedQty cummulativeQuoteQty status timeInForce type side selfTradePreventionMode", { isIsolated: "boolean", orderId: answerId, orderListId: answerId });

const ServerTimeAnswer = /* @__PURE__ */ answerObject("", { serverTime: "number" });

export const operations = {
  queryOrder: {
    id: "queryOrder",
    method: "GET",
    path: "/sapi/v1/margin/order",
    security: ["ApiKey", "Signature"],
    parameters: [symbolParameter, isIsolatedParameter, orderIdParameter, origClientOrderIdParameter, recvWindowParameter, timestampParameter],
    dependencies: [/* @__PURE__ */ or("orderId", "origClientOrderId")],
    states: {
      field: "status",
      values: {
        NEW: "open",
        PENDING_NEW: "open",
        PARTIALLY_FILLED: "open",
        PENDING_CANCEL: "open",
        CANCELED: "canceled",
        FILLED: "closed",
        REJECTED: "closed",
        EXPIRED: "closed",
        EXPIRED_IN_MATCH: "closed",
      },
    },
    status: 200,
    weight: { ip: 10 },
    again: "read",
    answer: OrderAnswer,
  },
  cancelOrder: {
    id: "cancelOrder",
    method: "DELETE",
    path: "/sapi/v1/margin/order",
    security: ["ApiKey", "Signature"],
    parameters: [symbolParameter, isIsolatedParameter, orderIdParameter, origClientOrderIdParameter, newClientOrderIdParameter, recvWindowParameter, timestampParameter],
    dependencies: [/* @__PURE__ */ or("orderId", "origClientOrderId")],
    status: 200,
    weight: { ip: 10 },
    again: "named",
    look: {
      operation: "queryOrder",
      by: { orderId: "orderId", origClientOrderId: "origClientOrderId" },
      within: { symbol: "symbol", isIsolated: "isIsolated" },
    },
    answer: CanceledOrderAnswer,
    resolve: resolveOrder,
  },
  queryOrderList: {
    id: "queryOrderList",
    method: "GET",
    path: "/sapi/v1/margin/orderList",
    security: ["ApiKey", "Signature"],
    parameters: [isIsolatedParameter, symbolParameter1, orderListIdParameter, origClientOrderIdParameter, recvWindowParameter, timestampParameter],
    dependencies: [/* @__PURE__ */ or("orderListId", "origClientOrderId"), {
  text: "IF isIsolated=='TRUE' THEN symbol;",
  names: ["isIsolated", "symbol"],
  holds: (v: Readonly<Record<string, unknown>>) => !(v["isIsolated"] === "TRUE") || (v["symbol"] !== undefined),
}, {
  text: "IF symbol THEN isIsolated=='TRUE';",
  names: ["symbol", "isIsolated"],
  holds: (v: Readonly<Record<string, unknown>>) => !(v["symbol"] !== undefined) || (v["isIsolated"] === "TRUE"),
}],
    states: { field: "listOrderStatus", values: { EXECUTING: "open", ALL_DONE: "parts", REJECT: "closed" } },
    status: 200,
    weight: { ip: 10 },
    again: "read",
    answer: OrderListAnswer,
  },
  cancelOrderList: {
    id: "cancelOrderList",
    method: "DELETE",
    path: "/sapi/v1/margin/orderList",
    security: ["ApiKey", "Signature"],
    parameters: [symbolParameter, isIsolatedParameter, orderListIdParameter, listClientOrderIdParameter, newClientOrderIdParameter, recvWindowParameter, timestampParameter],
    dependencies: [/* @__PURE__ */ or("orderListId", "listClientOrderId")],
    status: 200,
    weight: { uid: 1 },
    again: "named",
    look: {
      operation: "queryOrderList",
      by: { orderListId: "orderListId", listClientOrderId: "origClientOrderId" },
      within: { symbol: "symbol", isIsolated: "isIsolated" },
      parts: {
        field: "orders",
        into: "orderReports",
        operation: "queryOrder",
        by: { orderId: "orderId", symbol: "symbol" },
        within: { isIsolated: "isIsolated" },
      },
    },
    answer: CanceledOrderListAnswer,
    resolve: resolveList,
  },
  cancelAllOpenOrders: {
    id: "cancelAllOpenOrders",
    method: "DELETE",
    path: "/sapi/v1/margin/openOrders",
    security: ["ApiKey", "Signature"],
    parameters: [symbolParameter, isIsolatedParameter, recvWindowParameter, timestampParameter],
    dependencies: [],
    status: 200,
    weight: { ip: 1 },
    answer: /* @__PURE__ */ answerList(/* @__PURE__ */ answerOneOf(["origClientOrderId orderId clientOrderId", SweptOrderAnswer], ["contingencyType listStatusType listOrderStatus", CanceledOrderListAnswer])),
  },
  checkServerTime: {
    id: "checkServerTime",
    method: "GET",
    path: "/api/v3/time",
    security: [],
    parameters: [],
    dependencies: [],
    status: 200,
    weight: { spotIp: 1 },
    again: "read",
    answer: ServerTimeAnswer,
  },
} satisfies Record<string, Operation>;
