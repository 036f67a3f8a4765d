// Generated from specs/ by `npm run codegen`. Do not edit: change the spec and run it again.
import type { OperationFacts } from "../src/facts.ts";
import type { ApiDocument } from "../src/testing/document.ts";
import { document as binance_margin, operations as binance_margin_operations } from "./binance-margin/document.ts";
import { document as binance_usdm_futures, operations as binance_usdm_futures_operations } from "./binance-usdm-futures/document.ts";
import { document as bitopro, operations as bitopro_operations } from "./bitopro/document.ts";

export interface DocumentedApi {
  readonly name: string;
  readonly document: ApiDocument;
  readonly operations: Readonly<Record<string, OperationFacts>>;
}

export const documents: readonly DocumentedApi[] = [
  { name: "binance-margin", document: binance_margin, operations: binance_margin_operations },
  { name: "binance-usdm-futures", document: binance_usdm_futures, operations: binance_usdm_futures_operations },
  { name: "bitopro", document: bitopro, operations: bitopro_operations },
];
