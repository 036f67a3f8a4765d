import { createHash } from "node:crypto";
import type { Outcome } from "../run.ts";
import { renderFailures, renderMissing, renderNotes, renderStale } from "./html-rest.ts";
import { style } from "./html-style.ts";
import { renderResult, renderTable } from "./html-summary.ts";
import { Html, html } from "./html-template.ts";
import { renderView } from "./html-view.ts";
import { viewsOf } from "./view.ts";

/**
 * A report as one page that needs nothing else: no script, no network, no server.
 *
 * Pages are the exchange's, so all that they say is escaped, and the policy allows nothing but the style in it.
 */
export function toHtml(outcome: Outcome): string {
  const { report, findings } = outcome;
  const views = viewsOf(outcome);
  const hash = createHash("sha256").update(style).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Documentation check: ${titleOf(outcome)}</title>
<style>${new Html(style)}</style>
</head>
<body>
<header>
<h1>Documentation check</h1>
${renderResult(report)}</header>
<main>
${renderFailures(report)}${renderTable(views)}${renderMissing(findings)}${renderStale(findings)}${views.map(renderView)}${renderNotes(report, views)}</main>
</body>
</html>
`.text;
}

function titleOf({ report: { exitCode, summary } }: Outcome): string {
  const { breaking, additive, editorial, missing, stale } = summary;
  const open = breaking + additive + editorial + missing + stale;
  if (exitCode === 2) return "incomplete";
  return open === 0 ? "no differences" : `${open} ${open === 1 ? "finding" : "findings"}`;
}
