// Generated from specs/bitopro.yaml by `npm run codegen`. Do not edit: change the spec and run it again.
import type { OperationFacts } from "../../src/facts.ts";
import type { ApiDocument } from "../../src/testing/document.ts";

const raw: unknown = {
  "openapi": "3.1.0",
  "info": {
    "title": "BitoPro",
    "version": "2025-12",
    "summary": "Cancels margin orders of BitoPro accounts.",
    "description": "The margin cancel endpoints of BitoPro. No test network, error codes or update dates are documented.",
    "license": {
      "name": "MIT",
      "identifier": "MIT"
    }
  },
  "x-exchange": "bitopro",
  "servers": [
    {
      "url": "https://api.bitopro.com",
      "description": "Production."
    }
  ],
  "security": [
    {
      "ApiKey": [],
      "Payload": [],
      "Signature": []
    }
  ],
  "tags": [
    {
      "name": "Margin",
      "description": "Margin orders."
    }
  ],
  "paths": {
    "/v3/margin/orders/all": {
      "delete": {
        "operationId": "cancelAllMarginOrders",
        "tags": [
          "Margin"
        ],
        "summary": "Cancel All Margin Orders",
        "description": "Cancels every open margin order of the account, on all pairs. It sweeps: an order that is opened while the request is under way may be canceled too.",
        "externalDocs": {
          "description": "Cancel All Margin Orders",
          "url": "https://github.com/bitoex/bitopro-offical-api-docs/blob/update_create_withdraw_invoice/api/v3/private/margin_cancel_all_orders.md"
        },
        "x-weight": [
          {
            "limit": "ipAndUid",
            "weight": 1
          },
          {
            "limit": "ip",
            "weight": 1
          }
        ],
        "x-target": {
          "effect": "cancel",
          "item": "any",
          "select": "all",
          "within": {}
        },
        "responses": {
          "200": {
            "description": "The ids of the canceled orders, by pair.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "data"
                  ],
                  "properties": {
                    "data": {
                      "type": "object",
                      "description": "For each pair the ids of the orders that were canceled on it.",
                      "x-group-by": "pair",
                      "additionalProperties": {
                        "type": "array",
                        "items": {
                          "type": "string",
                          "format": "int64",
                          "x-value": "order.orderId"
                        }
                      }
                    }
                  }
                },
                "examples": {
                  "documented": {
                    "summary": "The page's example",
                    "value": {
                      "data": {
                        "BTC_USDT": [
                          "9050564390",
                          "3927422785"
                        ]
                      }
                    }
                  }
                }
              }
            }
          },
          "4XX": {
            "description": "BitoPro refused the request; nothing was done unless `x-statuses` says otherwise.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "description": "Why nothing was done. Its shape is not documented.",
                  "properties": {
                    "error": {
                      "type": "string",
                      "description": "BitoPro's text.",
                      "x-value": "error.message"
                    }
                  }
                }
              }
            }
          },
          "5XX": {
            "description": "BitoPro failed on its side; the request may have been carried out all the same.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "description": "Why nothing was done. Its shape is not documented.",
                  "properties": {
                    "error": {
                      "type": "string",
                      "description": "BitoPro's text.",
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
    "/v3/margin/orders/{pair}": {
      "delete": {
        "operationId": "cancelMarginOrdersByPair",
        "tags": [
          "Margin"
        ],
        "summary": "Cancel All Margin Orders",
        "description": "Cancels every open margin order of the account on one pair. It sweeps: an order that is opened while the request is under way may be canceled too.",
        "externalDocs": {
          "description": "Cancel All Margin Orders",
          "url": "https://github.com/bitoex/bitopro-offical-api-docs/blob/update_create_withdraw_invoice/api/v3/private/margin_cancel_all_orders.md"
        },
        "x-weight": [
          {
            "limit": "ipAndUid",
            "weight": 1
          },
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
            "pair": "pair"
          }
        },
        "parameters": [
          {
            "name": "pair",
            "in": "path",
            "required": true,
            "description": "The trading pair as BASE_QUOTE in capitals, such as BTC_USDT.",
            "x-acknowledged": [
              {
                "kind": "parameter-mandatory",
                "half": "en",
                "says": "optional",
                "because": "Without it the path is that of the sweep over all pairs, which is an operation of its own."
              }
            ],
            "schema": {
              "type": "string",
              "pattern": "^[A-Z0-9]+_[A-Z0-9]+$"
            },
            "example": "BTC_USDT"
          }
        ],
        "responses": {
          "200": {
            "description": "The ids of the canceled orders, by pair.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "data"
                  ],
                  "properties": {
                    "data": {
                      "type": "object",
                      "description": "For each pair the ids of the orders that were canceled on it.",
                      "x-group-by": "pair",
                      "additionalProperties": {
                        "type": "array",
                        "items": {
                          "type": "string",
                          "format": "int64",
                          "x-value": "order.orderId"
                        }
                      }
                    }
                  }
                },
                "examples": {
                  "documented": {
                    "summary": "The page's example",
                    "value": {
                      "data": {
                        "BTC_USDT": [
                          "9050564390",
                          "3927422785"
                        ]
                      }
                    }
                  }
                }
              }
            }
          },
          "4XX": {
            "description": "BitoPro refused the request; nothing was done unless `x-statuses` says otherwise.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "description": "Why nothing was done. Its shape is not documented.",
                  "properties": {
                    "error": {
                      "type": "string",
                      "description": "BitoPro's text.",
                      "x-value": "error.message"
                    }
                  }
                }
              }
            }
          },
          "5XX": {
            "description": "BitoPro failed on its side; the request may have been carried out all the same.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "description": "Why nothing was done. Its shape is not documented.",
                  "properties": {
                    "error": {
                      "type": "string",
                      "description": "BitoPro's text.",
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
        "name": "X-BITOPRO-APIKEY",
        "description": "The API key."
      },
      "Payload": {
        "type": "apiKey",
        "in": "header",
        "name": "X-BITOPRO-PAYLOAD",
        "description": "Standard base64 with padding of a JSON text, `{\"identity\", \"nonce\"}` for GET and DELETE and the body for POST; the nonce is the time in milliseconds.",
        "x-payload": {
          "encodings": [
            "base64",
            "base64url"
          ],
          "identity": "identity",
          "anonymous": true,
          "timestamp": "nonce",
          "windowMs": 60000,
          "aheadMs": 60000
        }
      },
      "Signature": {
        "type": "apiKey",
        "in": "header",
        "name": "X-BITOPRO-SIGNATURE",
        "description": "Signs the payload header's text, not the JSON inside it.",
        "x-signature": {
          "payload": "{header:X-BITOPRO-PAYLOAD}",
          "algorithms": [
            {
              "algorithm": "HMAC-SHA384",
              "encoding": "hex"
            }
          ]
        }
      }
    },
    "responses": {
      "Canceled": {
        "description": "The ids of the canceled orders, by pair.",
        "content": {
          "application/json": {
            "schema": {
              "type": "object",
              "required": [
                "data"
              ],
              "properties": {
                "data": {
                  "type": "object",
                  "description": "For each pair the ids of the orders that were canceled on it.",
                  "x-group-by": "pair",
                  "additionalProperties": {
                    "type": "array",
                    "items": {
                      "type": "string",
                      "format": "int64",
                      "x-value": "order.orderId"
                    }
                  }
                }
              }
            },
            "examples": {
              "documented": {
                "summary": "The page's example",
                "value": {
                  "data": {
                    "BTC_USDT": [
                      "9050564390",
                      "3927422785"
                    ]
                  }
                }
              }
            }
          }
        }
      },
      "Refused": {
        "description": "BitoPro refused the request; nothing was done unless `x-statuses` says otherwise.",
        "content": {
          "application/json": {
            "schema": {
              "type": "object",
              "description": "Why nothing was done. Its shape is not documented.",
              "properties": {
                "error": {
                  "type": "string",
                  "description": "BitoPro's text.",
                  "x-value": "error.message"
                }
              }
            }
          }
        }
      },
      "Unknown": {
        "description": "BitoPro failed on its side; the request may have been carried out all the same.",
        "content": {
          "application/json": {
            "schema": {
              "type": "object",
              "description": "Why nothing was done. Its shape is not documented.",
              "properties": {
                "error": {
                  "type": "string",
                  "description": "BitoPro's text.",
                  "x-value": "error.message"
                }
              }
            }
          }
        }
      }
    },
    "schemas": {
      "CanceledOrders": {
        "type": "object",
        "required": [
          "data"
        ],
        "properties": {
          "data": {
            "type": "object",
            "description": "For each pair the ids of the orders that were canceled on it.",
            "x-group-by": "pair",
            "additionalProperties": {
              "type": "array",
              "items": {
                "type": "string",
                "format": "int64",
                "x-value": "order.orderId"
              }
            }
          }
        }
      },
      "Error": {
        "type": "object",
        "description": "Why nothing was done. Its shape is not documented.",
        "properties": {
          "error": {
            "type": "string",
            "description": "BitoPro's text.",
            "x-value": "error.message"
          }
        }
      }
    }
  },
  "x-rate-limits": {
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
  },
  "x-statuses": [
    {
      "status": 401,
      "outcome": "rejected",
      "meaning": "The API key is unknown or deleted, or the signature does not fit."
    },
    {
      "status": 403,
      "outcome": "rejected",
      "meaning": "The key may not do this."
    },
    {
      "status": 404,
      "outcome": "rejected",
      "meaning": "There is no such path."
    },
    {
      "status": 408,
      "outcome": "unknown",
      "meaning": "The request took too long."
    },
    {
      "status": 409,
      "outcome": "rejected",
      "meaning": "The clock is off."
    },
    {
      "status": 422,
      "outcome": "rejected",
      "meaning": "The request could not be processed."
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
      "meaning": "BitoPro failed on its side; the execution status is unknown."
    }
  ],
  "x-errors": [
    {
      "name": "INVALID_PARAMETER",
      "status": 400,
      "message": "Parameter '{parameter}' is not valid.",
      "meaning": "A parameter has a value that it cannot have.",
      "when": "parameterMalformed"
    },
    {
      "name": "UNAUTHORIZED",
      "status": 401,
      "message": "Invalid API key or signature.",
      "meaning": "A header is missing, the key is unknown, or the payload or signature does not fit.",
      "when": [
        "keyMissing",
        "keyUnknown",
        "payloadInvalid",
        "signatureMissing",
        "signatureInvalid"
      ]
    },
    {
      "name": "NOT_FOUND",
      "status": 404,
      "message": "Not found.",
      "meaning": "There is no such path."
    },
    {
      "name": "TIME_MISMATCH",
      "status": 409,
      "message": "Local Machine Time Mismatch",
      "meaning": "The clock is off.",
      "when": [
        "timestampBehind",
        "timestampAhead"
      ]
    },
    {
      "name": "UNPROCESSABLE",
      "status": 422,
      "message": "Parameter '{parameter}' is not known.",
      "meaning": "The endpoint has no such parameter.",
      "when": [
        "parameterUnknown",
        "parameterMissing",
        "parameterEmpty",
        "parameterRepeated"
      ]
    },
    {
      "name": "TOO_MANY_REQUESTS",
      "status": 429,
      "message": "Too many requests.",
      "meaning": "A rate limit was exceeded.",
      "when": "rateLimited"
    }
  ]
};

export const document = raw as ApiDocument;

export const operations: Readonly<Record<string, OperationFacts>> = {
  "cancelAllMarginOrders": {
    "id": "cancelAllMarginOrders",
    "method": "DELETE",
    "path": "/v3/margin/orders/all",
    "security": [
      "ApiKey",
      "Payload",
      "Signature"
    ],
    "parameters": [],
    "dependencies": [],
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
    "status": 200
  },
  "cancelMarginOrdersByPair": {
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
    "dependencies": [],
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
    "status": 200
  }
};
