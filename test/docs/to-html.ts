import type { Nodes, Root } from "mdast";
import { parsers } from "./checked.ts";

/** How an HTML page writes its code blocks. */
export type CodeStyle = "plain" | "highlighted";

/**
 * Writes a Markdown page as the HTML page that a documentation site would make of it, each thing on the line on which
 * the Markdown has it.
 */
export function toHtml(markdown: string, style: CodeStyle = "highlighted"): string {
  const front = /^---\n[\s\S]*?\n---\n/.exec(markdown)?.[0] ?? "";
  const address = /^source_url: (\S+)$/m.exec(front)?.[1];
  const tree = parsers.markdown(front.replace(/[^\n]/g, "") + markdown.slice(front.length));
  const lines: string[] = Array<string>(markdown.split("\n").length).fill("");
  const put = (line: number, text: string) => {
    for (const [index, part] of text.split("\n").entries()) {
      const at = line - 1 + index;
      lines[at] = (lines[at] ?? "") + part;
    }
  };
  for (const node of tree.children) block(node, put, style);
  const canonical = address ? `<link rel="canonical" href="${address}">` : "";
  const head = `<!doctype html><html lang="en"><head><meta charset="UTF-8">${canonical}<script>var a="GET /x"</script></head><body><nav><a href="/">GET /api/v3/menu</a></nav><main><article><div class="markdown">`;
  const foot =
    '</div></article><nav class="pagination-nav"><a href="/">Next</a></nav></main><footer>2026</footer></body></html>';
  return `${head}${lines.join("\n")}${foot}`;
}

type Put = (line: number, text: string) => void;

function block(node: Root["children"][number] | Nodes, put: Put, style: CodeStyle): void {
  const start = node.position?.start.line ?? 1;
  const end = node.position?.end.line ?? start;
  const around = (open: string, close: string, children: readonly Nodes[]) => {
    put(start, open);
    for (const child of children) block(child, put, style);
    put(end, close);
  };
  switch (node.type) {
    case "heading": {
      const anchor = '<a class="hash-link" href="#x" title="Direct link to heading">&#8203;</a>';
      put(start, `<h${node.depth} class="anchor" id="x">${inline(node)}${anchor}</h${node.depth}>`);
      return;
    }
    case "paragraph":
      put(start, `<p>${inline(node)}</p>`);
      return;
    case "blockquote":
      around("<blockquote>", "</blockquote>", node.children);
      return;
    case "list":
      around(node.ordered ? "<ol>" : "<ul>", node.ordered ? "</ol>" : "</ul>", node.children);
      return;
    case "listItem":
      around("<li>", "</li>", node.children);
      return;
    case "table": {
      put(start, "<table>");
      for (const [index, row] of node.children.entries()) {
        const tag = index === 0 ? "th" : "td";
        const cells = row.children.map((cell) => `<${tag}>${inline(cell)}</${tag}>`).join("");
        const line = `<tr>${cells}</tr>`;
        put(row.position?.start.line ?? start, index === 0 ? `<thead>${line}</thead><tbody>` : line);
      }
      put(end, "</tbody></table>");
      return;
    }
    case "code": {
      const fenced =
        node.lang !== undefined &&
        node.position?.end.column !== undefined &&
        end - start > node.value.split("\n").length;
      const body = node.value
        .split("\n")
        .map((line) =>
          style === "plain"
            ? escaped(line)
            : `<span class="token-line"><span class="token plain">${escaped(line)}</span><br></span>`,
        );
      put(
        fenced ? start + 1 : start,
        `<div class="language-json"><pre class="prism-code"><code>${body.join("\n")}</code></pre><div><button type="button">Copy</button></div></div>`,
      );
      return;
    }
    case "html":
      put(start, node.value);
      return;
    case "thematicBreak":
      put(start, "<hr>");
      return;
    default:
      if ("children" in node) for (const child of node.children) block(child, put, style);
  }
}

function inline(node: Nodes): string {
  if (node.type === "text") return escaped(node.value);
  if (node.type === "inlineCode") {
    const { start, end } = node.position ?? {};
    return `${start && end && end.line > start.line ? "\n" : ""}<code>${escaped(node.value)}</code>`;
  }
  if (node.type === "break") return "<br>\n";
  if (node.type === "html")
    return /^<(\/?(?:br|code|b|i|tt)\b|!--)/.test(node.value) ? node.value : escaped(node.value);
  const inner = "children" in node ? node.children.map(inline).join("") : "";
  if (node.type === "strong") return `<strong>${inner}</strong>`;
  if (node.type === "emphasis") return `<em>${inner}</em>`;
  if (node.type === "link")
    return inner === "" || inner === "\u200b" ? "" : `<a href="${escaped(node.url)}">${inner}</a>`;
  return inner;
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
