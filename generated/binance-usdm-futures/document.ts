// Generated from specs/binance-usdm-futures.yaml by `npm run codegen`. Do not edit: change the spec and run it again.
import type { OperationFacts } from "../../src/facts.ts";
import type { ApiDocument } from "../../src/testing/document.ts";

const raw: unknown = {
  "openapi": "3.1.0",
  "info": {
    "title": "Binance USDⓈ-M Futures",
    "version": "2026-01-15",
    "summary": "Cancels orders of USDⓈ-M futures accounts.",
    "description": "The cancel endpoints of Binance USDⓈ-M futures, served below `/fapi`.",
    "license": {
      "name": "MIT",
      "identifier": "MIT"
    }
  },
  "x-exchange": "binance",
  "servers": [
    {
      "url": "https://fapi.binance.com",
      "description": "Production."
    },
    {
      "url": "https://demo-fapi.binance.com",
      "description": "Test network."
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
      "description": "Orders of a futures account."
    },
    {
      "name": "General",
      "description": "The exchange itself."
    }
  ],
  "paths": {
    "/fapi/v1/batchOrders": {
      "delete": {
        "operationId": "cancelMultipleOrders",
        "tags": [
          "Trade"
        ],
        "summary": "Cancel Multiple Orders (TRADE)",
        "description": "Cancels up to ten open orders of one symbol, named by order id or by client order id. Each item of the answer is a canceled order or the reason why one was not canceled.",
        "externalDocs": {
          "description": "Cancel Multiple Orders",
          "url": "https://developers.binance.com/docs/derivatives/usds-margined-futures/trade/rest-api/Cancel-Multiple-Orders",
          "x-updated-at": "2026-01-15T23:47:13.086838"
        },
        "x-dependencies": [
          "OnlyOne(orderIdList, origClientOrderIdList);"
        ],
        "x-weight": [
          {
            "limit": "ip",
            "weight": 1
          }
        ],
        "x-target": {
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
            "name": "orderIdList",
            "in": "query",
            "description": "The ids that Binance gave the orders.",
            "x-any-case": "name",
            "content": {
              "application/json": {
                "schema": {
                  "type": "array",
                  "minItems": 1,
                  "maxItems": 10,
                  "uniqueItems": true,
                  "items": {
                    "type": "integer",
                    "format": "int64"
                  }
                },
                "example": [
                  1234567,
                  2345678
                ]
              }
            }
          },
          {
            "name": "origClientOrderIdList",
            "in": "query",
            "description": "The client order ids that the orders were placed with; sent as JSON without spaces, its quotes encoded.",
            "x-any-case": "name",
            "content": {
              "application/json": {
                "schema": {
                  "type": "array",
                  "minItems": 1,
                  "maxItems": 10,
                  "uniqueItems": true,
                  "items": {
                    "type": "string",
                    "minLength": 1
                  }
                },
                "example": [
                  "my_id_1",
                  "my_id_2"
                ]
              }
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
            "description": "An item for each order that was asked for, a canceled order or a `code` and `msg`. The order of the items is not documented.",
            "headers": {
              "X-MBX-USED-WEIGHT-1M": {
                "description": "Weight used up by this IP address in the current minute, over all endpoints of the host.",
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
                        "description": "One canceled order.",
                        "required": [
                          "clientOrderId",
                          "cumQty",
                          "cumQuote",
                          "executedQty",
                          "orderId",
                          "origQty",
                          "origType",
                          "price",
                          "reduceOnly",
                          "side",
                          "positionSide",
                          "status",
                          "stopPrice",
                          "closePosition",
                          "symbol",
                          "timeInForce",
                          "type",
                          "updateTime",
                          "workingType",
                          "priceProtect",
                          "priceMatch",
                          "selfTradePreventionMode",
                          "goodTillDate"
                        ],
                        "properties": {
                          "clientOrderId": {
                            "type": "string"
                          },
                          "cumQty": {
                            "type": "string",
                            "format": "decimal",
                            "description": "A decimal number as text."
                          },
                          "cumQuote": {
                            "type": "string",
                            "format": "decimal",
                            "description": "A decimal number as text."
                          },
                          "executedQty": {
                            "type": "string",
                            "format": "decimal",
                            "description": "A decimal number as text."
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
                          "origType": {
                            "type": "string",
                            "description": "The type before the order was triggered."
                          },
                          "price": {
                            "type": "string",
                            "format": "decimal",
                            "description": "A decimal number as text."
                          },
                          "reduceOnly": {
                            "type": "boolean"
                          },
                          "side": {
                            "type": "string"
                          },
                          "positionSide": {
                            "type": "string"
                          },
                          "status": {
                            "type": "string"
                          },
                          "stopPrice": {
                            "type": "string",
                            "format": "decimal",
                            "description": "Without meaning for TRAILING_STOP_MARKET orders."
                          },
                          "closePosition": {
                            "type": "boolean",
                            "description": "Whether the order closes the whole position."
                          },
                          "symbol": {
                            "type": "string"
                          },
                          "timeInForce": {
                            "type": "string"
                          },
                          "type": {
                            "type": "string"
                          },
                          "activatePrice": {
                            "type": "string",
                            "format": "decimal",
                            "description": "Activation price, only for TRAILING_STOP_MARKET orders."
                          },
                          "priceRate": {
                            "type": "string",
                            "format": "decimal",
                            "description": "Callback rate, only for TRAILING_STOP_MARKET orders."
                          },
                          "updateTime": {
                            "type": "integer",
                            "format": "unix-time-ms",
                            "description": "When the order changed last, in milliseconds.",
                            "x-value": "cancel.time"
                          },
                          "workingType": {
                            "type": "string"
                          },
                          "priceProtect": {
                            "type": "boolean",
                            "description": "Whether the trigger is protected."
                          },
                          "priceMatch": {
                            "type": "string"
                          },
                          "selfTradePreventionMode": {
                            "type": "string"
                          },
                          "goodTillDate": {
                            "type": "integer",
                            "format": "unix-time-ms",
                            "description": "When a GTD order ends by itself, in milliseconds; 0 for others."
                          }
                        }
                      },
                      {
                        "type": "object",
                        "description": "Why something was not done.",
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
                    ]
                  }
                },
                "examples": {
                  "documented": {
                    "summary": "The page's example (English half)",
                    "value": [
                      {
                        "clientOrderId": "myOrder1",
                        "cumQty": "0",
                        "cumQuote": "0",
                        "executedQty": "0",
                        "orderId": 283194212,
                        "origQty": "11",
                        "origType": "TRAILING_STOP_MARKET",
                        "price": "0",
                        "reduceOnly": false,
                        "side": "BUY",
                        "positionSide": "SHORT",
                        "status": "CANCELED",
                        "stopPrice": "9300",
                        "closePosition": false,
                        "symbol": "BTCUSDT",
                        "timeInForce": "GTC",
                        "type": "TRAILING_STOP_MARKET",
                        "activatePrice": "9020",
                        "priceRate": "0.3",
                        "updateTime": 1571110484038,
                        "workingType": "CONTRACT_PRICE",
                        "priceProtect": false,
                        "priceMatch": "NONE",
                        "selfTradePreventionMode": "NONE",
                        "goodTillDate": 1693207680000
                      },
                      {
                        "code": -2011,
                        "msg": "Unknown order sent."
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
                "description": "Seconds to wait; the futures pages do not promise it.",
                "schema": {
                  "type": "integer"
                }
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "description": "Why something was not done.",
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
            "description": "Binance failed on its side; `x-statuses` tells which texts mean that nothing was done.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "description": "Why something was not done.",
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
    "/fapi/v1/order": {
      "get": {
        "operationId": "queryOrder",
        "tags": [
          "Trade"
        ],
        "summary": "Query Order (USER_DATA)",
        "description": "Tells how one order stands. Orders that were canceled or expired without a fill are gone three days after they were placed, all others 90 days after.",
        "externalDocs": {
          "description": "Query Order",
          "url": "https://developers.binance.com/docs/derivatives/usds-margined-futures/trade/rest-api/Query-Order",
          "x-updated-at": "2026-01-15T23:47:31.574256"
        },
        "x-dependencies": [
          "Or(orderId, origClientOrderId);"
        ],
        "x-weight": [
          {
            "limit": "ip",
            "weight": 1
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
            "symbol": "symbol"
          }
        },
        "x-states": {
          "field": "status",
          "values": {
            "NEW": "open",
            "PARTIALLY_FILLED": "open",
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
            "name": "orderId",
            "in": "query",
            "description": "The id that Binance gave the order; ids count up within a symbol.",
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
              "X-MBX-USED-WEIGHT-1M": {
                "description": "Weight used up by this IP address in the current minute, over all endpoints of the host.",
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
                    "avgPrice",
                    "clientOrderId",
                    "cumQuote",
                    "executedQty",
                    "orderId",
                    "origQty",
                    "origType",
                    "price",
                    "reduceOnly",
                    "side",
                    "positionSide",
                    "status",
                    "stopPrice",
                    "closePosition",
                    "symbol",
                    "time",
                    "timeInForce",
                    "type",
                    "updateTime",
                    "workingType",
                    "priceProtect",
                    "priceMatch",
                    "selfTradePreventionMode",
                    "goodTillDate"
                  ],
                  "properties": {
                    "avgPrice": {
                      "type": "string",
                      "format": "decimal",
                      "description": "A decimal number as text."
                    },
                    "clientOrderId": {
                      "type": "string"
                    },
                    "cumQuote": {
                      "type": "string",
                      "format": "decimal",
                      "description": "A decimal number as text."
                    },
                    "executedQty": {
                      "type": "string",
                      "format": "decimal",
                      "description": "A decimal number as text."
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
                    "origType": {
                      "type": "string",
                      "description": "The type before the order was triggered."
                    },
                    "price": {
                      "type": "string",
                      "format": "decimal",
                      "description": "A decimal number as text."
                    },
                    "reduceOnly": {
                      "type": "boolean"
                    },
                    "side": {
                      "type": "string"
                    },
                    "positionSide": {
                      "type": "string"
                    },
                    "status": {
                      "type": "string"
                    },
                    "stopPrice": {
                      "type": "string",
                      "format": "decimal",
                      "description": "Without meaning for TRAILING_STOP_MARKET orders."
                    },
                    "closePosition": {
                      "type": "boolean",
                      "description": "Whether the order closes the whole position."
                    },
                    "symbol": {
                      "type": "string"
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
                    "activatePrice": {
                      "type": "string",
                      "format": "decimal",
                      "description": "Activation price, only for TRAILING_STOP_MARKET orders."
                    },
                    "priceRate": {
                      "type": "string",
                      "format": "decimal",
                      "description": "Callback rate, only for TRAILING_STOP_MARKET orders."
                    },
                    "updateTime": {
                      "type": "integer",
                      "format": "unix-time-ms",
                      "description": "When the order changed last, in milliseconds."
                    },
                    "workingType": {
                      "type": "string"
                    },
                    "priceProtect": {
                      "type": "boolean",
                      "description": "Whether the trigger is protected."
                    },
                    "priceMatch": {
                      "type": "string"
                    },
                    "selfTradePreventionMode": {
                      "type": "string"
                    },
                    "goodTillDate": {
                      "type": "integer",
                      "format": "unix-time-ms",
                      "description": "When a GTD order ends by itself, in milliseconds; 0 for others."
                    }
                  }
                },
                "examples": {
                  "documented": {
                    "summary": "The page's example (English half; the Chinese half has another `orderId`)",
                    "value": {
                      "avgPrice": "0.00000",
                      "clientOrderId": "abc",
                      "cumQuote": "0",
                      "executedQty": "0",
                      "orderId": 1917641,
                      "origQty": "0.40",
                      "origType": "TRAILING_STOP_MARKET",
                      "price": "0",
                      "reduceOnly": false,
                      "side": "BUY",
                      "positionSide": "SHORT",
                      "status": "NEW",
                      "stopPrice": "9300",
                      "closePosition": false,
                      "symbol": "BTCUSDT",
                      "time": 1579276756075,
                      "timeInForce": "GTC",
                      "type": "TRAILING_STOP_MARKET",
                      "activatePrice": "9020",
                      "priceRate": "0.3",
                      "updateTime": 1579276756075,
                      "workingType": "CONTRACT_PRICE",
                      "priceProtect": false,
                      "priceMatch": "NONE",
                      "selfTradePreventionMode": "NONE",
                      "goodTillDate": 0
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
                "description": "Seconds to wait; the futures pages do not promise it.",
                "schema": {
                  "type": "integer"
                }
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "description": "Why something was not done.",
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
            "description": "Binance failed on its side; `x-statuses` tells which texts mean that nothing was done.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "description": "Why something was not done.",
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
    "/fapi/v1/time": {
      "get": {
        "operationId": "checkServerTime",
        "tags": [
          "General"
        ],
        "summary": "Check Server Time",
        "description": "Tells the exchange's time.",
        "externalDocs": {
          "description": "Check Server Time",
          "url": "https://developers.binance.com/docs/derivatives/usds-margined-futures/market-data/rest-api/Check-Server-Time",
          "x-updated-at": "2026-01-15T23:46:42.796994"
        },
        "security": [],
        "x-weight": [
          {
            "limit": "ip",
            "weight": 1
          }
        ],
        "responses": {
          "200": {
            "description": "The exchange's time.",
            "headers": {
              "X-MBX-USED-WEIGHT-1M": {
                "description": "Weight used up by this IP address in the current minute, over all endpoints of the host.",
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
                "description": "Seconds to wait; the futures pages do not promise it.",
                "schema": {
                  "type": "integer"
                }
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "description": "Why something was not done.",
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
            "description": "Binance failed on its side; `x-statuses` tells which texts mean that nothing was done.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "description": "Why something was not done.",
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
        "description": "Signs the query string as sent (percent-encoded), followed without a separator by the body as sent. The pages want it last. They describe HMAC and RSA; Ed25519 keys come from the same key management and are signed with the same way.",
        "x-signature": {
          "payload": "{query}{body}",
          "form": true,
          "timestamp": "timestamp",
          "window": "recvWindow",
          "windowMs": 5000,
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
        "description": "Weight used up by this IP address in the current minute, over all endpoints of the host.",
        "schema": {
          "type": "integer"
        }
      },
      "RetryAfter": {
        "description": "Seconds to wait; the futures pages do not promise it.",
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
      "recvWindow": {
        "name": "recvWindow",
        "in": "query",
        "description": "How long after `timestamp` the request stays valid.",
        "x-option": true,
        "x-unit": "ms",
        "schema": {
          "type": "integer",
          "minimum": 1,
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
            "description": "Seconds to wait; the futures pages do not promise it.",
            "schema": {
              "type": "integer"
            }
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "type": "object",
              "description": "Why something was not done.",
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
      "Failed": {
        "description": "Binance failed on its side; `x-statuses` tells which texts mean that nothing was done.",
        "content": {
          "application/json": {
            "schema": {
              "type": "object",
              "description": "Why something was not done.",
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
        "description": "Why something was not done.",
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
          "clientOrderId",
          "cumQty",
          "cumQuote",
          "executedQty",
          "orderId",
          "origQty",
          "origType",
          "price",
          "reduceOnly",
          "side",
          "positionSide",
          "status",
          "stopPrice",
          "closePosition",
          "symbol",
          "timeInForce",
          "type",
          "updateTime",
          "workingType",
          "priceProtect",
          "priceMatch",
          "selfTradePreventionMode",
          "goodTillDate"
        ],
        "properties": {
          "clientOrderId": {
            "type": "string"
          },
          "cumQty": {
            "type": "string",
            "format": "decimal",
            "description": "A decimal number as text."
          },
          "cumQuote": {
            "type": "string",
            "format": "decimal",
            "description": "A decimal number as text."
          },
          "executedQty": {
            "type": "string",
            "format": "decimal",
            "description": "A decimal number as text."
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
          "origType": {
            "type": "string",
            "description": "The type before the order was triggered."
          },
          "price": {
            "type": "string",
            "format": "decimal",
            "description": "A decimal number as text."
          },
          "reduceOnly": {
            "type": "boolean"
          },
          "side": {
            "type": "string"
          },
          "positionSide": {
            "type": "string"
          },
          "status": {
            "type": "string"
          },
          "stopPrice": {
            "type": "string",
            "format": "decimal",
            "description": "Without meaning for TRAILING_STOP_MARKET orders."
          },
          "closePosition": {
            "type": "boolean",
            "description": "Whether the order closes the whole position."
          },
          "symbol": {
            "type": "string"
          },
          "timeInForce": {
            "type": "string"
          },
          "type": {
            "type": "string"
          },
          "activatePrice": {
            "type": "string",
            "format": "decimal",
            "description": "Activation price, only for TRAILING_STOP_MARKET orders."
          },
          "priceRate": {
            "type": "string",
            "format": "decimal",
            "description": "Callback rate, only for TRAILING_STOP_MARKET orders."
          },
          "updateTime": {
            "type": "integer",
            "format": "unix-time-ms",
            "description": "When the order changed last, in milliseconds.",
            "x-value": "cancel.time"
          },
          "workingType": {
            "type": "string"
          },
          "priceProtect": {
            "type": "boolean",
            "description": "Whether the trigger is protected."
          },
          "priceMatch": {
            "type": "string"
          },
          "selfTradePreventionMode": {
            "type": "string"
          },
          "goodTillDate": {
            "type": "integer",
            "format": "unix-time-ms",
            "description": "When a GTD order ends by itself, in milliseconds; 0 for others."
          }
        }
      },
      "Order": {
        "type": "object",
        "description": "An order as it stands.",
        "required": [
          "avgPrice",
          "clientOrderId",
          "cumQuote",
          "executedQty",
          "orderId",
          "origQty",
          "origType",
          "price",
          "reduceOnly",
          "side",
          "positionSide",
          "status",
          "stopPrice",
          "closePosition",
          "symbol",
          "time",
          "timeInForce",
          "type",
          "updateTime",
          "workingType",
          "priceProtect",
          "priceMatch",
          "selfTradePreventionMode",
          "goodTillDate"
        ],
        "properties": {
          "avgPrice": {
            "type": "string",
            "format": "decimal",
            "description": "A decimal number as text."
          },
          "clientOrderId": {
            "type": "string"
          },
          "cumQuote": {
            "type": "string",
            "format": "decimal",
            "description": "A decimal number as text."
          },
          "executedQty": {
            "type": "string",
            "format": "decimal",
            "description": "A decimal number as text."
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
          "origType": {
            "type": "string",
            "description": "The type before the order was triggered."
          },
          "price": {
            "type": "string",
            "format": "decimal",
            "description": "A decimal number as text."
          },
          "reduceOnly": {
            "type": "boolean"
          },
          "side": {
            "type": "string"
          },
          "positionSide": {
            "type": "string"
          },
          "status": {
            "type": "string"
          },
          "stopPrice": {
            "type": "string",
            "format": "decimal",
            "description": "Without meaning for TRAILING_STOP_MARKET orders."
          },
          "closePosition": {
            "type": "boolean",
            "description": "Whether the order closes the whole position."
          },
          "symbol": {
            "type": "string"
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
          "activatePrice": {
            "type": "string",
            "format": "decimal",
            "description": "Activation price, only for TRAILING_STOP_MARKET orders."
          },
          "priceRate": {
            "type": "string",
            "format": "decimal",
            "description": "Callback rate, only for TRAILING_STOP_MARKET orders."
          },
          "updateTime": {
            "type": "integer",
            "format": "unix-time-ms",
            "description": "When the order changed last, in milliseconds."
          },
          "workingType": {
            "type": "string"
          },
          "priceProtect": {
            "type": "boolean",
            "description": "Whether the trigger is protected."
          },
          "priceMatch": {
            "type": "string"
          },
          "selfTradePreventionMode": {
            "type": "string"
          },
          "goodTillDate": {
            "type": "integer",
            "format": "unix-time-ms",
            "description": "When a GTD order ends by itself, in milliseconds; 0 for others."
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
        "type": "LIMIT",
        "origType": "LIMIT",
        "price": "9020",
        "stopPrice": "0",
        "positionSide": "BOTH",
        "goodTillDate": 0
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
    }
  },
  "x-rate-limits": {
    "ip": {
      "scope": "IP",
      "per": "host",
      "limit": 2400,
      "intervalMs": 60000,
      "header": "X-MBX-USED-WEIGHT-1M"
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
      "status": 503,
      "message": "Unknown error, please check your request or try again later.",
      "outcome": "unknown",
      "meaning": "The request may have been carried out."
    },
    {
      "status": 503,
      "message": "Service Unavailable.",
      "outcome": "rejected",
      "retry": true,
      "meaning": "The request failed and was not counted."
    },
    {
      "status": 503,
      "message": "Internal error; unable to process your request. Please try again.",
      "outcome": "rejected",
      "retry": true,
      "meaning": "The request failed; it may be sent again."
    },
    {
      "status": 503,
      "code": -1008,
      "outcome": "rejected",
      "retry": true,
      "meaning": "The system is overloaded and the request failed; cancels are said to be exempt."
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
      "status": 503,
      "message": "Unknown error, please check your request or try again later.",
      "meaning": "Something failed while the request was processed; how far it got is not said.",
      "outcome": "unknown"
    },
    {
      "code": -1001,
      "name": "DISCONNECTED",
      "status": 503,
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
      "code": -1008,
      "name": "SERVER_BUSY",
      "status": 503,
      "message": "Request throttled by system-level protection.",
      "meaning": "The system is overloaded; cancels are said to be exempt."
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
      "message": "Illegal characters found in parameter '{parameter}'.",
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
      "code": -1130,
      "name": "INVALID_PARAMETER",
      "status": 400,
      "message": "Data sent for parameter '{parameter}' is not valid.",
      "meaning": "A list could not be read.",
      "when": "listMalformed"
    },
    {
      "code": -2011,
      "name": "CANCEL_REJECTED",
      "status": 400,
      "message": "Unknown order sent.",
      "meaning": "No open order has this identifier; often it has been filled or canceled already.",
      "when": "orderUnknown"
    },
    {
      "code": -2012,
      "name": "CANCEL_ALL_FAIL",
      "status": 400,
      "message": "Batch cancel failure.",
      "meaning": "The batch failed; whether some of its orders were canceled is not said.",
      "outcome": "unknown"
    },
    {
      "code": -2013,
      "name": "NO_SUCH_ORDER",
      "status": 400,
      "message": "Order does not exist.",
      "meaning": "No order, open or closed, has this identifier.",
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
      "code": -4032,
      "name": "EXCEED_MAX_CANCEL_ORDER_SIZE",
      "status": 400,
      "message": "Exceed maximum cancel order size.",
      "meaning": "A list has more ids than a batch may have.",
      "when": "listTooLong"
    }
  ]
};

export const document = raw as ApiDocument;

export const operations: Readonly<Record<string, OperationFacts>> = {
  "cancelMultipleOrders": {
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
    "dependencies": [
      {
        "text": "OnlyOne(orderIdList, origClientOrderIdList);",
        "predicate": [
          "OnlyOne",
          "orderIdList",
          "origClientOrderIdList"
        ]
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
    "batch": {
      "by": {
        "orderIdList": [
          "orderId"
        ],
        "origClientOrderIdList": [
          "clientOrderId"
        ]
      },
      "within": {
        "symbol": [
          "symbol"
        ]
      },
      "failure": [
        "code"
      ],
      "canceled": {
        "code": [
          ""
        ],
        "msg": [
          ""
        ],
        "status": [
          "CANCELED"
        ]
      }
    },
    "status": 200
  },
  "queryOrder": {
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
    "states": {
      "field": "status",
      "values": {
        "NEW": "open",
        "PARTIALLY_FILLED": "open",
        "CANCELED": "canceled",
        "FILLED": "closed",
        "REJECTED": "closed",
        "EXPIRED": "closed",
        "EXPIRED_IN_MATCH": "closed"
      }
    },
    "status": 200
  },
  "checkServerTime": {
    "id": "checkServerTime",
    "method": "GET",
    "path": "/fapi/v1/time",
    "security": [],
    "parameters": [],
    "dependencies": [],
    "weight": [
      {
        "limit": "ip",
        "weight": 1
      }
    ],
    "status": 200
  }
};
