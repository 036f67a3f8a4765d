// Generated from specs/bitopro.yaml by `npm run codegen`. Do not edit: change the spec and run it again.
import type { Id } from "../../src/id.ts";

export interface paths {
    "/v3/margin/orders/all": {
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
         * Cancel All Margin Orders
         * @description Cancels every open margin order of the account, on all pairs. It sweeps: an order that is opened while the request is under way may be canceled too.
         */
        delete: operations["cancelAllMarginOrders"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/margin/orders/{pair}": {
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
         * Cancel All Margin Orders
         * @description Cancels every open margin order of the account on one pair. It sweeps: an order that is opened while the request is under way may be canceled too.
         */
        delete: operations["cancelMarginOrdersByPair"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        CanceledOrders: {
            /** @description For each pair the ids of the orders that were canceled on it. */
            data: {
                [key: string]: string[];
            };
        };
        /** @description Why nothing was done. Its shape is not documented. */
        Error: {
            /** @description BitoPro's text. */
            error?: string;
        };
    };
    responses: {
        /** @description The ids of the canceled orders, by pair. */
        Canceled: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CanceledOrders"];
            };
        };
        /** @description BitoPro refused the request; nothing was done unless `x-statuses` says otherwise. */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description BitoPro failed on its side; the request may have been carried out all the same. */
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
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    cancelAllMarginOrders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Canceled"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unknown"];
        };
    };
    cancelMarginOrdersByPair: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The trading pair as BASE_QUOTE in capitals, such as BTC_USDT.
                 * @example BTC_USDT
                 */
                pair: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Canceled"];
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unknown"];
        };
    };
}
