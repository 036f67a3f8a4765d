// Generated from specs/binance-margin.yaml by `npm run codegen`. Do not edit: change the spec and run it again.
import type { Api, Operation, Shape } from "../../src/operation.ts";

export const api: Api = {
  "name": "binance-margin",
  "server": "https://api.binance.com",
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
      "status": "5XX",
      "outcome": "unknown"
    }
  ],
  "unknownCodes": [
    -1000,
    -1006,
    -1007
  ],
  "limits": {
    "spotIp": {
      "scope": "IP",
      "per": "host",
      "limit": 6000,
      "intervalMs": 60000,
      "header": "X-MBX-USED-WEIGHT-1M"
    },
    "ip": {
      "scope": "IP",
      "per": "operation",
      "limit": 12000,
      "intervalMs": 60000,
      "header": "X-SAPI-USED-IP-WEIGHT-1M"
    },
    "uid": {
      "scope": "UID",
      "per": "operation",
      "limit": 180000,
      "intervalMs": 60000,
      "header": "X-SAPI-USED-UID-WEIGHT-1M"
    }
  }
};

const OrderShape: Shape = { type: "object", required: ["clientOrderId","cummulativeQuoteQty","executedQty","icebergQty","isWorking","orderId","origQty","price","side","status","stopPrice","symbol","isIsolated","time","timeInForce","type","selfTradePreventionMode","updateTime"], fields: { "clientOrderId": { type: "string" }, "cummulativeQuoteQty": { type: "string" }, "executedQty": { type: "string" }, "icebergQty": { type: "string" }, "isWorking": { type: "boolean" }, "orderId": { type: "id" }, "origQty": { type: "string" }, "price": { type: "string" }, "side": { type: "string" }, "status": { type: "string" }, "stopPrice": { type: "string" }, "symbol": { type: "string" }, "isIsolated": { type: "boolean" }, "time": { type: "number" }, "timeInForce": { type: "string" }, "type": { type: "string" }, "selfTradePreventionMode": { type: "string" }, "updateTime": { type: "number" } } };

const CanceledOrderShape: Shape = { type: "object", required: ["symbol","isIsolated","orderId","origClientOrderId","clientOrderId","price","origQty","executedQty","cummulativeQuoteQty","status","timeInForce","type","side"], fields: { "symbol": { type: "string" }, "isIsolated": { type: "boolean" }, "orderId": { type: "id" }, "origClientOrderId": { type: "string" }, "clientOrderId": { type: "string" }, "price": { type: "string" }, "origQty": { type: "string" }, "executedQty": { type: "string" }, "cummulativeQuoteQty": { type: "string" }, "status": { type: "string" }, "timeInForce": { type: "string" }, "type": { type: "string" }, "side": { type: "string" } } };

const OrderListShape: Shape = { type: "object", required: ["orderListId","contingencyType","listStatusType","listOrderStatus","listClientOrderId","transactionTime","symbol","isIsolated","orders"], fields: { "orderListId": { type: "id" }, "contingencyType": { type: "string" }, "listStatusType": { type: "string" }, "listOrderStatus": { type: "string" }, "listClientOrderId": { type: "string" }, "transactionTime": { type: "number" }, "symbol": { type: "string" }, "isIsolated": { type: "boolean" }, "orders": { type: "array", items: { type: "object", required: ["symbol","orderId","clientOrderId"], fields: { "symbol": { type: "string" }, "orderId": { type: "id" }, "clientOrderId": { type: "string" } } } } } };

const OrderReportShape: Shape = { type: "object", required: ["symbol","origClientOrderId","orderId","orderListId","clientOrderId","price","origQty","executedQty","cummulativeQuoteQty","status","timeInForce","type","side"], fields: { "symbol": { type: "string" }, "origClientOrderId": { type: "string" }, "orderId": { type: "id" }, "orderListId": { type: "id" }, "clientOrderId": { type: "string" }, "price": { type: "string" }, "origQty": { type: "string" }, "executedQty": { type: "string" }, "cummulativeQuoteQty": { type: "string" }, "status": { type: "string" }, "timeInForce": { type: "string" }, "type": { type: "string" }, "side": { type: "string" } } };

const CanceledOrderListShape: Shape = { type: "object", required: ["orderListId","contingencyType","listStatusType","listOrderStatus","listClientOrderId","transactionTime","symbol","isIsolated","orders","orderReports"], fields: { "orderListId": { type: "id" }, "contingencyType": { type: "string" }, "listStatusType": { type: "string" }, "listOrderStatus": { type: "string" }, "listClientOrderId": { type: "string" }, "transactionTime": { type: "number" }, "symbol": { type: "string" }, "isIsolated": { type: "boolean" }, "orders": { type: "array", items: { type: "object", required: ["symbol","orderId","clientOrderId"], fields: { "symbol": { type: "string" }, "orderId": { type: "id" }, "clientOrderId": { type: "string" } } } }, "orderReports": { type: "array", items: OrderReportShape } } };

const SweptOrderShape: Shape = { type: "object", required: ["symbol","isIsolated","origClientOrderId","orderId","orderListId","clientOrderId","price","origQty","executedQty","cummulativeQuoteQty","status","timeInForce","type","side","selfTradePreventionMode"], fields: { "symbol": { type: "string" }, "isIsolated": { type: "boolean" }, "origClientOrderId": { type: "string" }, "orderId": { type: "id" }, "orderListId": { type: "id" }, "clientOrderId": { type: "string" }, "price": { type: "string" }, "origQty": { type: "string" }, "executedQty": { type: "string" }, "cummulativeQuoteQty": { type: "string" }, "status": { type: "string" }, "timeInForce": { type: "string" }, "type": { type: "string" }, "side": { type: "string" }, "selfTradePreventionMode": { type: "string" } } };

const ServerTimeShape: Shape = { type: "object", required: ["serverTime"], fields: { "serverTime": { type: "number" } } };

export const operations = {
  queryOrder: {
    "id": "queryOrder",
    "method": "GET",
    "path": "/sapi/v1/margin/order",
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
        "name": "isIsolated",
        "in": "query",
        "value": {
          "type": "string",
          "enum": [
            "TRUE",
            "FALSE"
          ]
        }
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
          "minimum": 1,
          "maximum": 60000
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
        "weight": 10
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
        "symbol": "symbol",
        "isIsolated": "isIsolated"
      }
    },
    "status": 200,
    "dependencies": [{ text: "Or(orderId, origClientOrderId);", predicate: ["Or","orderId","origClientOrderId"], names: ["orderId","origClientOrderId"], holds: (v) => (v["orderId"] !== undefined) || (v["origClientOrderId"] !== undefined) }],
    "answer": OrderShape
  },
  cancelOrder: {
    "id": "cancelOrder",
    "method": "DELETE",
    "path": "/sapi/v1/margin/order",
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
        "name": "isIsolated",
        "in": "query",
        "value": {
          "type": "string",
          "enum": [
            "TRUE",
            "FALSE"
          ]
        }
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
        "name": "newClientOrderId",
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
          "minimum": 1,
          "maximum": 60000
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
        "weight": 10
      }
    ],
    "target": {
      "effect": "cancel",
      "item": "order",
      "select": "one",
      "by": {
        "orderId": "orderId",
        "origClientOrderId": "clientOrderId"
      },
      "within": {
        "symbol": "symbol",
        "isIsolated": "isIsolated"
      }
    },
    "status": 200,
    "dependencies": [{ text: "Or(orderId, origClientOrderId);", predicate: ["Or","orderId","origClientOrderId"], names: ["orderId","origClientOrderId"], holds: (v) => (v["orderId"] !== undefined) || (v["origClientOrderId"] !== undefined) }],
    "answer": CanceledOrderShape
  },
  queryOrderList: {
    "id": "queryOrderList",
    "method": "GET",
    "path": "/sapi/v1/margin/orderList",
    "security": [
      "ApiKey",
      "Signature"
    ],
    "parameters": [
      {
        "name": "isIsolated",
        "in": "query",
        "value": {
          "type": "string",
          "enum": [
            "TRUE",
            "FALSE"
          ]
        }
      },
      {
        "name": "symbol",
        "in": "query",
        "value": {
          "type": "string",
          "minLength": 1
        }
      },
      {
        "name": "orderListId",
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
          "minimum": 1,
          "maximum": 60000
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
        "weight": 10
      }
    ],
    "target": {
      "effect": "read",
      "item": "orderList",
      "select": "one",
      "by": {
        "orderListId": "orderListId",
        "origClientOrderId": "listClientOrderId"
      },
      "within": {
        "symbol": "symbol",
        "isIsolated": "isIsolated"
      }
    },
    "status": 200,
    "dependencies": [{ text: "Or(orderListId, origClientOrderId);", predicate: ["Or","orderListId","origClientOrderId"], names: ["orderListId","origClientOrderId"], holds: (v) => (v["orderListId"] !== undefined) || (v["origClientOrderId"] !== undefined) }, { text: "IF isIsolated=='TRUE' THEN symbol;", predicate: ["IF",["IN","isIsolated","TRUE"],"symbol"], names: ["isIsolated","symbol"], holds: (v) => !(["TRUE"].includes(v["isIsolated"] as string)) || (v["symbol"] !== undefined) }, { text: "IF symbol THEN isIsolated=='TRUE';", predicate: ["IF","symbol",["IN","isIsolated","TRUE"]], names: ["symbol","isIsolated"], holds: (v) => !(v["symbol"] !== undefined) || (["TRUE"].includes(v["isIsolated"] as string)) }],
    "answer": OrderListShape
  },
  cancelOrderList: {
    "id": "cancelOrderList",
    "method": "DELETE",
    "path": "/sapi/v1/margin/orderList",
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
        "name": "isIsolated",
        "in": "query",
        "value": {
          "type": "string",
          "enum": [
            "TRUE",
            "FALSE"
          ]
        }
      },
      {
        "name": "orderListId",
        "in": "query",
        "value": {
          "type": "id"
        }
      },
      {
        "name": "listClientOrderId",
        "in": "query",
        "value": {
          "type": "string",
          "minLength": 1
        }
      },
      {
        "name": "newClientOrderId",
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
          "minimum": 1,
          "maximum": 60000
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
        "limit": "uid",
        "weight": 1
      }
    ],
    "target": {
      "effect": "cancel",
      "item": "orderList",
      "select": "one",
      "by": {
        "orderListId": "orderListId",
        "listClientOrderId": "listClientOrderId"
      },
      "within": {
        "symbol": "symbol",
        "isIsolated": "isIsolated"
      }
    },
    "status": 200,
    "dependencies": [{ text: "Or(orderListId, listClientOrderId);", predicate: ["Or","orderListId","listClientOrderId"], names: ["orderListId","listClientOrderId"], holds: (v) => (v["orderListId"] !== undefined) || (v["listClientOrderId"] !== undefined) }],
    "answer": CanceledOrderListShape
  },
  cancelAllOpenOrders: {
    "id": "cancelAllOpenOrders",
    "method": "DELETE",
    "path": "/sapi/v1/margin/openOrders",
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
        "name": "isIsolated",
        "in": "query",
        "value": {
          "type": "string",
          "enum": [
            "TRUE",
            "FALSE"
          ]
        }
      },
      {
        "name": "recvWindow",
        "in": "query",
        "value": {
          "type": "integer",
          "minimum": 1,
          "maximum": 60000
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
      "item": "any",
      "select": "all",
      "by": {},
      "within": {
        "symbol": "symbol",
        "isIsolated": "isIsolated"
      }
    },
    "status": 200,
    "dependencies": [],
    "answer": { type: "array", items: { type: "oneOf", shapes: [SweptOrderShape, CanceledOrderListShape] } }
  },
  checkServerTime: {
    "id": "checkServerTime",
    "method": "GET",
    "path": "/api/v3/time",
    "security": [],
    "parameters": [],
    "weight": [
      {
        "limit": "spotIp",
        "weight": 1
      }
    ],
    "status": 200,
    "dependencies": [],
    "answer": ServerTimeShape
  },
} satisfies Record<string, Operation>;
