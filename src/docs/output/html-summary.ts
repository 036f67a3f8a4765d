import type { Report } from "../report.ts";
import { type Html, html } from "./html-template.ts";
import { anchorOf, lookOf, renderTopic } from "./html-view.ts";
import type { Mark } from "./mark.ts";
import type { View } from "./view.ts";
import { visible } from "./visible.ts";

/** What came of the check in a sentence, and what was found in numbers. */
export function renderResult({ summary, exitCode }: Report): Html {
  const { pages, endpoints } = summary;
  const counted = [
    ["breaking", summary.breaking, "breaking", "differences"],
    ["additive", summary.additive, "additive", "differences"],
    ["editorial", summary.editorial, "editorial", "differences"],
    ["missing", summary.missing, "missing from the specs", "missing"],
    ["stale", summary.stale, summary.stale === 1 ? "stale acknowledgement" : "stale acknowledgements", "stale"],
    ["failed", summary.failures, "could not be read", "failures"],
    ["acknowledged", summary.acknowledged, "acknowledged", "differences"],
    ["note", summary.notes, summary.notes === 1 ? "note" : "notes", "notes"],
  ] as const;
  const read = `${pages} ${pages === 1 ? "page" : "pages"} with ${endpoints} ${endpoints === 1 ? "description" : "descriptions"} of endpoints`;
  return html`<p class="result">${
    [
      "No differences that are not acknowledged.",
      "The specs no longer agree with the documentation.",
      "Something could not be read, so this report is not complete.",
    ][exitCode]
  } Read: ${read}.</p>
<ul class="counts">${counted
    .filter(([, count]) => count > 0)
    .map(
      ([look, count, words, target]) =>
        html`<li class="${look}"><a href="#${target}"><b>${count}</b> ${words}</a></li>`,
    )}</ul>
`;
}

/** Every difference in a row, with links to both lines. */
export function renderTable(views: readonly View[]): Html {
  const rows = views
    .flatMap(({ id, marks }) => marks.map((mark) => ({ id, mark })))
    .sort((a, b) => a.mark.number - b.mark.number);
  if (rows.length === 0) return html``;
  return html`<section id="differences" aria-labelledby="differences-title">
<h2 id="differences-title">Differences</h2>
<div class="wide" role="region" aria-labelledby="differences-title" tabindex="0"><table>
<thead><tr><th scope="col">No.</th><th scope="col">Severity</th><th scope="col">What</th><th scope="col">Page says</th><th scope="col">Spec says</th></tr></thead>
<tbody>
${rows.map(({ id, mark }) => renderRow(id, mark))}</tbody>
</table></div>
</section>
`;
}

function renderRow(view: string, mark: Mark): Html {
  const { number, difference, acknowledgement, pageLine, otherLine } = mark;
  const { severity, operation, page, says } = difference;
  return html`<tr id="difference-${number}" class="${lookOf(mark)}"><td data-head="No.">${number}</td><td><span class="severity">${severity}</span>${acknowledgement && html`<br>acknowledged`}</td><td>${renderTopic(difference)}<br><small><a href="#${view}">${operation ? `${operation.spec.api}/${visible(operation.id)}` : "no spec"}</a></small></td><td data-head="Page says"><q>${visible(says.page)}</q><br><a href="#${anchorOf(number, "page")}">${visible(page.name)}:${pageLine}</a> <small>${page.half === "zh" ? "Chinese" : "English"}</small></td><td data-head="Spec says"><q>${visible(says.spec)}</q><br><a href="#${anchorOf(number, "spec")}">${operation ? operation.spec.file : visible(page.name)}:${otherLine}</a>${acknowledgement && html`<br><small>${visible(acknowledgement.because)}</small>`}</td></tr>
`;
}
