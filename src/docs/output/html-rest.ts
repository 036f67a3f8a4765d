import type { Findings } from "../check.ts";
import type { Report } from "../report.ts";
import { renderLines } from "./html-lines.ts";
import { type Html, html } from "./html-template.ts";
import { pageStretch } from "./stretch.ts";
import { wordsOf } from "./topic.ts";
import type { View } from "./view.ts";
import { visible } from "./visible.ts";

/** So many lines of an endpoint that no spec has are shown. */
const mostLines = 200;

/** What could not be read. */
export function renderFailures({ failures }: Report): Html | undefined {
  return section(
    "failures",
    "Could not be read",
    failures,
    ({ file, message }) => html`<li class="failed"><code>${visible(file)}</code> ${visible(message)}</li>`,
  );
}

/** Endpoints that no spec has, each with what the page says. */
export function renderMissing({ missing }: Findings): Html | undefined {
  return section("missing", "Documented endpoints that no spec has", missing, ({ match, page }) => {
    const { endpoint, path } = match;
    const title = endpoint.title && visible(endpoint.title.value);
    return html`<li class="missing"><details><summary><code>${endpoint.method} ${visible(path.value)}</code> ${title} <small>${visible(page.name)}:${path.line}</small></summary>
${renderLines(page.lines, pageStretch(page, endpoint.line), mostLines)}</details></li>`;
  });
}

/** Acknowledgements that are no longer needed, as they stand in the spec. */
export function renderStale({ stale }: Findings): Html | undefined {
  const title = "Acknowledgements that no page contradicts any more";
  return section("stale", title, stale, ({ spec, line, operations, kind, half, says }) => {
    const lines = spec.text.split(/\r?\n/);
    return html`<li class="stale"><code>${visible(spec.file)}:${line}</code> ${operations.map(({ id }) => visible(id)).join(", ")}: ${wordsOf(kind)}, where the ${half === "zh" ? "Chinese" : "English"} half said <q>${visible(says)}</q>
${renderLines(lines, { first: line, last: lastOfItem(lines, line) }, 20)}</li>`;
  });
}

/** What was tolerated or not understood; a link where a view shows it. */
export function renderNotes({ notes }: Report, views: readonly View[]): Html | undefined {
  if (notes.length === 0) return undefined;
  const shown = new Set(views.flatMap((view) => view.notes.map(({ number }) => number)));
  return html`<section id="notes"><details><summary><h2>Notes</h2> ${notes.length} on what was tolerated or not understood</summary>
<ul>
${notes.map(({ page: { file, line }, message }, index) => {
  const place = html`<code>${visible(file)}:${line}</code>`;
  const link = shown.has(index + 1) ? html`<a href="#note-${index + 1}">${place}</a>` : place;
  return html`<li class="note">${link} ${visible(message)}</li>
`;
})}</ul></details></section>
`;
}

function section<T>(id: string, title: string, items: readonly T[], render: (item: T) => Html): Html | undefined {
  if (items.length === 0) return undefined;
  return html`<section id="${id}"><h2>${title}</h2>
<ul>
${items.map(
  (item) => html`${render(item)}
`,
)}</ul></section>
`;
}

/** The last line of an item of a YAML list: what follows is indented further than its dash. */
function lastOfItem(lines: readonly string[], first: number): number {
  const indent = (text: string) => text.length - text.trimStart().length;
  const after = lines.slice(first).findIndex((text) => indent(text) <= indent(lines[first - 1] ?? ""));
  return after < 0 ? lines.length : first + after;
}
