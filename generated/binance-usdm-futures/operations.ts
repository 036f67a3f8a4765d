// Generated from specs/binance-usdm-futures.yaml by `npm run codegen`. Do not edit: change the spec and run it again.
import type { Api, Operation, Shape } from "../../src/operation.ts";

export const api: Api = {
  "name": "binance-usdm-futures",
  "server": "https://fapi.binance.com",
  "statuses": [
    {
      "status": 408,
      "outcome": "unknown"
    },
    {
      "status": 403,
      "outcome": "rejected"
    },
    {
      "status": 418,
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
      "status": 503,
      "message": "Unknown error, please check your request or try again later.",
      "outcome": "unknown"
    },
    {
      "status": 503,
      "message": "Service Unavailable.",
      "outcome": "rejected",
      "retry": true
    },
    {
      "status": 503,
      "message": "Internal error; unable to process your request. Please try again.",
      "outcome": "rejected",
      "retry": true
    },
    {
      "status": 503,
      "code": -1008,
      "outcome": "rejected",
      "retry": true
    },
    {
      "status": "5XX",
      "outcome": "unknown"
    }
  ],
  "unknownCodes": [
    -1000,
    -1006,
    -1007,
    -2012
  ],
  "limits": {
    "ip": {
      "scope": "IP",
      "per": "host",
      "limit": 2400,
      "intervalMs": 60000,
      "header": "X-MBX-USED-WEIGHT-1M"
    }
  }
};

const CanceledOrderShape: Shape = { type: "object", required: ["clientOrderId","cumQty","cumQuote","executedQty","orderId","origQty","origType","price","reduceOnly","side","positionSide","status","stopPrice","closePosition","symbol","timeInForce","type","updateTime","workingType","priceProtect","priceMatch","selfTradePreventionMode","goodTillDate"], fields: { "clientOrderId": { type: "string" }, "cumQty": { type: "string" }, "cumQuote": { type: "string" }, "executedQty": { type: "string" }, "orderId": { type: "id" }, "origQty": { type: "string" }, "origType": { type: "string" }, "price": { type: "string" }, "reduceOnly": { type: "boolean" }, "side": { type: "string" }, "positionSide": { type: "string" }, "status": { type: "string" }, "stopPrice": { type: "string" }, "closePosition": { type: "boolean" }, "symbol": { type: "string" }, "timeInForce": { type: "string" }, "type": { type: "string" }, "updateTime": { type: "number" }, "workingType": { type: "string" }, "priceProtect": { type: "boolean" }, "priceMatch": { type: "string" }, "selfTradePreventionMode": { type: "string" }, "goodTillDate": { type: "number" } } };

const ErrorShape: Shape = { type: "object", required: ["code","msg"], fields: { "code": { type: "number" }, "msg": { type: "string" } } };

const OrderShape: Shape = { type: "object", required: ["avgPrice","clientOrderId","cumQuote","executedQty","orderId","origQty","origType","price","reduceOnly","side","positionSide","status","stopPrice","closePosition","symbol","time","timeInForce","type","updateTime","workingType","priceProtect","priceMatch","selfTradePreventionMode","goodTillDate"], fields: { "avgPrice": { type: "string" }, "clientOrderId": { type: "string" }, "cumQuote": { type: "string" }, "executedQty": { type: "string" }, "orderId": { type: "id" }, "origQty": { type: "string" }, "origType": { type: "string" }, "price": { type: "string" }, "reduceOnly": { type: "boolean" }, "side": { type: "string" }, "positionSide": { type: "string" }, "status": { type: "string" }, "stopPrice": { type: "string" }, "closePosition": { type: "boolean" }, "symbol": { type: "string" }, "time": { type: "number" }, "timeInForce": { type: "string" }, "type": { type: "string" }, "updateTime": { type: "number" }, "workingType": { type: "string" }, "priceProtect": { type: "boolean" }, "priceMatch": { type: "string" }, "selfTradePreventionMode": { type: "string" }, "goodTillDate": { type: "number" } } };

const ServerTimeShape: Shape = { type: "object", required: ["serverTime"], fields: { "serverTime": { type: "number" } } };

export const operations = {
  cancelMultipleOrders: {
    "id": "cancelMultipleOrders",
    "method": "DELETE",
    "path": "/fapi/v1/batchOrders",
    "security": [
      "ApiKey",
      "Signature"
    ],
    "parameters": [
      {
        "name": "symbol",
        "in": "query",
        "value": {
          "type": "string",
          "minLength": 1
        },
        "required": true
      },
      {
        "name": "orderIdList",
        "in": "query",
        "value": {
          "type": "list",
          "items": {
            "type": "id"
          },
          "minItems": 1,
          "maxItems": 10,
          "uniqueItems": true
        },
        "list": "json"
      },
      {
        "name": "origClientOrderIdList",
        "in": "query",
        "value": {
          "type": "list",
          "items": {
            "type": "string",
            "minLength": 1
          },
          "minItems": 1,
          "maxItems": 10,
          "uniqueItems": true
        },
        "list": "json"
      },
      {
        "name": "recvWindow",
        "in": "query",
        "value": {
          "type": "integer",
          "minimum": 1
        },
        "option": true
      },
      {
        "name": "timestamp",
        "in": "query",
        "value": {
          "type": "integer"
        },
        "required": true,
        "filled": true
      }
    ],
    "weight": [
      {
        "limit": "ip",
        "weight": 1
      }
    ],
    "target": {
      "effect": "cancel",
      "item": "order",
      "select": "list",
      "by": {
        "orderIdList": "orderId",
        "origClientOrderIdList": "clientOrderId"
      },
      "within": {
        "symbol": "symbol"
      }
    },
    "status": 200,
    "dependencies": [{ text: "OnlyOne(orderIdList, origClientOrderIdList);", predicate: ["OnlyOne","orderIdList","origClientOrderIdList"], names: ["orderIdList","origClientOrderIdList"], holds: (v) => Number(v["orderIdList"] !== undefined) + Number(v["origClientOrderIdList"] !== undefined) === 1 }],
    "answer": { type: "array", items: { type: "oneOf", shapes: [CanceledOrderShape, ErrorShape] } }
  },
  queryOrder: {
    "id": "queryOrder",
    "method": "GET",
    "path": "/fapi/v1/order",
    "security": [
      "ApiKey",
      "Signature"
    ],
    "parameters": [
      {
        "name": "symbol",
        "in": "query",
        "value": {
          "type": "string",
          "minLength": 1
        },
        "required": true
      },
      {
        "name": "orderId",
        "in": "query",
        "value": {
          "type": "id"
        }
      },
      {
        "name": "origClientOrderId",
        "in": "query",
        "value": {
          "type": "string",
          "minLength": 1
        }
      },
      {
        "name": "recvWindow",
        "in": "query",
        "value": {
          "type": "integer",
          "minimum": 1
        },
        "option": true
      },
      {
        "name": "timestamp",
        "in": "query",
        "value": {
          "type": "integer"
        },
        "required": true,
        "filled": true
      }
    ],
    "weight": [
      {
        "limit": "ip",
        "weight": 1
      }
    ],
    "target": {
      "effect": "read",
      "item": "order",
      "select": "one",
      "by": {
        "orderId": "orderId",
        "origClientOrderId": "clientOrderId"
      },
      "within": {
        "symbol": "symbol"
      }
    },
    "status": 200,
    "dependencies": [{ text: "Or(orderId, origClientOrderId);", predicate: ["Or","orderId","origClientOrderId"], names: ["orderId","origClientOrderId"], holds: (v) => (v["orderId"] !== undefined) || (v["origClientOrderId"] !== undefined) }],
    "answer": OrderShape
  },
  checkServerTime: {
    "id": "checkServerTime",
    "method": "GET",
    "path": "/fapi/v1/time",
    "security": [],
    "parameters": [],
    "weight": [
      {
        "limit": "ip",
        "weight": 1
      }
    ],
    "status": 200,
    "dependencies": [],
    "answer": ServerTimeShape
  },
} satisfies Record<string, Operation>;
