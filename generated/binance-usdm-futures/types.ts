// Generated from specs/binance-usdm-futures.yaml by `npm run codegen`. Do not edit: change the spec and run it again.
import type { Id } from "../../src/id.ts";

export interface paths {
    "/fapi/v1/batchOrders": {
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
         * Cancel Multiple Orders (TRADE)
         * @description Cancels up to ten open orders of one symbol, named by order id or by client order id. Each item of the answer is a canceled order or the reason why one was not canceled.
         */
        delete: operations["cancelMultipleOrders"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fapi/v1/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Query Order (USER_DATA)
         * @description Tells how one order stands. Orders that were canceled or expired without a fill are gone three days after they were placed, all others 90 days after.
         */
        get: operations["queryOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fapi/v1/time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check Server Time
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
        /** @description Why something was not done. */
        Error: {
            /** @description Binance's error code. */
            code: number;
            /** @description Binance's text. */
            msg: string;
        };
        /** @description One canceled order. */
        CanceledOrder: {
            clientOrderId: string;
            cumQty: components["schemas"]["Decimal"];
            cumQuote: components["schemas"]["Decimal"];
            executedQty: components["schemas"]["Decimal"];
            /** Format: int64 */
            orderId: string;
            origQty: components["schemas"]["Decimal"];
            /** @description The type before the order was triggered. */
            origType: string;
            price: components["schemas"]["Decimal"];
            reduceOnly: boolean;
            side: string;
            positionSide: string;
            status: string;
            /** @description Without meaning for TRAILING_STOP_MARKET orders. */
            stopPrice: components["schemas"]["Decimal"];
            /** @description Whether the order closes the whole position. */
            closePosition: boolean;
            symbol: string;
            timeInForce: string;
            type: string;
            /** @description Activation price, only for TRAILING_STOP_MARKET orders. */
            activatePrice?: components["schemas"]["Decimal"];
            /** @description Callback rate, only for TRAILING_STOP_MARKET orders. */
            priceRate?: components["schemas"]["Decimal"];
            /**
             * Format: unix-time-ms
             * @description When the order changed last, in milliseconds.
             */
            updateTime: number;
            workingType: string;
            /** @description Whether the trigger is protected. */
            priceProtect: boolean;
            priceMatch: string;
            selfTradePreventionMode: string;
            /**
             * Format: unix-time-ms
             * @description When a GTD order ends by itself, in milliseconds; 0 for others.
             */
            goodTillDate: number;
        };
        /** @description An order as it stands. */
        Order: {
            avgPrice: components["schemas"]["Decimal"];
            clientOrderId: string;
            cumQuote: components["schemas"]["Decimal"];
            executedQty: components["schemas"]["Decimal"];
            /** Format: int64 */
            orderId: string;
            origQty: components["schemas"]["Decimal"];
            /** @description The type before the order was triggered. */
            origType: string;
            price: components["schemas"]["Decimal"];
            reduceOnly: boolean;
            side: string;
            positionSide: string;
            status: string;
            /** @description Without meaning for TRAILING_STOP_MARKET orders. */
            stopPrice: components["schemas"]["Decimal"];
            /** @description Whether the order closes the whole position. */
            closePosition: boolean;
            symbol: string;
            /**
             * Format: unix-time-ms
             * @description When the order was placed, in milliseconds.
             */
            time: number;
            timeInForce: string;
            type: string;
            /** @description Activation price, only for TRAILING_STOP_MARKET orders. */
            activatePrice?: components["schemas"]["Decimal"];
            /** @description Callback rate, only for TRAILING_STOP_MARKET orders. */
            priceRate?: components["schemas"]["Decimal"];
            /**
             * Format: unix-time-ms
             * @description When the order changed last, in milliseconds.
             */
            updateTime: number;
            workingType: string;
            /** @description Whether the trigger is protected. */
            priceProtect: boolean;
            priceMatch: string;
            selfTradePreventionMode: string;
            /**
             * Format: unix-time-ms
             * @description When a GTD order ends by itself, in milliseconds; 0 for others.
             */
            goodTillDate: number;
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
        /** @description Binance failed on its side; `x-statuses` tells which texts mean that nothing was done. */
        Failed: {
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
        /** @description Weight used up by this IP address in the current minute, over all endpoints of the host. */
        UsedWeight: number;
        /** @description Seconds to wait; the futures pages do not promise it. */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    cancelMultipleOrders: {
        parameters: {
            query: {
                /** @description The trading pair, such as BTCUSDT. */
                symbol: string;
                /** @description How long after `timestamp` the request stays valid. */
                recvWindow?: number | undefined;
            } & ({
                /** @description The ids that Binance gave the orders. */
                orderIdList: readonly Id[];
                /** @description The client order ids that the orders were placed with; sent as JSON without spaces, its quotes encoded. */
                origClientOrderIdList?: undefined;
            } | {
                /** @description The ids that Binance gave the orders. */
                orderIdList?: undefined;
                /** @description The client order ids that the orders were placed with; sent as JSON without spaces, its quotes encoded. */
                origClientOrderIdList: readonly string[];
            });
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An item for each order that was asked for, a canceled order or a `code` and `msg`. The order of the items is not documented. */
            200: {
                headers: {
                    "X-MBX-USED-WEIGHT-1M": components["headers"]["UsedWeight"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": (components["schemas"]["CanceledOrder"] | components["schemas"]["Error"])[];
                };
            };
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
        };
    };
    queryOrder: {
        parameters: {
            query: {
                /** @description The trading pair, such as BTCUSDT. */
                symbol: string;
                /** @description How long after `timestamp` the request stays valid. */
                recvWindow?: number | undefined;
            } & ({
                /** @description The id that Binance gave the order; ids count up within a symbol. */
                orderId: Id;
                /** @description The client order id that the order was placed with. */
                origClientOrderId?: string | undefined;
            } | {
                /** @description The id that Binance gave the order; ids count up within a symbol. */
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
                    "X-MBX-USED-WEIGHT-1M": components["headers"]["UsedWeight"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Failed"];
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
            "5XX": components["responses"]["Failed"];
        };
    };
}
