// Generated from specs/binance-margin.yaml by `npm run codegen`. Do not edit: change the spec and run it again.
import { answerId } from "../../src/answers/id.ts";
import { answerList } from "../../src/answers/list.ts";
import { answerObject } from "../../src/answers/object.ts";
import { answerOneOf } from "../../src/answers/one-of.ts";
import { or } from "../../src/junctions.ts";
import { resolveUnknown } from "../../src/resolve.ts";
import { id, integer } from "../../src/values/number.ts";
import { oneOf, text } from "../../src/values/text.ts";
import type { Api, Operation, Parameter } from "../../src/operation.ts";

export const api: Api = {
  name: "binance-margin",
  server: "https://api.binance.com",
  statuses: [
    { status: 408, outcome: "unknown" },
    { status: 403, outcome: "rejected" },
    { status: 418, outcome: "rejected" },
    { status: 429, outcome: "rejected" },
    { status: "4XX", outcome: "rejected" },
    { status: "5XX", outcome: "unknown" },
  ],
  unknownCodes: [-1000, -1006, -1007],
  goneCodes: [-2011],
  clock: { codes: [-1021], statuses: [], operation: "checkServerTime", field: "serverTime" },
  limits: {
    spotIp: { scope: "IP", per: "host", limit: 6000, intervalMs: 60000, header: "X-MBX-USED-WEIGHT-1M" },
    ip: { scope: "IP", per: "operation", limit: 12000, intervalMs: 60000, header: "X-SAPI-USED-IP-WEIGHT-1M" },
    uid: {
      scope: "UID",
      per: "operation",
      limit: 180000,
      intervalMs: 60000,
      header: "X-SAPI-USED-UID-WEIGHT-1M",
    },
  },
  resolve: resolveUnknown,
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
    weight: [{ limit: "ip", weight: 10 }],
    target: {
      effect: "read",
      item: "order",
      select: "one",
      by: { orderId: "orderId", origClientOrderId: "clientOrderId" },
      within: { symbol: "symbol", isIsolated: "isIsolated" },
    },
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
    answer: OrderAnswer,
  },
  cancelOrder: {
    id: "cancelOrder",
    method: "DELETE",
    path: "/sapi/v1/margin/order",
    security: ["ApiKey", "Signature"],
    parameters: [symbolParameter, isIsolatedParameter, orderIdParameter, origClientOrderIdParameter, newClientOrderIdParameter, recvWindowParameter, timestampParameter],
    dependencies: [/* @__PURE__ */ or("orderId", "origClientOrderId")],
    weight: [{ limit: "ip", weight: 10 }],
    target: {
      effect: "cancel",
      item: "order",
      select: "one",
      by: { orderId: "orderId", origClientOrderId: "clientOrderId" },
      within: { symbol: "symbol", isIsolated: "isIsolated" },
    },
    status: 200,
    answer: CanceledOrderAnswer,
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
  holds: (v: Readonly<Record<string, unknown>>) => !(["TRUE"].includes(v["isIsolated"] as string)) || (v["symbol"] !== undefined),
}, {
  text: "IF symbol THEN isIsolated=='TRUE';",
  names: ["symbol", "isIsolated"],
  holds: (v: Readonly<Record<string, unknown>>) => !(v["symbol"] !== undefined) || (["TRUE"].includes(v["isIsolated"] as string)),
}],
    weight: [{ limit: "ip", weight: 10 }],
    target: {
      effect: "read",
      item: "orderList",
      select: "one",
      by: { orderListId: "orderListId", origClientOrderId: "listClientOrderId" },
      within: { symbol: "symbol", isIsolated: "isIsolated" },
    },
    states: { field: "listOrderStatus", values: { EXECUTING: "open", REJECT: "closed" } },
    status: 200,
    answer: OrderListAnswer,
  },
  cancelOrderList: {
    id: "cancelOrderList",
    method: "DELETE",
    path: "/sapi/v1/margin/orderList",
    security: ["ApiKey", "Signature"],
    parameters: [symbolParameter, isIsolatedParameter, orderListIdParameter, listClientOrderIdParameter, newClientOrderIdParameter, recvWindowParameter, timestampParameter],
    dependencies: [/* @__PURE__ */ or("orderListId", "listClientOrderId")],
    weight: [{ limit: "uid", weight: 1 }],
    target: {
      effect: "cancel",
      item: "orderList",
      select: "one",
      by: { orderListId: "orderListId", listClientOrderId: "listClientOrderId" },
      within: { symbol: "symbol", isIsolated: "isIsolated" },
    },
    status: 200,
    answer: CanceledOrderListAnswer,
  },
  cancelAllOpenOrders: {
    id: "cancelAllOpenOrders",
    method: "DELETE",
    path: "/sapi/v1/margin/openOrders",
    security: ["ApiKey", "Signature"],
    parameters: [symbolParameter, isIsolatedParameter, recvWindowParameter, timestampParameter],
    dependencies: [],
    weight: [{ limit: "ip", weight: 1 }],
    target: {
      effect: "cancel",
      item: "any",
      select: "all",
      by: {},
      within: { symbol: "symbol", isIsolated: "isIsolated" },
    },
    status: 200,
    answer: /* @__PURE__ */ answerList(/* @__PURE__ */ answerOneOf(["origClientOrderId orderId clientOrderId", SweptOrderAnswer], ["contingencyType listStatusType listOrderStatus", CanceledOrderListAnswer])),
  },
  checkServerTime: {
    id: "checkServerTime",
    method: "GET",
    path: "/api/v3/time",
    security: [],
    parameters: [],
    dependencies: [],
    weight: [{ limit: "spotIp", weight: 1 }],
    status: 200,
    answer: ServerTimeAnswer,
  },
} satisfies Record<string, Operation>;
