import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Contender } from "./contender.ts";
import { distFolder, rootFolder } from "./paths.ts";

/** What all others are measured against. */
export const baseline = "node:https";

/** What the transport over undici is measured against. */
export const limit = "undici dispatch";

const marginEntry = "../../generated/binance-margin/index.ts";

export const contenders: readonly Contender[] = [
  { name: limit, module: "undici-dispatch", bundle: 'export { Pool } from "undici"', package: "undici" },
  { name: baseline, module: "node-https" },
  { name: "fetch", module: "global-fetch" },
  {
    name: "openapi-fetch",
    module: "openapi-fetch",
    bundle: 'export { default } from "openapi-fetch"',
    package: "openapi-fetch",
  },
  {
    name: "official connector",
    module: "official-connector",
    bundle: 'export { DerivativesTradingUsdsFutures } from "@binance/derivatives-trading-usds-futures"',
    package: "@binance/derivatives-trading-usds-futures",
  },
  {
    name: "binance (npm)",
    module: "binance-package",
    bundle: 'export { MainClient } from "binance"',
    package: "binance",
  },
  { name: "cancelkit", module: "cancelkit", bundle: `export * from "${marginEntry}"`, package: "cancelkit" },
  {
    name: "cancelkit/undici",
    module: "cancelkit-undici",
    bundle: `export * from "${marginEntry}"; export * from "../../src/undici.ts"`,
    package: "cancelkit",
    needs: "./undici",
  },
];

/** Where a subpath of cancelkit was compiled to; undefined when the package has none of that name. */
export function subpathUrl(subpath: string): string | undefined {
  const { exports } = JSON.parse(readFileSync(`${rootFolder}package.json`, "utf8"));
  const path: string | undefined = exports[subpath]?.default;
  return path && pathToFileURL(path.replace(/^\.\/dist\//, distFolder)).href;
}
