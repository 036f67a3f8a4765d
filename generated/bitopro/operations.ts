// Generated from specs/bitopro.yaml by `npm run codegen`. Do not edit: change the spec and run it again.
import { answerId } from "../../src/answers/id.ts";
import { answerList } from "../../src/answers/list.ts";
import { answerMap } from "../../src/answers/map.ts";
import { answerObject } from "../../src/answers/object.ts";
import { readDate } from "../../src/clock-date.ts";
import { places } from "../../src/places.ts";
import { matching } from "../../src/values/text.ts";
import type { Api, Operation, Parameter } from "../../src/operation.ts";

export const api: Api = {
  name: "bitopro",
  server: "https://api.bitopro.com",
  statuses: [
    { status: 408, outcome: "unknown" },
    { status: "4XX", outcome: "rejected" },
    { status: "5XX", outcome: "unknown" },
  ],
  unknownCodes: [],
  goneCodes: [],
  clock: { codes: [], statuses: [409] },
  limits: {
    ipAndUid: { limit: 2, intervalMs: 1000, byAccount: true, byOperation: true },
    ip: { limit: 1, intervalMs: 1000, byOperation: true },
  },
  readDate,
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
    status: 200,
    weight: { ipAndUid: 1, ip: 1 },
    answer: CanceledOrdersAnswer,
  },
  cancelMarginOrdersByPair: {
    id: "cancelMarginOrdersByPair",
    method: "DELETE",
    path: "/v3/margin/orders/{pair}",
    security: ["ApiKey", "Payload", "Signature"],
    parameters: [pairParameter],
    dependencies: [],
    status: 200,
    weight: { ipAndUid: 1, ip: 1 },
    answer: CanceledOrdersAnswer,
    places,
  },
} satisfies Record<string, Operation>;
