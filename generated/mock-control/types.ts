// Generated from specs/mock-control.yaml by `npm run codegen`. Do not edit: change the spec and run it again.
export interface paths {
    "/_mock/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Open orders
         * @description The open orders whose fields are as the query asks, oldest first; an order list is one item.
         */
        get: operations["listOrders"];
        put?: never;
        /**
         * Open orders
         * @description Opens an order or a list of orders, all of them or none.
         */
        post: operations["openOrders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/closed-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Closed orders
         * @description The canceled and filled orders whose fields are as the query asks, in the order in which they were closed.
         */
        get: operations["listClosedOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Received requests
         * @description The requests to the exchanges' paths, oldest first; the newest are kept.
         */
        get: operations["listRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/contract": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What consumers relied on
         * @description What was called so far and what was answered, as a Pact file of version 4, for `cancelkit contract verify` and for any other tool that reads Pact files. It has no keys, signatures or times, and is the same after the same requests.
         */
        get: operations["readContract"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Credentials of the main account
         * @description The throwaway credentials of the account `main`, by kind.
         */
        get: operations["listCredentials"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Accounts
         * @description The accounts with all of their credentials.
         */
        get: operations["listAccounts"];
        put?: never;
        /**
         * Open an account
         * @description Opens an account with credentials of every kind; one that there is gets another set of them.
         */
        post: operations["openAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The exchange's time
         * @description What the exchange's clock shows.
         */
        get: operations["readClock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Freeze, set and move the exchange's time
         * @description Does what the body says, in this order - `reset`, `frozen`, `time`, `advanceMs`.
         */
        patch: operations["changeClock"];
        trace?: never;
    };
    "/_mock/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Faults that will still happen
         * @description The faults that were asked for and are not used up, in the order in which they happen.
         */
        get: operations["listFaults"];
        put?: never;
        /**
         * Ask for a fault
         * @description Lets the next call of an operation fail, or as many as `times` and `probability` say.
         */
        post: operations["addFault"];
        /**
         * Clear all faults
         * @description From now on nothing goes wrong.
         */
        delete: operations["clearFaults"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_mock/state": {
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
         * Start anew
         * @description Forgets orders, requests, faults and what was used of the limits; accounts and clock stay.
         */
        delete: operations["clearState"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Why it was not done; nothing was changed. */
        Error: {
            /**
             * @example ORDER_INVALID
             * @example FAULT_INVALID
             * @example CLOCK_INVALID
             * @example ACCOUNT_INVALID
             * @example QUERY_INVALID
             * @example JSON_INVALID
             * @example NOT_FOUND
             */
            code: string;
            message: string;
            /** @description The field at fault. */
            field?: string;
            /** @description The rule that it breaks. */
            rule?: string;
            /** @description What to do about it. */
            fix?: string;
        };
        /**
         * @description An order to open: the API whose account it belongs to, its `symbol` or `pair`, and as much of the documented fields as matters; the rest gets sensible values. An order list has its orders inside.
         * @example {
         *       "api": "binance-margin",
         *       "symbol": "BTCUSDT",
         *       "orderId": "28"
         *     }
         */
        OrderSeed: {
            api: string;
            /** @default main */
            account?: string;
            orders?: Record<string, never>[];
        } & {
            [key: string]: unknown;
        };
        /** @description An open order as it is kept; ids are decimal text. An order list has its orders inside. */
        Order: {
            api: string;
            account: string;
        } & {
            [key: string]: unknown;
        };
        /** @description An order that is open no more, with how it came to its end. */
        ClosedOrder: {
            api: string;
            account: string;
            closed: components["schemas"]["Ending"];
        } & {
            [key: string]: unknown;
        };
        /** @description How an order came to its end. */
        Ending: {
            /** @enum {string} */
            as: "canceled" | "filled";
            /** @description When, in milliseconds by the exchange's clock. */
            time: number;
            /** @description The `id` of the request that canceled it; null where none did. */
            request: number | null;
        };
        /** @description A request that the mock exchange received, and what it answered. */
        ReceivedRequest: {
            /** @description Its number, from 1. */
            id: number;
            /** @description When it was answered, in milliseconds by the exchange's clock. */
            time: number;
            method: string;
            /** @description Path and query as received. */
            target: string;
            path: string;
            /** @description The query's parameters, decoded; of one that was repeated the last. */
            query: {
                [key: string]: string;
            };
            /** @description By names in lower case. */
            headers: {
                [key: string]: string;
            };
            body: string;
            /** @description Request line, header lines and body byte for byte, the chunks of the body joined; in base64. */
            raw: string;
            /** @description The API that it was for; null where there is none. */
            api: string | null;
            /** @description The operation that it was for; null where there is none. */
            operationId: string | null;
            /** @description The account whose key it carried; null where that is nobody's. */
            account: string | null;
            /** @description The status that was answered; null where a fault left the request without an answer. */
            status: number | null;
            /** @description What went wrong, as it was asked for; null where nothing did. */
            fault: string | null;
            /** @description Why it was refused; only of a mock exchange that was told to explain. */
            explanation?: {
                [key: string]: unknown;
            };
        };
        /** @description Throwaway credentials by kind. */
        Credentials: {
            [key: string]: components["schemas"]["Credential"];
        };
        /** @description An API key with a secret, or with a private key as PEM. */
        Credential: {
            apiKey: string;
            secret?: string;
            privateKey?: string;
            identity?: string;
        };
        /** @description An account and its credentials; each set has one of every kind. */
        Account: {
            name: string;
            credentials: components["schemas"]["Credentials"][];
        };
        /**
         * @description An account to open.
         * @example {
         *       "name": "second"
         *     }
         */
        AccountSeed: {
            name: string;
        };
        /** @description The exchange's clock. */
        Clock: {
            /** @description What it shows, in milliseconds. */
            time: number;
            isFrozen: boolean;
        };
        /**
         * @description What to do with the clock.
         * @example {
         *       "frozen": true,
         *       "time": 1767225600000,
         *       "advanceMs": 1500
         *     }
         */
        ClockChange: {
            /** @description Makes it what it was at the start. */
            reset?: boolean;
            /** @description Stops it, or lets it go on. */
            frozen?: boolean;
            /** @description The time to set, in milliseconds; a fraction of one is dropped. */
            time?: number;
            /** @description How far to move it; back if negative, though not beyond 1970. */
            advanceMs?: number;
        };
        /**
         * @description A fault to ask for, of which operation, and how often.
         * @example {
         *       "operation": "binance-margin/cancelOrder",
         *       "fault": {
         *         "code": -2011
         *       },
         *       "times": 3
         *     }
         */
        FaultRequest: {
            /** @description An operation by its id (`cancelOrder`), by API and id (`binance-margin/cancelOrder`), or `*` for any. */
            operation: string;
            fault: components["schemas"]["FaultSeed"];
            times?: components["schemas"]["Times"];
            probability?: components["schemas"]["Probability"];
            seed?: components["schemas"]["Seed"];
        };
        /** @description How many calls fail, or `always` for all until the faults are cleared; 1, or with a probability `always`. */
        Times: number | "always";
        /** @description How likely a call fails. */
        Probability: number;
        /** @description What the probability is drawn from, so that the same calls fail again. */
        Seed: string | number;
        /** @description A fault that was asked for. */
        ScheduledFault: {
            id: number;
            operation: string;
            fault: components["schemas"]["FaultSeed"];
            left: components["schemas"]["FaultsLeft"];
            probability: components["schemas"]["Probability"];
        };
        /** @description How many calls will still fail. */
        FaultsLeft: number | "always";
        /** @description What goes wrong. */
        FaultSeed: components["schemas"]["DocumentedFault"] | components["schemas"]["StatusFault"] | components["schemas"]["LostFault"] | components["schemas"]["LostAnswerFault"] | components["schemas"]["DelayFault"] | components["schemas"]["DripFault"] | components["schemas"]["HalfFault"] | components["schemas"]["LengthFault"] | components["schemas"]["HtmlFault"] | components["schemas"]["RedirectFault"] | components["schemas"]["FilledFault"] | components["schemas"]["PartialFault"] | components["schemas"]["RefuseFault"] | components["schemas"]["ConnectionFault"];
        /**
         * @description Whether the exchange carries the request out all the same.
         * @default false
         */
        Applied: boolean;
        /** @description Places in the batch or sweep, counted from 0. */
        Items: number[];
        /** @description A documented error code. */
        Code: number | string;
        /** @description A Pact file of version 4. */
        Contract: {
            consumer: components["schemas"]["Pacticipant"];
            provider: components["schemas"]["Pacticipant"];
            interactions: {
                /** @constant */
                type: "Synchronous/HTTP";
                /** @description The same for the same interaction, in every run. */
                key: string;
                description: string;
                pending: boolean;
                providerStates: Record<string, never>[];
                request: Record<string, never>;
                response: Record<string, never>;
                comments: Record<string, never>;
            }[];
            metadata: Record<string, never>;
        };
        Pacticipant: {
            name: string;
        };
        /** @description A documented error, with its status and its text. */
        DocumentedFault: {
            code: components["schemas"]["Code"];
            /** @description Another text, such as the second of two documented ones. */
            message?: string;
            /** @enum {string} */
            as?: "json" | "text";
            applied?: components["schemas"]["Applied"];
        };
        /** @description Any answer of 4XX or 5XX; the text is what is documented for the status, unless it is given. */
        StatusFault: {
            status: number;
            message?: string;
            /** @enum {string} */
            as?: "json" | "text" | "html";
            /** @description How long to wait before the next call; nothing is said of it without this. */
            retryAfterMs?: number;
            /**
             * @description How the wait is told, in `Retry-After` as seconds or as a date, or at the end of the text.
             * @default seconds
             * @enum {string}
             */
            tells?: "seconds" | "date" | "text";
            applied?: components["schemas"]["Applied"];
        };
        /** @description No answer once the request was read: the connection is reset, or ended, or hangs for as long as the client waits. */
        LostFault: {
            /** @enum {string} */
            kind: "reset" | "end" | "hang";
            applied?: components["schemas"]["Applied"];
        };
        /** @description The connection is reset after the cancel took effect. */
        LostAnswerFault: {
            /** @constant */
            kind: "lost-answer";
        };
        /** @description The answer comes late (`slow`), or the request is late and no answer comes at all (`late`). */
        DelayFault: {
            /** @enum {string} */
            kind: "slow" | "late";
            afterMs: number;
        };
        /** @description The answer comes in pieces. */
        DripFault: {
            /** @constant */
            kind: "drip";
            overMs: number;
        };
        /** @description Half of the answer's body, and then the connection ends. */
        HalfFault: {
            /** @constant */
            kind: "half";
            /** @enum {string} */
            by?: "reset" | "end";
        };
        /** @description The answer has a `Content-Length` that is so many bytes off. */
        LengthFault: {
            /** @constant */
            kind: "length";
            off: number;
        };
        /** @description A page in place of the answer, though the status says success. */
        HtmlFault: {
            /** @constant */
            kind: "html";
            /** @default 200 */
            status?: number;
            applied?: components["schemas"]["Applied"];
        };
        /** @description A redirect, which no client should follow with a signed request. */
        RedirectFault: {
            /** @constant */
            kind: "redirect";
            /** @enum {integer} */
            status?: 301 | 302 | 303 | 307 | 308;
            location: string;
            applied?: components["schemas"]["Applied"];
        };
        /** @description The order is filled just before the cancel; of a batch or a sweep those at the given places, or all. */
        FilledFault: {
            /** @constant */
            kind: "filled";
            items?: components["schemas"]["Items"];
        };
        /** @description Some items of a batch fail, the others are canceled. */
        PartialFault: {
            /** @constant */
            kind: "partial";
            code: components["schemas"]["Code"];
            message?: string;
            items: components["schemas"]["Items"];
        };
        /** @description Nobody listens for a while. For any operation only (`*`), like all faults of connections. */
        RefuseFault: {
            /** @constant */
            kind: "refuse";
            /** @default 100 */
            forMs?: number;
        };
        /** @description A connection that is reset as soon as it stands, or once the request may have arrived without a byte of it being read; or idle connections that end now. */
        ConnectionFault: {
            /** @enum {string} */
            kind: "reset-at-accept" | "reset-unread" | "idle-end" | "idle-reset";
        };
    };
    responses: {
        /** @description It is done. */
        Done: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": Record<string, never>;
            };
        };
        /** @description It was not done. */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /** @description Fields of an order with the value that they must have, such as `api`, `account`, `symbol`, `orderId`. */
        filter: {
            [key: string]: string;
        };
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listOrders: {
        parameters: {
            query?: {
                /** @description Fields of an order with the value that they must have, such as `api`, `account`, `symbol`, `orderId`. */
                filter?: components["parameters"]["filter"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The orders. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"][];
                };
            };
            "4XX": components["responses"]["Refused"];
        };
    };
    openOrders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderSeed"] | components["schemas"]["OrderSeed"][];
            };
        };
        responses: {
            /** @description The order as it is kept, or one for each, with the fields that were not given filled in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"] | components["schemas"]["Order"][];
                };
            };
            "4XX": components["responses"]["Refused"];
        };
    };
    listClosedOrders: {
        parameters: {
            query?: {
                /** @description Fields of an order with the value that they must have, such as `api`, `account`, `symbol`, `orderId`. */
                filter?: components["parameters"]["filter"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The orders; the newest are kept. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosedOrder"][];
                };
            };
            "4XX": components["responses"]["Refused"];
        };
    };
    listRequests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requests. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivedRequest"][];
                };
            };
            "4XX": components["responses"]["Refused"];
        };
    };
    readContract: {
        parameters: {
            query?: {
                /** @description What the consumer is called. */
                consumer?: string;
                /**
                 * @description The API, such as `binance-margin`; may be left out where only one was called.
                 * @example binance-margin
                 */
                provider?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contract. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            "4XX": components["responses"]["Refused"];
        };
    };
    listCredentials: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The credentials, in plain. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Credentials"];
                };
            };
            "4XX": components["responses"]["Refused"];
        };
    };
    listAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The accounts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"][];
                };
            };
            "4XX": components["responses"]["Refused"];
        };
    };
    openAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountSeed"];
            };
        };
        responses: {
            /** @description The account with the credentials that were made. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            "4XX": components["responses"]["Refused"];
        };
    };
    readClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The clock. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            "4XX": components["responses"]["Refused"];
        };
    };
    changeClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockChange"];
            };
        };
        responses: {
            /** @description The clock as it is then. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            "4XX": components["responses"]["Refused"];
        };
    };
    listFaults: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The faults. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduledFault"][];
                };
            };
            "4XX": components["responses"]["Refused"];
        };
    };
    addFault: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FaultRequest"];
            };
        };
        responses: {
            /** @description The fault as it is scheduled. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduledFault"];
                };
            };
            "4XX": components["responses"]["Refused"];
        };
    };
    clearFaults: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Done"];
            "4XX": components["responses"]["Refused"];
        };
    };
    clearState: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Done"];
            "4XX": components["responses"]["Refused"];
        };
    };
}
