// Generated from specs/bitopro.yaml by `npm run codegen`. Do not edit: change the spec and run it again.
import { answerId } from "../../src/answers/id.ts";
import { answerList } from "../../src/answers/list.ts";
import { answerMap } from "../../src/answers/map.ts";
import { answerObject } from "../../src/answers/object.ts";
import { matching } from "../../src/values/text.ts";
import type { Api, Operation, Parameter } from "../../src/operation.ts";

export const api: Api = {
  name: "bitopro",
  server: "https://api.bitopro.com",
  statuses: [
    { status: 401, outcome: "rejected" },
    { status: 403, outcome: "rejected" },
    { status: 404, outcome: "rejected" },
    { status: 408, outcome: "unknown" },
    { status: 409, outcome: "rejected" },
    { status: 422, outcome: "rejected" },
    { status: 429, outcome: "rejected" },
    { status: "4XX", outcome: "rejected" },
    { status: "5XX", outcome: "unknown" },
  ],
  unknownCodes: [],
  goneCodes: [],
  clock: { codes: [], statuses: [409] },
  limits: {
    ipAndUid: { scope: "IP+UID", per: "operation", limit: 2, intervalMs: 1000 },
    ip: { scope: "IP", per: "operation", limit: 1, intervalMs: 1000 },
  },
};

const pairParameter: Parameter = {
  name: "pair",
  in: "path",
  value: /* @__PURE__ */ matching(/^[A-Z0-9]+_[A-Z0-9]+$/u, "BTC_USDT"),
  required: true,
};

const CanceledOrdersAnswer = /* @__PURE__ */ answerObject("", { data: /* @__PURE__ */ answerMap(/* @__PURE__ */ answerList(answerId)) });

export const operations = {
  cancelAllMarginOrders: {
    id: "cancelAllMarginOrders",
    method: "DELETE",
    path: "/v3/margin/orders/all",
    security: ["ApiKey", "Payload", "Signature"],
    parameters: [],
    dependencies: [],
    weight: [{ limit: "ipAndUid", weight: 1 }, { limit: "ip", weight: 1 }],
    target: { effect: "cancel", item: "any", select: "all", by: {}, within: {} },
    status: 200,
    answer: CanceledOrdersAnswer,
  },
  cancelMarginOrdersByPair: {
    id: "cancelMarginOrdersByPair",
    method: "DELETE",
    path: "/v3/margin/orders/{pair}",
    security: ["ApiKey", "Payload", "Signature"],
    parameters: [pairParameter],
    dependencies: [],
    weight: [{ limit: "ipAndUid", weight: 1 }, { limit: "ip", weight: 1 }],
    target: { effect: "cancel", item: "any", select: "all", by: {}, within: { pair: "pair" } },
    status: 200,
    answer: CanceledOrdersAnswer,
  },
} satisfies Record<string, Operation>;
