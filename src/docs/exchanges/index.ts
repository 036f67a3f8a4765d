import type { Layout } from "../read/layout.ts";
import { layout as binance } from "./binance.ts";
import { layout as bitopro } from "./bitopro.ts";

/** The layouts that pages are tried with, in this order. */
export const layouts: readonly Layout[] = [bitopro, binance];
