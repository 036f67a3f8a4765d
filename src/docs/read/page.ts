import { layouts } from "../exchanges/index.ts";
import type { Endpoint, Page } from "../page.ts";
import type { Parsers } from "../parsers.ts";
import type { Block, Note } from "./block.ts";
import { joinCollapsedTables } from "./collapsed-table.ts";
import { readEndpoint } from "./endpoint.ts";
import { readFrontMatter } from "./front-matter.ts";
import { isHtml, longestHtml, readHtml } from "./html.ts";
import { markdownBlocks } from "./markdown.ts";
import { findSections } from "./section.ts";

/** A page that takes longer than this is given up. */
const longestMs = 30_000;
const mostEndpoints = 5000;

/** A page that could not be read at all. */
export class PageError extends Error {
  override name = "PageError";
}

/**
 * Reads a page of an exchange's documentation, in Markdown or HTML.
 *
 * @param name A file's path or an address, as it is reported.
 * @throws {PageError} The parser gave up, or the page takes too long.
 */
export function readPage(name: string, text: string, parsers: Parsers): Page {
  const started = performance.now();
  const pause = () => {
    if (performance.now() - started > longestMs)
      throw new PageError(`is too large or too odd: not read after ${longestMs / 1000} s`);
  };
  try {
    return read(name, text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n"), parsers, pause);
  } catch (error) {
    // A parser that recurses over a hostile page runs out of stack.
    if (error instanceof RangeError) throw new PageError("is nested too deeply to be read");
    throw error;
  }
}

function read(name: string, text: string, parsers: Parsers, pause: () => void): Page {
  const lines = text.split("\n");
  const notes: Note[] = [];
  const front = readFrontMatter(lines, parsers);
  const isPage = isHtml(text);
  if (isPage && text.length > longestHtml) throw new PageError(`is an HTML page of more than ${longestHtml / 1e6} MB`);
  const html = isPage ? readHtml(text, parsers) : undefined;
  const blocks = joinCollapsedTables(html?.blocks ?? markdownBlocks(lines, front.lines, parsers, notes, pause));
  pause();
  const endpoints = readEndpoints(blocks, text, front.values, parsers, pause);
  const address = front.values.source_url ?? front.values.source ?? front.values.url ?? html?.address;
  const updatedAt = front.values.updated_at;
  return {
    name,
    lines,
    endpoints,
    notes,
    ...(address && /^https?:/.test(address) && { address: { value: address, line: front.lineOf("source_url") } }),
    ...(updatedAt && { updatedAt: { value: updatedAt, line: front.lineOf("updated_at") } }),
  };
}

function readEndpoints(
  blocks: readonly Block[],
  text: string,
  front: Readonly<Record<string, string>>,
  parsers: Parsers,
  pause: () => void,
): readonly Endpoint[] {
  // A page that no exchange claims is read by whichever layout finds an endpoint in it.
  const claimed = layouts.filter(({ recognizes }) => recognizes(text, front));
  const [layout] =
    claimed.length > 0 ? claimed : layouts.filter(({ vocabulary }) => findSections(blocks, vocabulary).length > 0);
  if (!layout) return [];
  const sections = findSections(blocks, layout.vocabulary);
  if (sections.length > mostEndpoints) throw new PageError(`describes more than ${mostEndpoints} endpoints`);
  return sections.map((section) => {
    pause();
    return readEndpoint(section, layout, parsers);
  });
}
