import type { Root as HtmlRoot } from "hast";
import type { Root } from "mdast";

/** The parsers that `cancelkit docs` is built on; installed by those who use it, not by every user of the client. */
export interface Parsers {
  /** Markdown with tables. */
  markdown(text: string): Root;
  html(text: string): HtmlRoot;
  readonly hast: typeof import("hast-util-to-mdast");
  readonly json: typeof import("jsonc-parser");
  readonly yaml: typeof import("yaml");
  readonly Table: typeof import("cli-table3");
  readonly diff: typeof import("diff");
}

/** Packages that have to be installed first; the message is the command that does it. */
export class MissingPackages extends Error {
  override name = "MissingPackages";

  constructor(packages: readonly string[]) {
    super(`\`cancelkit docs\` needs some parsers: npm install --save-dev ${packages.join(" ")}`);
  }
}

/**
 * Loads the parsers.
 *
 * @throws {MissingPackages} Some are not installed; names all of them at once.
 */
export async function loadParsers(): Promise<Parsers> {
  const missing: string[] = [];
  const load = async <T>(name: string, module: () => Promise<T>): Promise<T> => {
    try {
      return await module();
    } catch (error) {
      if ((error as { code?: string }).code !== "ERR_MODULE_NOT_FOUND") throw error;
      missing.push(name);
      return {} as T;
    }
  };
  const [fromMarkdown, syntax, tables, fromHtml, hast, json, yaml, table, diff] = await Promise.all([
    load("mdast-util-from-markdown", () => import("mdast-util-from-markdown")),
    load("micromark-extension-gfm-table", () => import("micromark-extension-gfm-table")),
    load("mdast-util-gfm-table", () => import("mdast-util-gfm-table")),
    load("hast-util-from-html", () => import("hast-util-from-html")),
    load("hast-util-to-mdast", () => import("hast-util-to-mdast")),
    load("jsonc-parser", () => import("jsonc-parser")),
    load("yaml", () => import("yaml")),
    load("cli-table3", () => import("cli-table3")),
    load("diff", () => import("diff")),
  ]);
  if (missing.length > 0) throw new MissingPackages(missing);
  const extensions = [syntax.gfmTable()];
  const mdastExtensions = [tables.gfmTableFromMarkdown()];
  return {
    markdown: (text) => fromMarkdown.fromMarkdown(text, { extensions, mdastExtensions }),
    html: (text) => fromHtml.fromHtml(text),
    hast,
    json,
    yaml,
    Table: table.default,
    diff,
  };
}
