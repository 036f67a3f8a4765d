import type { Explanation } from "../../src/testing/index.ts";
import type { CaseName } from "./cases.ts";

export type Kind = "hmac" | "rsa" | "ed25519" | "bitopro";

/** A client that nobody here wrote, and what it can do. */
export interface Client {
  readonly name: string;
  readonly installation: "node" | "python" | "go";
  /** Its program in the installation. */
  readonly program: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly calls: readonly Call[];
}

/** Cancels that a client makes, with each of its kinds of keys. */
export interface Call {
  readonly cases: readonly CaseName[];
  readonly kinds: readonly Kind[];
  readonly wrong?: Wrong;
}

/** What a client does wrong, so that its call must fail. */
export interface Wrong {
  readonly because: string;
  /** The check of the mock exchange that finds it; none where the client fails by itself. */
  readonly condition?: Explanation["condition"];
  /** Whether it fails only after the orders are canceled. */
  readonly canceled?: true;
}

const all: readonly Kind[] = ["hmac", "rsa", "ed25519"];
const sweeps: readonly CaseName[] = ["cancelAllOpenOrders", "cancelAllOpenOrders, isolated"];
const odd: CaseName = "cancelOrder by a name with spaces and more";
const margin: readonly CaseName[] = [
  "cancelOrder by orderId",
  "cancelOrder by origClientOrderId, isolated",
  "cancelOrderList by orderListId",
  "cancelOrderList by listClientOrderId, isolated",
  ...sweeps,
];
const byId: CaseName = "cancelMultipleOrders by orderIdList";
const byBigId: CaseName = "cancelMultipleOrders by orderIdList beyond 2^53";
const byName: CaseName = "cancelMultipleOrders by origClientOrderIdList";
const futures: readonly CaseName[] = [byId, byBigId, byName];
const bitopro: Call = { cases: ["cancelMarginOrdersByPair", "cancelAllMarginOrders"], kinds: ["bitopro"] };

const curl = (place: string, calls: readonly Call[] = []): Client => ({
  name: `curl with openssl, parameters in ${place}`,
  installation: "node",
  program: "curl.mjs",
  environment: { PLACE: place },
  calls: [{ cases: [...margin, odd, ...futures], kinds: all }, ...calls],
});

export const clients: readonly Client[] = [
  {
    name: "@binance/derivatives-trading-usds-futures, @binance/common",
    installation: "node",
    program: "official.mjs",
    calls: [
      { cases: [...margin, byBigId, byName], kinds: all },
      {
        cases: [odd],
        kinds: all,
        wrong: { because: "it signs spaces as %20 and sends them as +", condition: "signatureInvalid" },
      },
      {
        cases: [byId],
        kinds: all,
        // The futures' change log of 2023-06-16 says that such lists are refused.
        wrong: { because: "it puts quotes around the numbers of a list", condition: "listMalformed" },
      },
    ],
  },
  {
    name: "binance (npm)",
    installation: "node",
    program: "binance.mjs",
    calls: [
      { cases: [...margin, odd, byId, byName], kinds: all },
      {
        cases: [byBigId],
        kinds: all,
        wrong: {
          because: "it cannot send ids that a number cannot hold but in quotes",
          condition: "listMalformed",
        },
      },
    ],
  },
  {
    name: "ccxt (TypeScript)",
    installation: "node",
    program: "ccxt.mjs",
    calls: [{ cases: [...margin, odd, ...futures], kinds: all }, bitopro],
  },
  {
    name: "ccxt (Python)",
    installation: "python",
    program: "ccxt_client.py",
    calls: [{ cases: [...margin, odd, ...futures], kinds: all }, bitopro],
  },
  {
    name: "python-binance",
    installation: "python",
    program: "python_binance.py",
    calls: [
      { cases: margin, kinds: all },
      { cases: futures, kinds: ["hmac"] },
      {
        cases: [odd],
        kinds: all,
        wrong: { because: "it signs the name before encoding it", condition: "signatureInvalid" },
      },
      {
        cases: futures,
        kinds: ["rsa", "ed25519"],
        wrong: { because: "it takes its own text for a list of pairs and sends nothing" },
      },
    ],
  },
  {
    name: "binance-sdk-margin-trading",
    installation: "python",
    program: "official_margin.py",
    calls: [{ cases: [...margin, odd], kinds: all }],
  },
  {
    name: "go-binance",
    installation: "go",
    program: "clients",
    calls: [
      { cases: [...margin.filter((name) => !sweeps.includes(name)), odd, byId, byBigId], kinds: all },
      {
        cases: sweeps,
        kinds: all,
        wrong: { because: "it wants ids as text, where the page's example has numbers", canceled: true },
      },
      {
        cases: [byName],
        kinds: all,
        wrong: { because: "it sends names without quotes and commas", condition: "listMalformed" },
      },
    ],
  },
  curl("query", [bitopro]),
  curl("body"),
  curl("both"),
];
