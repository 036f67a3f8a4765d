// Generated from specs/binance-margin.yaml by `npm run codegen`. Do not edit: change the spec and run it again.
import type { Id } from "../../src/id.ts";

export interface paths {
    "/sapi/v1/margin/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Query Margin Account's Order (USER_DATA)
         * @description Tells how one order of a margin account stands.
         */
        get: operations["queryOrder"];
        put?: never;
        post?: never;
        /**
         * Margin Account Cancel Order (TRADE)
         * @description Cancels one open order of a margin account. When both identifiers are given, Binance checks one against the other.
         */
        delete: operations["cancelOrder"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sapi/v1/margin/orderList": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Query Margin Account's OCO (USER_DATA)
         * @description Tells how one order list of a margin account stands.
         */
        get: operations["queryOrderList"];
        put?: never;
        post?: never;
        /**
         * Margin Account Cancel OCO (TRADE)
         * @description Cancels a whole order list of a margin account. Canceling a single leg with `cancelOrder` cancels the whole list as well.
         */
        delete: operations["cancelOrderList"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sapi/v1/margin/openOrders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Margin Account Cancel all Open Orders on a Symbol (TRADE)
         * @description Cancels every open order of a margin account on one symbol, order lists included. It sweeps: an order that is opened while the request is under way may be canceled too.
         */
        delete: operations["cancelAllOpenOrders"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check server time
         * @description Tells the exchange's time.
         */
        get: operations["checkServerTime"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Error: {
            /** @description Binance's error code. */
            code: number;
            /** @description Binance's text. */
            msg: string;
        };
        /** @description One canceled order. */
        CanceledOrder: {
            symbol: string;
            /** @description Whether the order belonged to an isolated margin account. */
            isIsolated: boolean;
            /** Format: int64 */
            orderId: string;
            /** @description The client order id of the order. */
            origClientOrderId: string;
            /** @description The name of this cancel. */
            clientOrderId: string;
            price: components["schemas"]["Decimal"];
            origQty: components["schemas"]["Decimal"];
            executedQty: components["schemas"]["Decimal"];
            cummulativeQuoteQty: components["schemas"]["Decimal"];
            status: string;
            timeInForce: string;
            type: string;
            side: string;
        };
        /** @description A single order canceled by a sweep over its symbol. */
        SweptOrder: {
            symbol: string;
            /** @description Whether the order belonged to an isolated margin account. */
            isIsolated: boolean;
            /** @description The client order id of the order. */
            origClientOrderId: string;
            /** Format: int64 */
            orderId: string;
            /**
             * Format: int64
             * @description Always -1, since the order belongs to no list.
             */
            orderListId: string;
            /** @description The name of this cancel. */
            clientOrderId: string;
            price: components["schemas"]["Decimal"];
            origQty: components["schemas"]["Decimal"];
            executedQty: components["schemas"]["Decimal"];
            cummulativeQuoteQty: components["schemas"]["Decimal"];
            status: string;
            timeInForce: string;
            type: string;
            side: string;
            /** @description Only for orders with a stop price. */
            stopPrice?: components["schemas"]["Decimal"];
            /** @description Only for iceberg orders. */
            icebergQty?: components["schemas"]["Decimal"];
            selfTradePreventionMode: string;
        };
        /** @description A canceled order list. */
        CanceledOrderList: {
            /** Format: int64 */
            orderListId: string;
            contingencyType: string;
            listStatusType: string;
            listOrderStatus: string;
            listClientOrderId: string;
            /**
             * Format: unix-time-ms
             * @description When the list was canceled, in milliseconds.
             */
            transactionTime: number;
            symbol: string;
            /** @description Whether the list belonged to an isolated margin account. */
            isIsolated: boolean;
            /** @description The orders of the list, in brief. */
            orders: {
                symbol: string;
                /** Format: int64 */
                orderId: string;
                clientOrderId: string;
            }[];
            /** @description The orders of the list as they stood when canceled. */
            orderReports: components["schemas"]["OrderReport"][];
        };
        /** @description One order of a canceled order list. */
        OrderReport: {
            symbol: string;
            /** @description The client order id of the order. */
            origClientOrderId: string;
            /** Format: int64 */
            orderId: string;
            /** Format: int64 */
            orderListId: string;
            /** @description The name of this cancel. */
            clientOrderId: string;
            price: components["schemas"]["Decimal"];
            origQty: components["schemas"]["Decimal"];
            executedQty: components["schemas"]["Decimal"];
            cummulativeQuoteQty: components["schemas"]["Decimal"];
            status: string;
            timeInForce: string;
            type: string;
            side: string;
            /** @description Only for orders with a stop price. */
            stopPrice?: components["schemas"]["Decimal"];
            /** @description Only for iceberg orders. */
            icebergQty?: components["schemas"]["Decimal"];
            /** @description Not in every report. */
            selfTradePreventionMode?: string;
        };
        /** @description An order as it stands. */
        Order: {
            clientOrderId: string;
            /** @description Below 0 for some old orders, where it is not known. */
            cummulativeQuoteQty: components["schemas"]["Decimal"];
            executedQty: components["schemas"]["Decimal"];
            icebergQty: components["schemas"]["Decimal"];
            isWorking: boolean;
            /** Format: int64 */
            orderId: string;
            origQty: components["schemas"]["Decimal"];
            price: components["schemas"]["Decimal"];
            side: string;
            status: string;
            stopPrice: components["schemas"]["Decimal"];
            symbol: string;
            /** @description Whether the order belongs to an isolated margin account. */
            isIsolated: boolean;
            /**
             * Format: unix-time-ms
             * @description When the order was placed, in milliseconds.
             */
            time: number;
            timeInForce: string;
            type: string;
            selfTradePreventionMode: string;
            /**
             * Format: unix-time-ms
             * @description When the order changed last, in milliseconds.
             */
            updateTime: number;
        };
        /** @description An order list as it stands. */
        OrderList: {
            /** Format: int64 */
            orderListId: string;
            contingencyType: string;
            listStatusType: string;
            listOrderStatus: string;
            listClientOrderId: string;
            /**
             * Format: unix-time-ms
             * @description When the list changed last, in milliseconds.
             */
            transactionTime: number;
            symbol: string;
            /** @description Whether the list belongs to an isolated margin account. */
            isIsolated: boolean;
            /** @description The orders of the list, in brief. */
            orders: {
                symbol: string;
                /** Format: int64 */
                orderId: string;
                clientOrderId: string;
            }[];
        };
        /** @description The exchange's time. */
        ServerTime: {
            /**
             * Format: unix-time-ms
             * @description In milliseconds.
             */
            serverTime: number;
        };
        /**
         * Format: decimal
         * @description A decimal number as text.
         */
        Decimal: string;
    };
    responses: {
        /** @description Binance refused the request; nothing was done unless `x-statuses` or `x-errors` say otherwise. */
        Refused: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Binance failed on its side; the request may have been carried out all the same. */
        Unknown: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Weight used up by this IP address in the current minute, over all endpoints below `/api`. */
        UsedWeight: number;
        /** @description Weight used up by this IP address on this endpoint in the current minute. */
        UsedIpWeight: number;
        /** @description Weight used up by this account on this endpoint in the current minute. */
        UsedUidWeight: number;
        /** @description Seconds to wait; comes with 429 and 418, though not with every one of them. */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    queryOrder: {
        parameters: {
            query: {
                /** @description The trading pair, such as BTCUSDT. */
                symbol: string;
                /** @description Whether the order belongs to the isolated margin account of the symbol. */
                isIsolated?: "TRUE" | "FALSE" | undefined;
                /** @description How long after `timestamp` the request stays valid. */
                recvWindow?: number | undefined;
            } & ({
                /** @description The id that Binance gave the order. */
                orderId: Id;
                /** @description The client order id that the order was placed with. */
                origClientOrderId?: string | undefined;
            } | {
                /** @description The id that Binance gave the order. */
                orderId?: Id | undefined;
                /** @description The client order id that the order was placed with. */
                origClientOrderId: string;
            });
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order as it stands. */
            200: {
                headers: {
                    "X-SAPI-USED-IP-WEIGHT-1M": components["headers"]["UsedIpWeight"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unknown"];
        };
    };
    cancelOrder: {
        parameters: {
            query: {
                /** @description The trading pair, such as BTCUSDT. */
                symbol: string;
                /** @description Whether the order belongs to the isolated margin account of the symbol. */
                isIsolated?: "TRUE" | "FALSE" | undefined;
                /** @description A name for this cancel itself, not for the order; Binance makes one up by default. */
                newClientOrderId?: string | undefined;
                /** @description How long after `timestamp` the request stays valid. */
                recvWindow?: number | undefined;
            } & ({
                /** @description The id that Binance gave the order. */
                orderId: Id;
                /** @description The client order id that the order was placed with. */
                origClientOrderId?: string | undefined;
            } | {
                /** @description The id that Binance gave the order. */
                orderId?: Id | undefined;
                /** @description The client order id that the order was placed with. */
                origClientOrderId: string;
            });
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order as it stood when it was canceled. */
            200: {
                headers: {
                    "X-SAPI-USED-IP-WEIGHT-1M": components["headers"]["UsedIpWeight"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CanceledOrder"];
                };
            };
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unknown"];
        };
    };
    queryOrderList: {
        parameters: {
            query?: {
                /** @description How long after `timestamp` the request stays valid. */
                recvWindow?: number | undefined;
            } & ({
                /** @description The id that Binance gave the order list. */
                orderListId: Id;
                /** @description The client order id of the list. */
                origClientOrderId?: string | undefined;
                /** @description Whether the order belongs to the isolated margin account of the symbol. */
                isIsolated: "TRUE" | "FALSE";
                /** @description The trading pair, such as BTCUSDT; for isolated margin only. */
                symbol?: string | undefined;
            } | {
                /** @description The id that Binance gave the order list. */
                orderListId: Id;
                /** @description The client order id of the list. */
                origClientOrderId?: string | undefined;
                /** @description Whether the order belongs to the isolated margin account of the symbol. */
                isIsolated?: "TRUE" | "FALSE" | undefined;
                /** @description The trading pair, such as BTCUSDT; for isolated margin only. */
                symbol?: undefined;
            } | {
                /** @description The id that Binance gave the order list. */
                orderListId?: Id | undefined;
                /** @description The client order id of the list. */
                origClientOrderId: string;
                /** @description Whether the order belongs to the isolated margin account of the symbol. */
                isIsolated: "TRUE" | "FALSE";
                /** @description The trading pair, such as BTCUSDT; for isolated margin only. */
                symbol?: string | undefined;
            } | {
                /** @description The id that Binance gave the order list. */
                orderListId?: Id | undefined;
                /** @description The client order id of the list. */
                origClientOrderId: string;
                /** @description Whether the order belongs to the isolated margin account of the symbol. */
                isIsolated?: "TRUE" | "FALSE" | undefined;
                /** @description The trading pair, such as BTCUSDT; for isolated margin only. */
                symbol?: undefined;
            });
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order list as it stands. */
            200: {
                headers: {
                    "X-SAPI-USED-IP-WEIGHT-1M": components["headers"]["UsedIpWeight"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderList"];
                };
            };
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unknown"];
        };
    };
    cancelOrderList: {
        parameters: {
            query: {
                /** @description The trading pair, such as BTCUSDT. */
                symbol: string;
                /** @description Whether the order belongs to the isolated margin account of the symbol. */
                isIsolated?: "TRUE" | "FALSE" | undefined;
                /** @description A name for this cancel itself, not for the order; Binance makes one up by default. */
                newClientOrderId?: string | undefined;
                /** @description How long after `timestamp` the request stays valid. */
                recvWindow?: number | undefined;
            } & ({
                /** @description The id that Binance gave the order list. */
                orderListId: Id;
                /** @description The client order id of the list. */
                listClientOrderId?: string | undefined;
            } | {
                /** @description The id that Binance gave the order list. */
                orderListId?: Id | undefined;
                /** @description The client order id of the list. */
                listClientOrderId: string;
            });
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order list, with a report for each of its orders. */
            200: {
                headers: {
                    "X-SAPI-USED-UID-WEIGHT-1M": components["headers"]["UsedUidWeight"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CanceledOrderList"];
                };
            };
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unknown"];
        };
    };
    cancelAllOpenOrders: {
        parameters: {
            query: {
                /** @description The trading pair, such as BTCUSDT. */
                symbol: string;
                /** @description Whether the order belongs to the isolated margin account of the symbol. */
                isIsolated?: "TRUE" | "FALSE" | undefined;
                /** @description How long after `timestamp` the request stays valid. */
                recvWindow?: number | undefined;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was canceled, single orders and order lists mixed; a list has a `contingencyType`. */
            200: {
                headers: {
                    "X-SAPI-USED-IP-WEIGHT-1M": components["headers"]["UsedIpWeight"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": (components["schemas"]["SweptOrder"] | components["schemas"]["CanceledOrderList"])[];
                };
            };
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unknown"];
        };
    };
    checkServerTime: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The exchange's time. */
            200: {
                headers: {
                    "X-MBX-USED-WEIGHT-1M": components["headers"]["UsedWeight"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerTime"];
                };
            };
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unknown"];
        };
    };
}
