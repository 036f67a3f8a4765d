// Generated from specs/bitopro.yaml by `npm run codegen`. Do not edit: change the spec and run it again.
import type { Api, Operation, Shape } from "../../src/operation.ts";

export const api: Api = {
  "name": "bitopro",
  "server": "https://api.bitopro.com",
  "statuses": [
    {
      "status": 401,
      "outcome": "rejected"
    },
    {
      "status": 403,
      "outcome": "rejected"
    },
    {
      "status": 404,
      "outcome": "rejected"
    },
    {
      "status": 408,
      "outcome": "unknown"
    },
    {
      "status": 409,
      "outcome": "rejected"
    },
    {
      "status": 422,
      "outcome": "rejected"
    },
    {
      "status": 429,
      "outcome": "rejected"
    },
    {
      "status": "4XX",
      "outcome": "rejected"
    },
    {
      "status": "5XX",
      "outcome": "unknown"
    }
  ],
  "unknownCodes": [],
  "limits": {
    "ipAndUid": {
      "scope": "IP+UID",
      "per": "operation",
      "limit": 2,
      "intervalMs": 1000
    },
    "ip": {
      "scope": "IP",
      "per": "operation",
      "limit": 1,
      "intervalMs": 1000
    }
  }
};

const CanceledOrdersShape: Shape = { type: "object", required: ["data"], fields: { "data": { type: "map", values: { type: "array", items: { type: "id" } } } } };

export const operations = {
  cancelAllMarginOrders: {
    "id": "cancelAllMarginOrders",
    "method": "DELETE",
    "path": "/v3/margin/orders/all",
    "security": [
      "ApiKey",
      "Payload",
      "Signature"
    ],
    "parameters": [],
    "weight": [
      {
        "limit": "ipAndUid",
        "weight": 1
      },
      {
        "limit": "ip",
        "weight": 1
      }
    ],
    "target": {
      "effect": "cancel",
      "item": "any",
      "select": "all",
      "by": {},
      "within": {}
    },
    "status": 200,
    "dependencies": [],
    "answer": CanceledOrdersShape
  },
  cancelMarginOrdersByPair: {
    "id": "cancelMarginOrdersByPair",
    "method": "DELETE",
    "path": "/v3/margin/orders/{pair}",
    "security": [
      "ApiKey",
      "Payload",
      "Signature"
    ],
    "parameters": [
      {
        "name": "pair",
        "in": "path",
        "value": {
          "type": "string",
          "pattern": "^[A-Z0-9]+_[A-Z0-9]+$"
        },
        "required": true,
        "example": "BTC_USDT"
      }
    ],
    "weight": [
      {
        "limit": "ipAndUid",
        "weight": 1
      },
      {
        "limit": "ip",
        "weight": 1
      }
    ],
    "target": {
      "effect": "cancel",
      "item": "any",
      "select": "all",
      "by": {},
      "within": {
        "pair": "pair"
      }
    },
    "status": 200,
    "dependencies": [],
    "answer": CanceledOrdersShape
  },
} satisfies Record<string, Operation>;
