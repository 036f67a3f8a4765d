import type { Parsers } from "../parsers.ts";
import type { Outcome } from "../run.ts";
import { toHtml } from "./html.ts";
import { toMarkdown } from "./markdown.ts";
import { terminal } from "./terminal.ts";

/** What writes an outcome as text; `width` is that of the terminal in characters. */
type Writer = (outcome: Outcome, parsers: Parsers, width?: number) => string;

/** How a report can be written, by the name of the format. */
export const formats = {
  table: ({ report }, parsers, width) => terminal(report, parsers, width),
  json: ({ report }) => `${JSON.stringify(report, null, 2)}\n`,
  markdown: ({ report }) => toMarkdown(report),
  html: toHtml,
} as const satisfies Record<string, Writer>;

/** The name of a format. */
export type Format = keyof typeof formats;
