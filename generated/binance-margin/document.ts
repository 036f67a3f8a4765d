// Generated from specs/binance-margin.yaml by `npm run codegen`. Do not edit: change the spec and run it again.
import type { OperationFacts } from "../../src/facts.ts";
import type { ApiDocument } from "../../src/testing/document.ts";

const raw: unknown = {
  "openapi": "3.1.0",
  "info": {
    "title": "Binance Margin",
    "version": "2026-01-15",
    "summary": "Cancels orders of cross and isolated margin accounts.",
    "description": "The margin cancel endpoints of Binance, served below `/sapi` on the spot hosts.",
    "license": {
      "name": "MIT",
      "identifier": "MIT"
    }
  },
  "x-exchange": "binance",
  "servers": [
    {
      "url": "https://api.binance.com",
      "description": "Production. There is no test network for `/sapi`."
    }
  ],
  "security": [
    {
      "ApiKey": [],
      "Signature": []
    }
  ],
  "tags": [
    {
      "name": "Trade",
      "description": "Orders of a margin account."
    },
    {
      "name": "General",
      "description": "The exchange itself."
    }
  ],
  "paths": {
    "/sapi/v1/margin/order": {
      "delete": {
        "operationId": "cancelOrder",
        "tags": [
          "Trade"
        ],
        "summary": "Margin Account Cancel Order (TRADE)",
        "description": "Cancels one open order of a margin account. When both identifiers are given, Binance checks one against the other.",
        "externalDocs": {
          "description": "Margin Account Cancel Order",
          "url": "https://developers.binance.com/docs/margin_trading/trade/Margin-Account-Cancel-Order",
          "x-updated-at": "2026-01-15T23:48:47.140907"
        },
        "x-dependencies": [
          "Or(orderId, origClientOrderId);"
        ],
        "x-weight": [
          {
            "limit": "ip",
            "weight": 10
          }
        ],
        "x-target": {
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
        "x-error-codes": [
          -2011
        ],
        "parameters": [
          {
            "name": "symbol",
            "in": "query",
            "required": true,
            "description": "The trading pair, such as BTCUSDT.",
            "schema": {
              "type": "string",
              "minLength": 1
            }
          },
          {
            "name": "isIsolated",
            "in": "query",
            "description": "Whether the order belongs to the isolated margin account of the symbol.",
            "x-any-case": "value",
            "schema": {
              "type": "string",
              "enum": [
                "TRUE",
                "FALSE"
              ],
              "default": "FALSE"
            }
          },
          {
            "name": "orderId",
            "in": "query",
            "description": "The id that Binance gave the order.",
            "schema": {
              "type": "integer",
              "format": "int64"
            }
          },
          {
            "name": "origClientOrderId",
            "in": "query",
            "description": "The client order id that the order was placed with.",
            "schema": {
              "type": "string",
              "minLength": 1
            }
          },
          {
            "name": "newClientOrderId",
            "in": "query",
            "description": "A name for this cancel itself, not for the order; Binance makes one up by default.",
            "x-value": "cancel.id",
            "schema": {
              "type": "string",
              "minLength": 1
            }
          },
          {
            "name": "recvWindow",
            "in": "query",
            "description": "How long after `timestamp` the request stays valid.",
            "x-option": true,
            "x-unit": "ms",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 60000,
              "default": 5000
            }
          },
          {
            "name": "timestamp",
            "in": "query",
            "required": true,
            "description": "When the request was made. Filled in by signing.",
            "x-filled": true,
            "x-unit": "ms",
            "schema": {
              "type": "integer",
              "format": "unix-time-ms"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The order as it stood when it was canceled.",
            "headers": {
              "X-SAPI-USED-IP-WEIGHT-1M": {
                "description": "Weight used up by this IP address on this endpoint in the current minute.",
                "schema": {
                  "type": "integer"
                }
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "description": "One canceled order.",
                  "required": [
                    "symbol",
                    "isIsolated",
                    "orderId",
                    "origClientOrderId",
                    "clientOrderId",
                    "price",
                    "origQty",
                    "executedQty",
                    "cummulativeQuoteQty",
                    "status",
                    "timeInForce",
                    "type",
                    "side"
                  ],
                  "properties": {
                    "symbol": {
                      "type": "string"
                    },
                    "isIsolated": {
                      "type": "boolean",
                      "description": "Whether the order belonged to an isolated margin account."
                    },
                    "orderId": {
                      "type": "string",
                      "format": "int64"
                    },
                    "origClientOrderId": {
                      "type": "string",
                      "description": "The client order id of the order.",
                      "x-value": "order.clientOrderId"
                    },
                    "clientOrderId": {
                      "type": "string",
                      "description": "The name of this cancel.",
                      "x-value": "cancel.id"
                    },
                    "price": {
                      "type": "string",
                      "format": "decimal",
                      "description": "A decimal number as text."
                    },
                    "origQty": {
                      "type": "string",
                      "format": "decimal",
                      "description": "A decimal number as text."
                    },
                    "executedQty": {
                      "type": "string",
                      "format": "decimal",
                      "description": "A decimal number as text."
                    },
                    "cummulativeQuoteQty": {
                      "type": "string",
                      "format": "decimal",
                      "description": "A decimal number as text."
                    },
                    "status": {
                      "type": "string"
                    },
                    "timeInForce": {
                      "type": "string"
                    },
                    "type": {
                      "type": "string"
                    },
                    "side": {
                      "type": "string"
                    }
                  }
                },
                "examples": {
                  "documented": {
                    "summary": "The page's example (English half; the Chinese half has the same fields in another order)",
                    "value": {
                      "symbol": "LTCBTC",
                      "isIsolated": true,
                      "orderId": "28",
                      "origClientOrderId": "myOrder1",
                      "clientOrderId": "cancelMyOrder1",
                      "price": "1.00000000",
                      "origQty": "10.00000000",
                      "executedQty": "8.00000000",
                      "cummulativeQuoteQty": "8.00000000",
                      "status": "CANCELED",
                      "timeInForce": "GTC",
                      "type": "LIMIT",
                      "side": "SELL"
                    }
                  }
                }
              }
            }
          },
          "4XX": {
            "description": "Binance refused the request; nothing was done unless `x-statuses` or `x-errors` say otherwise.",
            "headers": {
              "Retry-After": {
                "description": "Seconds to wait; comes with 429 and 418, though not with every one of them.",
                "schema": {
                  "type": "integer"
                }
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "code",
                    "msg"
                  ],
                  "properties": {
                    "code": {
                      "type": "integer",
                      "description": "Binance's error code.",
                      "x-value": "error.code"
                    },
                    "msg": {
                      "type": "string",
                      "description": "Binance's text.",
                      "x-value": "error.message"
                    }
                  }
                },
                "examples": {
                  "unknownOrder": {
                    "value": {
                      "code": -2011,
                      "msg": "Unknown order sent."
                    }
                  }
                }
              }
            }
          },
          "5XX": {
            "description": "Binance failed on its side; the request may have been carried out all the same.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "code",
                    "msg"
                  ],
                  "properties": {
                    "code": {
                      "type": "integer",
                      "description": "Binance's error code.",
                      "x-value": "error.code"
                    },
                    "msg": {
                      "type": "string",
                      "description": "Binance's text.",
                      "x-value": "error.message"
                    }
                  }
                }
              }
            }
          }
        }
      },
      "get": {
        "operationId": "queryOrder",
        "tags": [
          "Trade"
        ],
        "summary": "Query Margin Account's Order (USER_DATA)",
        "description": "Tells how one order of a margin account stands.",
        "externalDocs": {
          "description": "Query Margin Account's Order",
          "url": "https://developers.binance.com/docs/margin_trading/trade/Query-Margin-Account-Order",
          "x-updated-at": "2026-01-15T23:48:55.574720"
        },
        "x-dependencies": [
          "Or(orderId, origClientOrderId);"
        ],
        "x-weight": [
          {
            "limit": "ip",
            "weight": 10
          }
        ],
        "x-target": {
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
        "x-states": {
          "field": "status",
          "values": {
            "NEW": "open",
            "PENDING_NEW": "open",
            "PARTIALLY_FILLED": "open",
            "PENDING_CANCEL": "open",
            "CANCELED": "canceled",
            "FILLED": "closed",
            "REJECTED": "closed",
            "EXPIRED": "closed",
            "EXPIRED_IN_MATCH": "closed"
          }
        },
        "parameters": [
          {
            "name": "symbol",
            "in": "query",
            "required": true,
            "description": "The trading pair, such as BTCUSDT.",
            "schema": {
              "type": "string",
              "minLength": 1
            }
          },
          {
            "name": "isIsolated",
            "in": "query",
            "description": "Whether the order belongs to the isolated margin account of the symbol.",
            "x-any-case": "value",
            "schema": {
              "type": "string",
              "enum": [
                "TRUE",
                "FALSE"
              ],
              "default": "FALSE"
            }
          },
          {
            "name": "orderId",
            "in": "query",
            "description": "The id that Binance gave the order.",
            "schema": {
              "type": "integer",
              "format": "int64"
            }
          },
          {
            "name": "origClientOrderId",
            "in": "query",
            "description": "The client order id that the order was placed with.",
            "schema": {
              "type": "string",
              "minLength": 1
            }
          },
          {
            "name": "recvWindow",
            "in": "query",
            "description": "How long after `timestamp` the request stays valid.",
            "x-option": true,
            "x-unit": "ms",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 60000,
              "default": 5000
            }
          },
          {
            "name": "timestamp",
            "in": "query",
            "required": true,
            "description": "When the request was made. Filled in by signing.",
            "x-filled": true,
            "x-unit": "ms",
            "schema": {
              "type": "integer",
              "format": "unix-time-ms"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The order as it stands.",
            "headers": {
              "X-SAPI-USED-IP-WEIGHT-1M": {
                "description": "Weight used up by this IP address on this endpoint in the current minute.",
                "schema": {
                  "type": "integer"
                }
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "description": "An order as it stands.",
                  "required": [
                    "clientOrderId",
                    "cummulativeQuoteQty",
                    "executedQty",
                    "icebergQty",
                    "isWorking",
                    "orderId",
                    "origQty",
                    "price",
                    "side",
                    "status",
                    "stopPrice",
                    "symbol",
                    "isIsolated",
                    "time",
                    "timeInForce",
                    "type",
                    "selfTradePreventionMode",
                    "updateTime"
                  ],
                  "properties": {
                    "clientOrderId": {
                      "type": "string"
                    },
                    "cummulativeQuoteQty": {
                      "type": "string",
                      "format": "decimal",
                      "description": "Below 0 for some old orders, where it is not known."
                    },
                    "executedQty": {
                      "type": "string",
                      "format": "decimal",
                      "description": "A decimal number as text."
                    },
                    "icebergQty": {
                      "type": "string",
                      "format": "decimal",
                      "description": "A decimal number as text."
                    },
                    "isWorking": {
                      "type": "boolean"
                    },
                    "orderId": {
                      "type": "integer",
                      "format": "int64"
                    },
                    "origQty": {
                      "type": "string",
                      "format": "decimal",
                      "description": "A decimal number as text."
                    },
                    "price": {
                      "type": "string",
                      "format": "decimal",
                      "description": "A decimal number as text."
                    },
                    "side": {
                      "type": "string"
                    },
                    "status": {
                      "type": "string"
                    },
                    "stopPrice": {
                      "type": "string",
                      "format": "decimal",
                      "description": "A decimal number as text."
                    },
                    "symbol": {
                      "type": "string"
                    },
                    "isIsolated": {
                      "type": "boolean",
                      "description": "Whether the order belongs to an isolated margin account."
                    },
                    "time": {
                      "type": "integer",
                      "format": "unix-time-ms",
                      "description": "When the order was placed, in milliseconds."
                    },
                    "timeInForce": {
                      "type": "string"
                    },
                    "type": {
                      "type": "string"
                    },
                    "selfTradePreventionMode": {
                      "type": "string"
                    },
                    "updateTime": {
                      "type": "integer",
                      "format": "unix-time-ms",
                      "description": "When the order changed last, in milliseconds."
                    }
                  }
                },
                "examples": {
                  "documented": {
                    "summary": "The page's example",
                    "value": {
                      "clientOrderId": "ZwfQzuDIGpceVhKW5DvCmO",
                      "cummulativeQuoteQty": "0.00000000",
                      "executedQty": "0.00000000",
                      "icebergQty": "0.00000000",
                      "isWorking": true,
                      "orderId": 213205622,
                      "origQty": "0.30000000",
                      "price": "0.00493630",
                      "side": "SELL",
                      "status": "NEW",
                      "stopPrice": "0.00000000",
                      "symbol": "BNBBTC",
                      "isIsolated": true,
                      "time": 1562133008725,
                      "timeInForce": "GTC",
                      "type": "LIMIT",
                      "selfTradePreventionMode": "NONE",
                      "updateTime": 1562133008725
                    }
                  }
                }
              }
            }
          },
          "4XX": {
            "description": "Binance refused the request; nothing was done unless `x-statuses` or `x-errors` say otherwise.",
            "headers": {
              "Retry-After": {
                "description": "Seconds to wait; comes with 429 and 418, though not with every one of them.",
                "schema": {
                  "type": "integer"
                }
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "code",
                    "msg"
                  ],
                  "properties": {
                    "code": {
                      "type": "integer",
                      "description": "Binance's error code.",
                      "x-value": "error.code"
                    },
                    "msg": {
                      "type": "string",
                      "description": "Binance's text.",
                      "x-value": "error.message"
                    }
                  }
                },
                "examples": {
                  "unknownOrder": {
                    "value": {
                      "code": -2011,
                      "msg": "Unknown order sent."
                    }
                  }
                }
              }
            }
          },
          "5XX": {
            "description": "Binance failed on its side; the request may have been carried out all the same.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "code",
                    "msg"
                  ],
                  "properties": {
                    "code": {
                      "type": "integer",
                      "description": "Binance's error code.",
                      "x-value": "error.code"
                    },
                    "msg": {
                      "type": "string",
                      "description": "Binance's text.",
                      "x-value": "error.message"
                    }
                  }
                }
              }
            }
          }
        }
      }
    },
    "/sapi/v1/margin/orderList": {
      "delete": {
        "operationId": "cancelOrderList",
        "tags": [
          "Trade"
        ],
        "summary": "Margin Account Cancel OCO (TRADE)",
        "description": "Cancels a whole order list of a margin account. Canceling a single leg with `cancelOrder` cancels the whole list as well.",
        "externalDocs": {
          "description": "Margin Account Cancel OCO",
          "url": "https://developers.binance.com/docs/margin_trading/trade/Margin-Account-Cancel-OCO",
          "x-updated-at": "2026-01-15T23:48:47.079801"
        },
        "x-dependencies": [
          "Or(orderListId, listClientOrderId);"
        ],
        "x-weight": [
          {
            "limit": "uid",
            "weight": 1
          }
        ],
        "x-target": {
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
        "parameters": [
          {
            "name": "symbol",
            "in": "query",
            "required": true,
            "description": "The trading pair, such as BTCUSDT.",
            "schema": {
              "type": "string",
              "minLength": 1
            }
          },
          {
            "name": "isIsolated",
            "in": "query",
            "description": "Whether the order belongs to the isolated margin account of the symbol.",
            "x-any-case": "value",
            "schema": {
              "type": "string",
              "enum": [
                "TRUE",
                "FALSE"
              ],
              "default": "FALSE"
            }
          },
          {
            "name": "orderListId",
            "in": "query",
            "description": "The id that Binance gave the order list.",
            "schema": {
              "type": "integer",
              "format": "int64"
            }
          },
          {
            "name": "listClientOrderId",
            "in": "query",
            "description": "The client order id of the list.",
            "schema": {
              "type": "string",
              "minLength": 1
            }
          },
          {
            "name": "newClientOrderId",
            "in": "query",
            "description": "A name for this cancel itself, not for the order; Binance makes one up by default.",
            "x-value": "cancel.id",
            "schema": {
              "type": "string",
              "minLength": 1
            }
          },
          {
            "name": "recvWindow",
            "in": "query",
            "description": "How long after `timestamp` the request stays valid.",
            "x-option": true,
            "x-unit": "ms",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 60000,
              "default": 5000
            }
          },
          {
            "name": "timestamp",
            "in": "query",
            "required": true,
            "description": "When the request was made. Filled in by signing.",
            "x-filled": true,
            "x-unit": "ms",
            "schema": {
              "type": "integer",
              "format": "unix-time-ms"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The order list, with a report for each of its orders.",
            "headers": {
              "X-SAPI-USED-UID-WEIGHT-1M": {
                "description": "Weight used up by this account on this endpoint in the current minute.",
                "schema": {
                  "type": "integer"
                }
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "description": "A canceled order list.",
                  "required": [
                    "orderListId",
                    "contingencyType",
                    "listStatusType",
                    "listOrderStatus",
                    "listClientOrderId",
                    "transactionTime",
                    "symbol",
                    "isIsolated",
                    "orders",
                    "orderReports"
                  ],
                  "properties": {
                    "orderListId": {
                      "type": "integer",
                      "format": "int64"
                    },
                    "contingencyType": {
                      "type": "string"
                    },
                    "listStatusType": {
                      "type": "string"
                    },
                    "listOrderStatus": {
                      "type": "string"
                    },
                    "listClientOrderId": {
                      "type": "string"
                    },
                    "transactionTime": {
                      "type": "integer",
                      "format": "unix-time-ms",
                      "description": "When the list was canceled, in milliseconds.",
                      "x-value": "cancel.time"
                    },
                    "symbol": {
                      "type": "string"
                    },
                    "isIsolated": {
                      "type": "boolean",
                      "description": "Whether the list belonged to an isolated margin account."
                    },
                    "orders": {
                      "type": "array",
                      "description": "The orders of the list, in brief.",
                      "items": {
                        "type": "object",
                        "required": [
                          "symbol",
                          "orderId",
                          "clientOrderId"
                        ],
                        "properties": {
                          "symbol": {
                            "type": "string"
                          },
                          "orderId": {
                            "type": "integer",
                            "format": "int64"
                          },
                          "clientOrderId": {
                            "type": "string"
                          }
                        }
                      }
                    },
                    "orderReports": {
                      "type": "array",
                      "description": "The orders of the list as they stood when canceled.",
                      "x-value": "order.orders",
                      "items": {
                        "type": "object",
                        "description": "One order of a canceled order list.",
                        "required": [
                          "symbol",
                          "origClientOrderId",
                          "orderId",
                          "orderListId",
                          "clientOrderId",
                          "price",
                          "origQty",
                          "executedQty",
                          "cummulativeQuoteQty",
                          "status",
                          "timeInForce",
                          "type",
                          "side"
                        ],
                        "properties": {
                          "symbol": {
                            "type": "string"
                          },
                          "origClientOrderId": {
                            "type": "string",
                            "description": "The client order id of the order.",
                            "x-value": "order.clientOrderId"
                          },
                          "orderId": {
                            "type": "integer",
                            "format": "int64"
                          },
                          "orderListId": {
                            "type": "integer",
                            "format": "int64"
                          },
                          "clientOrderId": {
                            "type": "string",
                            "description": "The name of this cancel.",
                            "x-value": "cancel.id"
                          },
                          "price": {
                            "type": "string",
                            "format": "decimal",
                            "description": "A decimal number as text."
                          },
                          "origQty": {
                            "type": "string",
                            "format": "decimal",
                            "description": "A decimal number as text."
                          },
                          "executedQty": {
                            "type": "string",
                            "format": "decimal",
                            "description": "A decimal number as text."
                          },
                          "cummulativeQuoteQty": {
                            "type": "string",
                            "format": "decimal",
                            "description": "A decimal number as text."
                          },
                          "status": {
                            "type": "string"
                          },
                          "timeInForce": {
                            "type": "string"
                          },
                          "type": {
                            "type": "string"
                          },
                          "side": {
                            "type": "string"
                          },
                          "stopPrice": {
                            "type": "string",
                            "format": "decimal",
                            "description": "Only for orders with a stop price."
                          },
                          "icebergQty": {
                            "type": "string",
                            "format": "decimal",
                            "description": "Only for iceberg orders."
                          },
                          "selfTradePreventionMode": {
                            "type": "string",
                            "description": "Not in every report."
                          }
                        }
                      }
                    }
                  }
                },
                "examples": {
                  "documented": {
                    "summary": "The page's example",
                    "value": {
                      "orderListId": 0,
                      "contingencyType": "OCO",
                      "listStatusType": "ALL_DONE",
                      "listOrderStatus": "ALL_DONE",
                      "listClientOrderId": "C3wyj4WVEktd7u9aVBRXcN",
                      "transactionTime": 1574040868128,
                      "symbol": "LTCBTC",
                      "isIsolated": false,
                      "orders": [
                        {
                          "symbol": "LTCBTC",
                          "orderId": 2,
                          "clientOrderId": "pO9ufTiFGg3nw2fOdgeOXa"
                        },
                        {
                          "symbol": "LTCBTC",
                          "orderId": 3,
                          "clientOrderId": "TXOvglzXuaubXAaENpaRCB"
                        }
                      ],
                      "orderReports": [
                        {
                          "symbol": "LTCBTC",
                          "origClientOrderId": "pO9ufTiFGg3nw2fOdgeOXa",
                          "orderId": 2,
                          "orderListId": 0,
                          "clientOrderId": "unfWT8ig8i0uj6lPuYLez6",
                          "price": "1.00000000",
                          "origQty": "10.00000000",
                          "executedQty": "0.00000000",
                          "cummulativeQuoteQty": "0.00000000",
                          "status": "CANCELED",
                          "timeInForce": "GTC",
                          "type": "STOP_LOSS_LIMIT",
                          "side": "SELL",
                          "stopPrice": "1.00000000",
                          "selfTradePreventionMode": "NONE"
                        },
                        {
                          "symbol": "LTCBTC",
                          "origClientOrderId": "TXOvglzXuaubXAaENpaRCB",
                          "orderId": 3,
                          "orderListId": 0,
                          "clientOrderId": "unfWT8ig8i0uj6lPuYLez6",
                          "price": "3.00000000",
                          "origQty": "10.00000000",
                          "executedQty": "0.00000000",
                          "cummulativeQuoteQty": "0.00000000",
                          "status": "CANCELED",
                          "timeInForce": "GTC",
                          "type": "LIMIT_MAKER",
                          "side": "SELL",
                          "selfTradePreventionMode": "NONE"
                        }
                      ]
                    }
                  }
                }
              }
            }
          },
          "4XX": {
            "description": "Binance refused the request; nothing was done unless `x-statuses` or `x-errors` say otherwise.",
            "headers": {
              "Retry-After": {
                "description": "Seconds to wait; comes with 429 and 418, though not with every one of them.",
                "schema": {
                  "type": "integer"
                }
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "code",
                    "msg"
                  ],
                  "properties": {
                    "code": {
                      "type": "integer",
                      "description": "Binance's error code.",
                      "x-value": "error.code"
                    },
                    "msg": {
                      "type": "string",
                      "description": "Binance's text.",
                      "x-value": "error.message"
                    }
                  }
                },
                "examples": {
                  "unknownOrder": {
                    "value": {
                      "code": -2011,
                      "msg": "Unknown order sent."
                    }
                  }
                }
              }
            }
          },
          "5XX": {
            "description": "Binance failed on its side; the request may have been carried out all the same.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "code",
                    "msg"
                  ],
                  "properties": {
                    "code": {
                      "type": "integer",
                      "description": "Binance's error code.",
                      "x-value": "error.code"
                    },
                    "msg": {
                      "type": "string",
                      "description": "Binance's text.",
                      "x-value": "error.message"
                    }
                  }
                }
              }
            }
          }
        }
      },
      "get": {
        "operationId": "queryOrderList",
        "tags": [
          "Trade"
        ],
        "summary": "Query Margin Account's OCO (USER_DATA)",
        "description": "Tells how one order list of a margin account stands.",
        "externalDocs": {
          "description": "Query Margin Account's OCO",
          "url": "https://developers.binance.com/docs/margin_trading/trade/Query-Margin-Account-OCO",
          "x-updated-at": "2026-01-15T23:48:55.311815"
        },
        "x-dependencies": [
          "Or(orderListId, origClientOrderId);",
          "IF isIsolated=='TRUE' THEN symbol;",
          "IF symbol THEN isIsolated=='TRUE';"
        ],
        "x-weight": [
          {
            "limit": "ip",
            "weight": 10
          }
        ],
        "x-target": {
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
        "x-states": {
          "field": "listOrderStatus",
          "values": {
            "EXECUTING": "open",
            "ALL_DONE": "parts",
            "REJECT": "closed"
          },
          "parts": "orders"
        },
        "parameters": [
          {
            "name": "isIsolated",
            "in": "query",
            "description": "Whether the order belongs to the isolated margin account of the symbol.",
            "x-any-case": "value",
            "schema": {
              "type": "string",
              "enum": [
                "TRUE",
                "FALSE"
              ],
              "default": "FALSE"
            }
          },
          {
            "name": "symbol",
            "in": "query",
            "description": "The trading pair, such as BTCUSDT; for isolated margin only.",
            "schema": {
              "type": "string",
              "minLength": 1
            }
          },
          {
            "name": "orderListId",
            "in": "query",
            "description": "The id that Binance gave the order list.",
            "schema": {
              "type": "integer",
              "format": "int64"
            }
          },
          {
            "name": "origClientOrderId",
            "in": "query",
            "description": "The client order id of the list.",
            "schema": {
              "type": "string",
              "minLength": 1
            }
          },
          {
            "name": "recvWindow",
            "in": "query",
            "description": "How long after `timestamp` the request stays valid.",
            "x-option": true,
            "x-unit": "ms",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 60000,
              "default": 5000
            }
          },
          {
            "name": "timestamp",
            "in": "query",
            "required": true,
            "description": "When the request was made. Filled in by signing.",
            "x-filled": true,
            "x-unit": "ms",
            "schema": {
              "type": "integer",
              "format": "unix-time-ms"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The order list as it stands.",
            "headers": {
              "X-SAPI-USED-IP-WEIGHT-1M": {
                "description": "Weight used up by this IP address on this endpoint in the current minute.",
                "schema": {
                  "type": "integer"
                }
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "description": "An order list as it stands.",
                  "required": [
                    "orderListId",
                    "contingencyType",
                    "listStatusType",
                    "listOrderStatus",
                    "listClientOrderId",
                    "transactionTime",
                    "symbol",
                    "isIsolated",
                    "orders"
                  ],
                  "properties": {
                    "orderListId": {
                      "type": "integer",
                      "format": "int64"
                    },
                    "contingencyType": {
                      "type": "string"
                    },
                    "listStatusType": {
                      "type": "string"
                    },
                    "listOrderStatus": {
                      "type": "string"
                    },
                    "listClientOrderId": {
                      "type": "string"
                    },
                    "transactionTime": {
                      "type": "integer",
                      "format": "unix-time-ms",
                      "description": "When the list changed last, in milliseconds."
                    },
                    "symbol": {
                      "type": "string"
                    },
                    "isIsolated": {
                      "type": "boolean",
                      "description": "Whether the list belongs to an isolated margin account."
                    },
                    "orders": {
                      "type": "array",
                      "description": "The orders of the list, in brief.",
                      "items": {
                        "type": "object",
                        "required": [
                          "symbol",
                          "orderId",
                          "clientOrderId"
                        ],
                        "properties": {
                          "symbol": {
                            "type": "string"
                          },
                          "orderId": {
                            "type": "integer",
                            "format": "int64"
                          },
                          "clientOrderId": {
                            "type": "string"
                          }
                        }
                      }
                    }
                  }
                },
                "examples": {
                  "documented": {
                    "summary": "The page's example (English half; the Chinese half has `isIsolated` true)",
                    "value": {
                      "orderListId": 27,
                      "contingencyType": "OCO",
                      "listStatusType": "EXEC_STARTED",
                      "listOrderStatus": "EXECUTING",
                      "listClientOrderId": "h2USkA5YQpaXHPIrkd96xE",
                      "transactionTime": 1565245656253,
                      "symbol": "LTCBTC",
                      "isIsolated": false,
                      "orders": [
                        {
                          "symbol": "LTCBTC",
                          "orderId": 4,
                          "clientOrderId": "qD1gy3kc3Gx0rihm9Y3xwS"
                        },
                        {
                          "symbol": "LTCBTC",
                          "orderId": 5,
                          "clientOrderId": "ARzZ9I00CPM8i3NhmU9Ega"
                        }
                      ]
                    }
                  }
                }
              }
            }
          },
          "4XX": {
            "description": "Binance refused the request; nothing was done unless `x-statuses` or `x-errors` say otherwise.",
            "headers": {
              "Retry-After": {
                "description": "Seconds to wait; comes with 429 and 418, though not with every one of them.",
                "schema": {
                  "type": "integer"
                }
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "code",
                    "msg"
                  ],
                  "properties": {
                    "code": {
                      "type": "integer",
                      "description": "Binance's error code.",
                      "x-value": "error.code"
                    },
                    "msg": {
                      "type": "string",
                      "description": "Binance's text.",
                      "x-value": "error.message"
                    }
                  }
                },
                "examples": {
                  "unknownOrder": {
                    "value": {
                      "code": -2011,
                      "msg": "Unknown order sent."
                    }
                  }
                }
              }
            }
          },
          "5XX": {
            "description": "Binance failed on its side; the request may have been carried out all the same.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "code",
                    "msg"
                  ],
                  "properties": {
                    "code": {
                      "type": "integer",
                      "description": "Binance's error code.",
                      "x-value": "error.code"
                    },
                    "msg": {
                      "type": "string",
                      "description": "Binance's text.",
                      "x-value": "error.message"
                    }
                  }
                }
              }
            }
          }
        }
      }
    },
    "/sapi/v1/margin/openOrders": {
      "delete": {
        "operationId": "cancelAllOpenOrders",
        "tags": [
          "Trade"
        ],
        "summary": "Margin Account Cancel all Open Orders on a Symbol (TRADE)",
        "description": "Cancels every open order of a margin account on one symbol, order lists included. It sweeps: an order that is opened while the request is under way may be canceled too.",
        "externalDocs": {
          "description": "Margin Account Cancel all Open Orders on a Symbol",
          "url": "https://developers.binance.com/docs/margin_trading/trade/Margin-Account-Cancel-All-Open-Orders",
          "x-updated-at": "2026-01-15T23:48:47.010164"
        },
        "x-weight": [
          {
            "limit": "ip",
            "weight": 1
          }
        ],
        "x-target": {
          "effect": "cancel",
          "item": "any",
          "select": "all",
          "within": {
            "symbol": "symbol",
            "isIsolated": "isIsolated"
          }
        },
        "parameters": [
          {
            "name": "symbol",
            "in": "query",
            "required": true,
            "description": "The trading pair, such as BTCUSDT.",
            "schema": {
              "type": "string",
              "minLength": 1
            }
          },
          {
            "name": "isIsolated",
            "in": "query",
            "description": "Whether the order belongs to the isolated margin account of the symbol.",
            "x-any-case": "value",
            "schema": {
              "type": "string",
              "enum": [
                "TRUE",
                "FALSE"
              ],
              "default": "FALSE"
            }
          },
          {
            "name": "recvWindow",
            "in": "query",
            "description": "How long after `timestamp` the request stays valid.",
            "x-option": true,
            "x-unit": "ms",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 60000,
              "default": 5000
            }
          },
          {
            "name": "timestamp",
            "in": "query",
            "required": true,
            "description": "When the request was made. Filled in by signing.",
            "x-filled": true,
            "x-unit": "ms",
            "schema": {
              "type": "integer",
              "format": "unix-time-ms"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "What was canceled, single orders and order lists mixed; a list has a `contingencyType`.",
            "headers": {
              "X-SAPI-USED-IP-WEIGHT-1M": {
                "description": "Weight used up by this IP address on this endpoint in the current minute.",
                "schema": {
                  "type": "integer"
                }
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "type": "array",
                  "items": {
                    "oneOf": [
                      {
                        "type": "object",
                        "description": "A single order canceled by a sweep over its symbol.",
                        "required": [
                          "symbol",
                          "isIsolated",
                          "origClientOrderId",
                          "orderId",
                          "orderListId",
                          "clientOrderId",
                          "price",
                          "origQty",
                          "executedQty",
                          "cummulativeQuoteQty",
                          "status",
                          "timeInForce",
                          "type",
                          "side",
                          "selfTradePreventionMode"
                        ],
                        "properties": {
                          "symbol": {
                            "type": "string"
                          },
                          "isIsolated": {
                            "type": "boolean",
                            "description": "Whether the order belonged to an isolated margin account."
                          },
                          "origClientOrderId": {
                            "type": "string",
                            "description": "The client order id of the order.",
                            "x-value": "order.clientOrderId"
                          },
                          "orderId": {
                            "type": "integer",
                            "format": "int64"
                          },
                          "orderListId": {
                            "type": "integer",
                            "format": "int64",
                            "description": "Always -1, since the order belongs to no list."
                          },
                          "clientOrderId": {
                            "type": "string",
                            "description": "The name of this cancel.",
                            "x-value": "cancel.id"
                          },
                          "price": {
                            "type": "string",
                            "format": "decimal",
                            "description": "A decimal number as text."
                          },
                          "origQty": {
                            "type": "string",
                            "format": "decimal",
                            "description": "A decimal number as text."
                          },
                          "executedQty": {
                            "type": "string",
                            "format": "decimal",
                            "description": "A decimal number as text."
                          },
                          "cummulativeQuoteQty": {
                            "type": "string",
                            "format": "decimal",
                            "description": "A decimal number as text."
                          },
                          "status": {
                            "type": "string"
                          },
                          "timeInForce": {
                            "type": "string"
                          },
                          "type": {
                            "type": "string"
                          },
                          "side": {
                            "type": "string"
                          },
                          "stopPrice": {
                            "type": "string",
                            "format": "decimal",
                            "description": "Only for orders with a stop price."
                          },
                          "icebergQty": {
                            "type": "string",
                            "format": "decimal",
                            "description": "Only for iceberg orders."
                          },
                          "selfTradePreventionMode": {
                            "type": "string"
                          }
                        }
                      },
                      {
                        "type": "object",
                        "description": "A canceled order list.",
                        "required": [
                          "orderListId",
                          "contingencyType",
                          "listStatusType",
                          "listOrderStatus",
                          "listClientOrderId",
                          "transactionTime",
                          "symbol",
                          "isIsolated",
                          "orders",
                          "orderReports"
                        ],
                        "properties": {
                          "orderListId": {
                            "type": "integer",
                            "format": "int64"
                          },
                          "contingencyType": {
                            "type": "string"
                          },
                          "listStatusType": {
                            "type": "string"
                          },
                          "listOrderStatus": {
                            "type": "string"
                          },
                          "listClientOrderId": {
                            "type": "string"
                          },
                          "transactionTime": {
                            "type": "integer",
                            "format": "unix-time-ms",
                            "description": "When the list was canceled, in milliseconds.",
                            "x-value": "cancel.time"
                          },
                          "symbol": {
                            "type": "string"
                          },
                          "isIsolated": {
                            "type": "boolean",
                            "description": "Whether the list belonged to an isolated margin account."
                          },
                          "orders": {
                            "type": "array",
                            "description": "The orders of the list, in brief.",
                            "items": {
                              "type": "object",
                              "required": [
                                "symbol",
                                "orderId",
                                "clientOrderId"
                              ],
                              "properties": {
                                "symbol": {
                                  "type": "string"
                                },
                                "orderId": {
                                  "type": "integer",
                                  "format": "int64"
                                },
                                "clientOrderId": {
                                  "type": "string"
                                }
                              }
                            }
                          },
                          "orderReports": {
                            "type": "array",
                            "description": "The orders of the list as they stood when canceled.",
                            "x-value": "order.orders",
                            "items": {
                              "type": "object",
                              "description": "One order of a canceled order list.",
                              "required": [
                                "symbol",
                                "origClientOrderId",
                                "orderId",
                                "orderListId",
                                "clientOrderId",
                                "price",
                                "origQty",
                                "executedQty",
                                "cummulativeQuoteQty",
                                "status",
                                "timeInForce",
                                "type",
                                "side"
                              ],
                              "properties": {
                                "symbol": {
                                  "type": "string"
                                },
                                "origClientOrderId": {
                                  "type": "string",
                                  "description": "The client order id of the order.",
                                  "x-value": "order.clientOrderId"
                                },
                                "orderId": {
                                  "type": "integer",
                                  "format": "int64"
                                },
                                "orderListId": {
                                  "type": "integer",
                                  "format": "int64"
                                },
                                "clientOrderId": {
                                  "type": "string",
                                  "description": "The name of this cancel.",
                                  "x-value": "cancel.id"
                                },
                                "price": {
                                  "type": "string",
                                  "format": "decimal",
                                  "description": "A decimal number as text."
                                },
                                "origQty": {
                                  "type": "string",
                                  "format": "decimal",
                                  "description": "A decimal number as text."
                                },
                                "executedQty": {
                                  "type": "string",
                                  "format": "decimal",
                                  "description": "A decimal number as text."
                                },
                                "cummulativeQuoteQty": {
                                  "type": "string",
                                  "format": "decimal",
                                  "description": "A decimal number as text."
                                },
                                "status": {
                                  "type": "string"
                                },
                                "timeInForce": {
                                  "type": "string"
                                },
                                "type": {
                                  "type": "string"
                                },
                                "side": {
                                  "type": "string"
                                },
                                "stopPrice": {
                                  "type": "string",
                                  "format": "decimal",
                                  "description": "Only for orders with a stop price."
                                },
                                "icebergQty": {
                                  "type": "string",
                                  "format": "decimal",
                                  "description": "Only for iceberg orders."
                                },
                                "selfTradePreventionMode": {
                                  "type": "string",
                                  "description": "Not in every report."
                                }
                              }
                            }
                          }
                        }
                      }
                    ]
                  }
                },
                "examples": {
                  "documented": {
                    "summary": "The page's example",
                    "value": [
                      {
                        "symbol": "BTCUSDT",
                        "isIsolated": true,
                        "origClientOrderId": "E6APeyTJvkMvLMYMqu1KQ4",
                        "orderId": 11,
                        "orderListId": -1,
                        "clientOrderId": "pXLV6Hz6mprAcVYpVMTGgx",
                        "price": "0.089853",
                        "origQty": "0.178622",
                        "executedQty": "0.000000",
                        "cummulativeQuoteQty": "0.000000",
                        "status": "CANCELED",
                        "timeInForce": "GTC",
                        "type": "LIMIT",
                        "side": "BUY",
                        "selfTradePreventionMode": "NONE"
                      },
                      {
                        "symbol": "BTCUSDT",
                        "isIsolated": false,
                        "origClientOrderId": "A3EF2HCwxgZPFMrfwbgrhv",
                        "orderId": 13,
                        "orderListId": -1,
                        "clientOrderId": "pXLV6Hz6mprAcVYpVMTGgx",
                        "price": "0.090430",
                        "origQty": "0.178622",
                        "executedQty": "0.000000",
                        "cummulativeQuoteQty": "0.000000",
                        "status": "CANCELED",
                        "timeInForce": "GTC",
                        "type": "LIMIT",
                        "side": "BUY",
                        "selfTradePreventionMode": "NONE"
                      },
                      {
                        "orderListId": 1929,
                        "contingencyType": "OCO",
                        "listStatusType": "ALL_DONE",
                        "listOrderStatus": "ALL_DONE",
                        "listClientOrderId": "2inzWQdDvZLHbbAmAozX2N",
                        "transactionTime": 1585230948299,
                        "symbol": "BTCUSDT",
                        "isIsolated": true,
                        "orders": [
                          {
                            "symbol": "BTCUSDT",
                            "orderId": 20,
                            "clientOrderId": "CwOOIPHSmYywx6jZX77TdL"
                          },
                          {
                            "symbol": "BTCUSDT",
                            "orderId": 21,
                            "clientOrderId": "461cPg51vQjV3zIMOXNz39"
                          }
                        ],
                        "orderReports": [
                          {
                            "symbol": "BTCUSDT",
                            "origClientOrderId": "CwOOIPHSmYywx6jZX77TdL",
                            "orderId": 20,
                            "orderListId": 1929,
                            "clientOrderId": "pXLV6Hz6mprAcVYpVMTGgx",
                            "price": "0.668611",
                            "origQty": "0.690354",
                            "executedQty": "0.000000",
                            "cummulativeQuoteQty": "0.000000",
                            "status": "CANCELED",
                            "timeInForce": "GTC",
                            "type": "STOP_LOSS_LIMIT",
                            "side": "BUY",
                            "stopPrice": "0.378131",
                            "icebergQty": "0.017083"
                          },
                          {
                            "symbol": "BTCUSDT",
                            "origClientOrderId": "461cPg51vQjV3zIMOXNz39",
                            "orderId": 21,
                            "orderListId": 1929,
                            "clientOrderId": "pXLV6Hz6mprAcVYpVMTGgx",
                            "price": "0.008791",
                            "origQty": "0.690354",
                            "executedQty": "0.000000",
                            "cummulativeQuoteQty": "0.000000",
                            "status": "CANCELED",
                            "timeInForce": "GTC",
                            "type": "LIMIT_MAKER",
                            "side": "BUY",
                            "icebergQty": "0.639962"
                          }
                        ]
                      }
                    ]
                  }
                }
              }
            }
          },
          "4XX": {
            "description": "Binance refused the request; nothing was done unless `x-statuses` or `x-errors` say otherwise.",
            "headers": {
              "Retry-After": {
                "description": "Seconds to wait; comes with 429 and 418, though not with every one of them.",
                "schema": {
                  "type": "integer"
                }
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "code",
                    "msg"
                  ],
                  "properties": {
                    "code": {
                      "type": "integer",
                      "description": "Binance's error code.",
                      "x-value": "error.code"
                    },
                    "msg": {
                      "type": "string",
                      "description": "Binance's text.",
                      "x-value": "error.message"
                    }
                  }
                },
                "examples": {
                  "unknownOrder": {
                    "value": {
                      "code": -2011,
                      "msg": "Unknown order sent."
                    }
                  }
                }
              }
            }
          },
          "5XX": {
            "description": "Binance failed on its side; the request may have been carried out all the same.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "code",
                    "msg"
                  ],
                  "properties": {
                    "code": {
                      "type": "integer",
                      "description": "Binance's error code.",
                      "x-value": "error.code"
                    },
                    "msg": {
                      "type": "string",
                      "description": "Binance's text.",
                      "x-value": "error.message"
                    }
                  }
                }
              }
            }
          }
        }
      }
    },
    "/api/v3/time": {
      "get": {
        "operationId": "checkServerTime",
        "tags": [
          "General"
        ],
        "summary": "Check server time",
        "description": "Tells the exchange's time.",
        "externalDocs": {
          "description": "Check server time",
          "url": "https://developers.binance.com/docs/binance-spot-api-docs/rest-api/general-endpoints"
        },
        "security": [],
        "x-weight": [
          {
            "limit": "spotIp",
            "weight": 1
          }
        ],
        "responses": {
          "200": {
            "description": "The exchange's time.",
            "headers": {
              "X-MBX-USED-WEIGHT-1M": {
                "description": "Weight used up by this IP address in the current minute, over all endpoints below `/api`.",
                "schema": {
                  "type": "integer"
                }
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "description": "The exchange's time.",
                  "required": [
                    "serverTime"
                  ],
                  "properties": {
                    "serverTime": {
                      "type": "integer",
                      "format": "unix-time-ms",
                      "description": "In milliseconds.",
                      "x-value": "now"
                    }
                  }
                },
                "examples": {
                  "documented": {
                    "summary": "The page's example",
                    "value": {
                      "serverTime": 1499827319559
                    }
                  }
                }
              }
            }
          },
          "4XX": {
            "description": "Binance refused the request; nothing was done unless `x-statuses` or `x-errors` say otherwise.",
            "headers": {
              "Retry-After": {
                "description": "Seconds to wait; comes with 429 and 418, though not with every one of them.",
                "schema": {
                  "type": "integer"
                }
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "code",
                    "msg"
                  ],
                  "properties": {
                    "code": {
                      "type": "integer",
                      "description": "Binance's error code.",
                      "x-value": "error.code"
                    },
                    "msg": {
                      "type": "string",
                      "description": "Binance's text.",
                      "x-value": "error.message"
                    }
                  }
                },
                "examples": {
                  "unknownOrder": {
                    "value": {
                      "code": -2011,
                      "msg": "Unknown order sent."
                    }
                  }
                }
              }
            }
          },
          "5XX": {
            "description": "Binance failed on its side; the request may have been carried out all the same.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "code",
                    "msg"
                  ],
                  "properties": {
                    "code": {
                      "type": "integer",
                      "description": "Binance's error code.",
                      "x-value": "error.code"
                    },
                    "msg": {
                      "type": "string",
                      "description": "Binance's text.",
                      "x-value": "error.message"
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  },
  "components": {
    "securitySchemes": {
      "ApiKey": {
        "type": "apiKey",
        "in": "header",
        "name": "X-MBX-APIKEY",
        "description": "The API key."
      },
      "Signature": {
        "type": "apiKey",
        "in": "query",
        "name": "signature",
        "description": "Signs the query string as sent (percent-encoded; mandatory since 2026-01-15), followed without a separator by the body as sent.",
        "x-signature": {
          "payload": "{query}{body}",
          "form": true,
          "timestamp": "timestamp",
          "timestampUnits": [
            "ms",
            "us"
          ],
          "window": "recvWindow",
          "windowMs": 5000,
          "windowDecimals": 3,
          "aheadMs": 1000,
          "algorithms": [
            {
              "algorithm": "HMAC-SHA256",
              "encoding": "hex",
              "anyCase": true
            },
            {
              "algorithm": "RSA-SHA256",
              "encoding": "base64"
            },
            {
              "algorithm": "Ed25519",
              "encoding": "base64"
            }
          ]
        }
      }
    },
    "headers": {
      "UsedWeight": {
        "description": "Weight used up by this IP address in the current minute, over all endpoints below `/api`.",
        "schema": {
          "type": "integer"
        }
      },
      "UsedIpWeight": {
        "description": "Weight used up by this IP address on this endpoint in the current minute.",
        "schema": {
          "type": "integer"
        }
      },
      "UsedUidWeight": {
        "description": "Weight used up by this account on this endpoint in the current minute.",
        "schema": {
          "type": "integer"
        }
      },
      "RetryAfter": {
        "description": "Seconds to wait; comes with 429 and 418, though not with every one of them.",
        "schema": {
          "type": "integer"
        }
      }
    },
    "parameters": {
      "symbol": {
        "name": "symbol",
        "in": "query",
        "required": true,
        "description": "The trading pair, such as BTCUSDT.",
        "schema": {
          "type": "string",
          "minLength": 1
        }
      },
      "isIsolated": {
        "name": "isIsolated",
        "in": "query",
        "description": "Whether the order belongs to the isolated margin account of the symbol.",
        "x-any-case": "value",
        "schema": {
          "type": "string",
          "enum": [
            "TRUE",
            "FALSE"
          ],
          "default": "FALSE"
        }
      },
      "orderId": {
        "name": "orderId",
        "in": "query",
        "description": "The id that Binance gave the order.",
        "schema": {
          "type": "integer",
          "format": "int64"
        }
      },
      "origClientOrderId": {
        "name": "origClientOrderId",
        "in": "query",
        "description": "The client order id that the order was placed with.",
        "schema": {
          "type": "string",
          "minLength": 1
        }
      },
      "orderListId": {
        "name": "orderListId",
        "in": "query",
        "description": "The id that Binance gave the order list.",
        "schema": {
          "type": "integer",
          "format": "int64"
        }
      },
      "newClientOrderId": {
        "name": "newClientOrderId",
        "in": "query",
        "description": "A name for this cancel itself, not for the order; Binance makes one up by default.",
        "x-value": "cancel.id",
        "schema": {
          "type": "string",
          "minLength": 1
        }
      },
      "recvWindow": {
        "name": "recvWindow",
        "in": "query",
        "description": "How long after `timestamp` the request stays valid.",
        "x-option": true,
        "x-unit": "ms",
        "schema": {
          "type": "integer",
          "minimum": 1,
          "maximum": 60000,
          "default": 5000
        }
      },
      "timestamp": {
        "name": "timestamp",
        "in": "query",
        "required": true,
        "description": "When the request was made. Filled in by signing.",
        "x-filled": true,
        "x-unit": "ms",
        "schema": {
          "type": "integer",
          "format": "unix-time-ms"
        }
      }
    },
    "responses": {
      "Refused": {
        "description": "Binance refused the request; nothing was done unless `x-statuses` or `x-errors` say otherwise.",
        "headers": {
          "Retry-After": {
            "description": "Seconds to wait; comes with 429 and 418, though not with every one of them.",
            "schema": {
              "type": "integer"
            }
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "type": "object",
              "required": [
                "code",
                "msg"
              ],
              "properties": {
                "code": {
                  "type": "integer",
                  "description": "Binance's error code.",
                  "x-value": "error.code"
                },
                "msg": {
                  "type": "string",
                  "description": "Binance's text.",
                  "x-value": "error.message"
                }
              }
            },
            "examples": {
              "unknownOrder": {
                "value": {
                  "code": -2011,
                  "msg": "Unknown order sent."
                }
              }
            }
          }
        }
      },
      "Unknown": {
        "description": "Binance failed on its side; the request may have been carried out all the same.",
        "content": {
          "application/json": {
            "schema": {
              "type": "object",
              "required": [
                "code",
                "msg"
              ],
              "properties": {
                "code": {
                  "type": "integer",
                  "description": "Binance's error code.",
                  "x-value": "error.code"
                },
                "msg": {
                  "type": "string",
                  "description": "Binance's text.",
                  "x-value": "error.message"
                }
              }
            }
          }
        }
      }
    },
    "schemas": {
      "Error": {
        "type": "object",
        "required": [
          "code",
          "msg"
        ],
        "properties": {
          "code": {
            "type": "integer",
            "description": "Binance's error code.",
            "x-value": "error.code"
          },
          "msg": {
            "type": "string",
            "description": "Binance's text.",
            "x-value": "error.message"
          }
        }
      },
      "CanceledOrder": {
        "type": "object",
        "description": "One canceled order.",
        "required": [
          "symbol",
          "isIsolated",
          "orderId",
          "origClientOrderId",
          "clientOrderId",
          "price",
          "origQty",
          "executedQty",
          "cummulativeQuoteQty",
          "status",
          "timeInForce",
          "type",
          "side"
        ],
        "properties": {
          "symbol": {
            "type": "string"
          },
          "isIsolated": {
            "type": "boolean",
            "description": "Whether the order belonged to an isolated margin account."
          },
          "orderId": {
            "type": "string",
            "format": "int64"
          },
          "origClientOrderId": {
            "type": "string",
            "description": "The client order id of the order.",
            "x-value": "order.clientOrderId"
          },
          "clientOrderId": {
            "type": "string",
            "description": "The name of this cancel.",
            "x-value": "cancel.id"
          },
          "price": {
            "type": "string",
            "format": "decimal",
            "description": "A decimal number as text."
          },
          "origQty": {
            "type": "string",
            "format": "decimal",
            "description": "A decimal number as text."
          },
          "executedQty": {
            "type": "string",
            "format": "decimal",
            "description": "A decimal number as text."
          },
          "cummulativeQuoteQty": {
            "type": "string",
            "format": "decimal",
            "description": "A decimal number as text."
          },
          "status": {
            "type": "string"
          },
          "timeInForce": {
            "type": "string"
          },
          "type": {
            "type": "string"
          },
          "side": {
            "type": "string"
          }
        }
      },
      "SweptOrder": {
        "type": "object",
        "description": "A single order canceled by a sweep over its symbol.",
        "required": [
          "symbol",
          "isIsolated",
          "origClientOrderId",
          "orderId",
          "orderListId",
          "clientOrderId",
          "price",
          "origQty",
          "executedQty",
          "cummulativeQuoteQty",
          "status",
          "timeInForce",
          "type",
          "side",
          "selfTradePreventionMode"
        ],
        "properties": {
          "symbol": {
            "type": "string"
          },
          "isIsolated": {
            "type": "boolean",
            "description": "Whether the order belonged to an isolated margin account."
          },
          "origClientOrderId": {
            "type": "string",
            "description": "The client order id of the order.",
            "x-value": "order.clientOrderId"
          },
          "orderId": {
            "type": "integer",
            "format": "int64"
          },
          "orderListId": {
            "type": "integer",
            "format": "int64",
            "description": "Always -1, since the order belongs to no list."
          },
          "clientOrderId": {
            "type": "string",
            "description": "The name of this cancel.",
            "x-value": "cancel.id"
          },
          "price": {
            "type": "string",
            "format": "decimal",
            "description": "A decimal number as text."
          },
          "origQty": {
            "type": "string",
            "format": "decimal",
            "description": "A decimal number as text."
          },
          "executedQty": {
            "type": "string",
            "format": "decimal",
            "description": "A decimal number as text."
          },
          "cummulativeQuoteQty": {
            "type": "string",
            "format": "decimal",
            "description": "A decimal number as text."
          },
          "status": {
            "type": "string"
          },
          "timeInForce": {
            "type": "string"
          },
          "type": {
            "type": "string"
          },
          "side": {
            "type": "string"
          },
          "stopPrice": {
            "type": "string",
            "format": "decimal",
            "description": "Only for orders with a stop price."
          },
          "icebergQty": {
            "type": "string",
            "format": "decimal",
            "description": "Only for iceberg orders."
          },
          "selfTradePreventionMode": {
            "type": "string"
          }
        }
      },
      "CanceledOrderList": {
        "type": "object",
        "description": "A canceled order list.",
        "required": [
          "orderListId",
          "contingencyType",
          "listStatusType",
          "listOrderStatus",
          "listClientOrderId",
          "transactionTime",
          "symbol",
          "isIsolated",
          "orders",
          "orderReports"
        ],
        "properties": {
          "orderListId": {
            "type": "integer",
            "format": "int64"
          },
          "contingencyType": {
            "type": "string"
          },
          "listStatusType": {
            "type": "string"
          },
          "listOrderStatus": {
            "type": "string"
          },
          "listClientOrderId": {
            "type": "string"
          },
          "transactionTime": {
            "type": "integer",
            "format": "unix-time-ms",
            "description": "When the list was canceled, in milliseconds.",
            "x-value": "cancel.time"
          },
          "symbol": {
            "type": "string"
          },
          "isIsolated": {
            "type": "boolean",
            "description": "Whether the list belonged to an isolated margin account."
          },
          "orders": {
            "type": "array",
            "description": "The orders of the list, in brief.",
            "items": {
              "type": "object",
              "required": [
                "symbol",
                "orderId",
                "clientOrderId"
              ],
              "properties": {
                "symbol": {
                  "type": "string"
                },
                "orderId": {
                  "type": "integer",
                  "format": "int64"
                },
                "clientOrderId": {
                  "type": "string"
                }
              }
            }
          },
          "orderReports": {
            "type": "array",
            "description": "The orders of the list as they stood when canceled.",
            "x-value": "order.orders",
            "items": {
              "type": "object",
              "description": "One order of a canceled order list.",
              "required": [
                "symbol",
                "origClientOrderId",
                "orderId",
                "orderListId",
                "clientOrderId",
                "price",
                "origQty",
                "executedQty",
                "cummulativeQuoteQty",
                "status",
                "timeInForce",
                "type",
                "side"
              ],
              "properties": {
                "symbol": {
                  "type": "string"
                },
                "origClientOrderId": {
                  "type": "string",
                  "description": "The client order id of the order.",
                  "x-value": "order.clientOrderId"
                },
                "orderId": {
                  "type": "integer",
                  "format": "int64"
                },
                "orderListId": {
                  "type": "integer",
                  "format": "int64"
                },
                "clientOrderId": {
                  "type": "string",
                  "description": "The name of this cancel.",
                  "x-value": "cancel.id"
                },
                "price": {
                  "type": "string",
                  "format": "decimal",
                  "description": "A decimal number as text."
                },
                "origQty": {
                  "type": "string",
                  "format": "decimal",
                  "description": "A decimal number as text."
                },
                "executedQty": {
                  "type": "string",
                  "format": "decimal",
                  "description": "A decimal number as text."
                },
                "cummulativeQuoteQty": {
                  "type": "string",
                  "format": "decimal",
                  "description": "A decimal number as text."
                },
                "status": {
                  "type": "string"
                },
                "timeInForce": {
                  "type": "string"
                },
                "type": {
                  "type": "string"
                },
                "side": {
                  "type": "string"
                },
                "stopPrice": {
                  "type": "string",
                  "format": "decimal",
                  "description": "Only for orders with a stop price."
                },
                "icebergQty": {
                  "type": "string",
                  "format": "decimal",
                  "description": "Only for iceberg orders."
                },
                "selfTradePreventionMode": {
                  "type": "string",
                  "description": "Not in every report."
                }
              }
            }
          }
        }
      },
      "OrderReport": {
        "type": "object",
        "description": "One order of a canceled order list.",
        "required": [
          "symbol",
          "origClientOrderId",
          "orderId",
          "orderListId",
          "clientOrderId",
          "price",
          "origQty",
          "executedQty",
          "cummulativeQuoteQty",
          "status",
          "timeInForce",
          "type",
          "side"
        ],
        "properties": {
          "symbol": {
            "type": "string"
          },
          "origClientOrderId": {
            "type": "string",
            "description": "The client order id of the order.",
            "x-value": "order.clientOrderId"
          },
          "orderId": {
            "type": "integer",
            "format": "int64"
          },
          "orderListId": {
            "type": "integer",
            "format": "int64"
          },
          "clientOrderId": {
            "type": "string",
            "description": "The name of this cancel.",
            "x-value": "cancel.id"
          },
          "price": {
            "type": "string",
            "format": "decimal",
            "description": "A decimal number as text."
          },
          "origQty": {
            "type": "string",
            "format": "decimal",
            "description": "A decimal number as text."
          },
          "executedQty": {
            "type": "string",
            "format": "decimal",
            "description": "A decimal number as text."
          },
          "cummulativeQuoteQty": {
            "type": "string",
            "format": "decimal",
            "description": "A decimal number as text."
          },
          "status": {
            "type": "string"
          },
          "timeInForce": {
            "type": "string"
          },
          "type": {
            "type": "string"
          },
          "side": {
            "type": "string"
          },
          "stopPrice": {
            "type": "string",
            "format": "decimal",
            "description": "Only for orders with a stop price."
          },
          "icebergQty": {
            "type": "string",
            "format": "decimal",
            "description": "Only for iceberg orders."
          },
          "selfTradePreventionMode": {
            "type": "string",
            "description": "Not in every report."
          }
        }
      },
      "Order": {
        "type": "object",
        "description": "An order as it stands.",
        "required": [
          "clientOrderId",
          "cummulativeQuoteQty",
          "executedQty",
          "icebergQty",
          "isWorking",
          "orderId",
          "origQty",
          "price",
          "side",
          "status",
          "stopPrice",
          "symbol",
          "isIsolated",
          "time",
          "timeInForce",
          "type",
          "selfTradePreventionMode",
          "updateTime"
        ],
        "properties": {
          "clientOrderId": {
            "type": "string"
          },
          "cummulativeQuoteQty": {
            "type": "string",
            "format": "decimal",
            "description": "Below 0 for some old orders, where it is not known."
          },
          "executedQty": {
            "type": "string",
            "format": "decimal",
            "description": "A decimal number as text."
          },
          "icebergQty": {
            "type": "string",
            "format": "decimal",
            "description": "A decimal number as text."
          },
          "isWorking": {
            "type": "boolean"
          },
          "orderId": {
            "type": "integer",
            "format": "int64"
          },
          "origQty": {
            "type": "string",
            "format": "decimal",
            "description": "A decimal number as text."
          },
          "price": {
            "type": "string",
            "format": "decimal",
            "description": "A decimal number as text."
          },
          "side": {
            "type": "string"
          },
          "status": {
            "type": "string"
          },
          "stopPrice": {
            "type": "string",
            "format": "decimal",
            "description": "A decimal number as text."
          },
          "symbol": {
            "type": "string"
          },
          "isIsolated": {
            "type": "boolean",
            "description": "Whether the order belongs to an isolated margin account."
          },
          "time": {
            "type": "integer",
            "format": "unix-time-ms",
            "description": "When the order was placed, in milliseconds."
          },
          "timeInForce": {
            "type": "string"
          },
          "type": {
            "type": "string"
          },
          "selfTradePreventionMode": {
            "type": "string"
          },
          "updateTime": {
            "type": "integer",
            "format": "unix-time-ms",
            "description": "When the order changed last, in milliseconds."
          }
        }
      },
      "OrderList": {
        "type": "object",
        "description": "An order list as it stands.",
        "required": [
          "orderListId",
          "contingencyType",
          "listStatusType",
          "listOrderStatus",
          "listClientOrderId",
          "transactionTime",
          "symbol",
          "isIsolated",
          "orders"
        ],
        "properties": {
          "orderListId": {
            "type": "integer",
            "format": "int64"
          },
          "contingencyType": {
            "type": "string"
          },
          "listStatusType": {
            "type": "string"
          },
          "listOrderStatus": {
            "type": "string"
          },
          "listClientOrderId": {
            "type": "string"
          },
          "transactionTime": {
            "type": "integer",
            "format": "unix-time-ms",
            "description": "When the list changed last, in milliseconds."
          },
          "symbol": {
            "type": "string"
          },
          "isIsolated": {
            "type": "boolean",
            "description": "Whether the list belongs to an isolated margin account."
          },
          "orders": {
            "type": "array",
            "description": "The orders of the list, in brief.",
            "items": {
              "type": "object",
              "required": [
                "symbol",
                "orderId",
                "clientOrderId"
              ],
              "properties": {
                "symbol": {
                  "type": "string"
                },
                "orderId": {
                  "type": "integer",
                  "format": "int64"
                },
                "clientOrderId": {
                  "type": "string"
                }
              }
            }
          }
        }
      },
      "ServerTime": {
        "type": "object",
        "description": "The exchange's time.",
        "required": [
          "serverTime"
        ],
        "properties": {
          "serverTime": {
            "type": "integer",
            "format": "unix-time-ms",
            "description": "In milliseconds.",
            "x-value": "now"
          }
        }
      },
      "Decimal": {
        "type": "string",
        "format": "decimal",
        "description": "A decimal number as text."
      }
    }
  },
  "x-orders": {
    "order": {
      "opened": {
        "status": "NEW",
        "orderListId": -1,
        "executedQty": "0.00000000",
        "cummulativeQuoteQty": "0.00000000"
      },
      "canceled": {
        "status": "CANCELED"
      },
      "filled": {
        "status": "FILLED",
        "executedQty": {
          "x-value": "order.origQty"
        }
      }
    },
    "orderList": {
      "opened": {
        "listStatusType": "EXEC_STARTED",
        "listOrderStatus": "EXECUTING"
      },
      "canceled": {
        "listStatusType": "ALL_DONE",
        "listOrderStatus": "ALL_DONE"
      }
    }
  },
  "x-rate-limits": {
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
  },
  "x-clock": {
    "operation": "checkServerTime",
    "field": "serverTime"
  },
  "x-statuses": [
    {
      "status": 408,
      "outcome": "unknown",
      "meaning": "Binance's own servers did not answer each other in time."
    },
    {
      "status": 403,
      "outcome": "rejected",
      "meaning": "The web application firewall turned the request away."
    },
    {
      "status": 418,
      "outcome": "rejected",
      "meaning": "This IP address is banned, after it went on past 429."
    },
    {
      "status": 429,
      "outcome": "rejected",
      "meaning": "A rate limit was exceeded."
    },
    {
      "status": "4XX",
      "outcome": "rejected",
      "meaning": "The request was at fault."
    },
    {
      "status": "5XX",
      "outcome": "unknown",
      "meaning": "Binance failed on its side; the execution status is unknown and may be a success."
    }
  ],
  "x-errors": [
    {
      "code": -1000,
      "name": "UNKNOWN",
      "status": 400,
      "message": "An unknown error occurred while processing the request.",
      "meaning": "Something failed while the request was processed; how far it got is not said.",
      "outcome": "unknown"
    },
    {
      "code": -1001,
      "name": "DISCONNECTED",
      "status": 500,
      "message": "Internal error; unable to process your request. Please try again.",
      "meaning": "Binance could not process the request."
    },
    {
      "code": -1002,
      "name": "UNAUTHORIZED",
      "status": 401,
      "message": "You are not authorized to execute this request.",
      "meaning": "The key may not do this."
    },
    {
      "code": -1003,
      "name": "TOO_MANY_REQUESTS",
      "status": 429,
      "message": "Too many requests.",
      "meaning": "A rate limit was exceeded; with 418 the text says until when the IP address is banned.",
      "when": "rateLimited"
    },
    {
      "code": -1006,
      "name": "UNEXPECTED_RESP",
      "status": 500,
      "message": "An unexpected response was received from the message bus. Execution status unknown.",
      "meaning": "The request may have been carried out.",
      "outcome": "unknown"
    },
    {
      "code": -1007,
      "name": "TIMEOUT",
      "status": 408,
      "message": "Timeout waiting for response from backend server. Send status unknown; execution status unknown.",
      "meaning": "The request may have been carried out.",
      "outcome": "unknown"
    },
    {
      "code": -1021,
      "name": "INVALID_TIMESTAMP",
      "status": 400,
      "message": "Timestamp for this request is outside of the recvWindow.",
      "meaning": "The request took longer to arrive than `recvWindow` allows, or the clock is slow.",
      "when": "timestampBehind"
    },
    {
      "code": -1021,
      "name": "INVALID_TIMESTAMP",
      "status": 400,
      "message": "Timestamp for this request was 1000ms ahead of the server's time.",
      "meaning": "The clock is fast by a second or more.",
      "when": "timestampAhead"
    },
    {
      "code": -1022,
      "name": "INVALID_SIGNATURE",
      "status": 400,
      "message": "Signature for this request is not valid.",
      "meaning": "The signature does not fit the bytes that were received.",
      "when": "signatureInvalid"
    },
    {
      "code": -1100,
      "name": "ILLEGAL_CHARS",
      "status": 400,
      "message": "Illegal characters found in a parameter.",
      "meaning": "A parameter has a value that it cannot have.",
      "when": "parameterMalformed"
    },
    {
      "code": -1101,
      "name": "TOO_MANY_PARAMETERS",
      "status": 400,
      "message": "Duplicate values for a parameter detected.",
      "meaning": "A parameter was sent more than once.",
      "when": "parameterRepeated"
    },
    {
      "code": -1102,
      "name": "MANDATORY_PARAM_EMPTY_OR_MALFORMED",
      "status": 400,
      "message": "Mandatory parameter '{parameter}' was not sent, was empty/null, or malformed.",
      "meaning": "A mandatory parameter is missing.",
      "when": "parameterMissing"
    },
    {
      "code": -1102,
      "name": "MANDATORY_PARAM_EMPTY_OR_MALFORMED",
      "status": 400,
      "message": "Param '{parameters}' must be sent, but both were empty/null!",
      "meaning": "None of the parameters was sent of which one is needed.",
      "when": "dependencyMissing"
    },
    {
      "code": -1103,
      "name": "UNKNOWN_PARAM",
      "status": 400,
      "message": "An unknown parameter was sent.",
      "meaning": "The endpoint has no such parameter.",
      "when": "parameterUnknown"
    },
    {
      "code": -1105,
      "name": "PARAM_EMPTY",
      "status": 400,
      "message": "Parameter '{parameter}' was empty.",
      "meaning": "A parameter was sent without a value.",
      "when": "parameterEmpty"
    },
    {
      "code": -1128,
      "name": "OPTIONAL_PARAMS_BAD_COMBO",
      "status": 400,
      "message": "Combination of optional parameters invalid.",
      "meaning": "Parameters were sent together that exclude each other.",
      "when": "dependencyConflict"
    },
    {
      "code": -1131,
      "name": "BAD_RECV_WINDOW",
      "status": 400,
      "message": "recvWindow must be less than 60000",
      "meaning": "`recvWindow` is out of range.",
      "when": "windowTooLarge"
    },
    {
      "code": -2011,
      "name": "CANCEL_REJECTED",
      "status": 400,
      "message": "Unknown order sent.",
      "meaning": "No open order has these identifiers; often it has been filled or canceled already, which a query of the order, or GET /sapi/v1/margin/allOrders, tells.",
      "when": "orderUnknown"
    },
    {
      "code": -2011,
      "name": "CANCEL_REJECTED",
      "status": 400,
      "message": "Cancel order is invalid. Check origClOrdId and orderId.",
      "meaning": "The two identifiers name different orders.",
      "when": "orderMismatch"
    },
    {
      "code": -2013,
      "name": "NO_SUCH_ORDER",
      "status": 400,
      "message": "Order does not exist.",
      "meaning": "No order, open or closed, has these identifiers.",
      "when": "orderAbsent"
    },
    {
      "code": -2014,
      "name": "BAD_API_KEY_FMT",
      "status": 401,
      "message": "API-key format invalid.",
      "meaning": "There is no API key, or it does not look like one.",
      "when": "keyMissing"
    },
    {
      "code": -2015,
      "name": "REJECTED_MBX_KEY",
      "status": 401,
      "message": "Invalid API-key, IP, or permissions for action.",
      "meaning": "The key is unknown, or it may not do this from here.",
      "when": "keyUnknown"
    },
    {
      "code": -2039,
      "name": "CLIENT_ORDER_ID_INVALID",
      "status": 400,
      "message": "Client order ID is not correct for this order ID.",
      "meaning": "The two identifiers name different orders."
    }
  ]
};

export const document = raw as ApiDocument;

export const operations: Readonly<Record<string, OperationFacts>> = {
  "queryOrder": {
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
    "dependencies": [
      {
        "text": "Or(orderId, origClientOrderId);",
        "predicate": [
          "Or",
          "orderId",
          "origClientOrderId"
        ]
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
    "states": {
      "field": "status",
      "values": {
        "NEW": "open",
        "PENDING_NEW": "open",
        "PARTIALLY_FILLED": "open",
        "PENDING_CANCEL": "open",
        "CANCELED": "canceled",
        "FILLED": "closed",
        "REJECTED": "closed",
        "EXPIRED": "closed",
        "EXPIRED_IN_MATCH": "closed"
      }
    },
    "status": 200
  },
  "cancelOrder": {
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
    "dependencies": [
      {
        "text": "Or(orderId, origClientOrderId);",
        "predicate": [
          "Or",
          "orderId",
          "origClientOrderId"
        ]
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
    "status": 200
  },
  "queryOrderList": {
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
    "dependencies": [
      {
        "text": "Or(orderListId, origClientOrderId);",
        "predicate": [
          "Or",
          "orderListId",
          "origClientOrderId"
        ]
      },
      {
        "text": "IF isIsolated=='TRUE' THEN symbol;",
        "predicate": [
          "IF",
          [
            "IN",
            "isIsolated",
            "TRUE"
          ],
          "symbol"
        ]
      },
      {
        "text": "IF symbol THEN isIsolated=='TRUE';",
        "predicate": [
          "IF",
          "symbol",
          [
            "IN",
            "isIsolated",
            "TRUE"
          ]
        ]
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
    "states": {
      "field": "listOrderStatus",
      "values": {
        "EXECUTING": "open",
        "ALL_DONE": "parts",
        "REJECT": "closed"
      }
    },
    "status": 200
  },
  "cancelOrderList": {
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
    "dependencies": [
      {
        "text": "Or(orderListId, listClientOrderId);",
        "predicate": [
          "Or",
          "orderListId",
          "listClientOrderId"
        ]
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
    "status": 200
  },
  "cancelAllOpenOrders": {
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
    "dependencies": [],
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
    "status": 200
  },
  "checkServerTime": {
    "id": "checkServerTime",
    "method": "GET",
    "path": "/api/v3/time",
    "security": [],
    "parameters": [],
    "dependencies": [],
    "weight": [
      {
        "limit": "spotIp",
        "weight": 1
      }
    ],
    "status": 200
  }
};
