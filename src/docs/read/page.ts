import { layouts } from "../exchanges/index.ts";
import type { Endpoint, Fact, Page } from "../page.ts";
import type { Parsers } from "../parsers.ts";
import { type Block, type Note, textOf } from "./block.ts";
import { joinCollapsedTables } from "./collapsed-table.ts";
import { readEndpoint } from "./endpoint.ts";
import { readFrontMatter } from "./front-matter.ts";
import { isHtml, longestHtml, readHtml } from "./html.ts";
import { readLabel } from "./label.ts";
import type { Layout } from "./layout.ts";
import { markdownBlocks } from "./markdown.ts";
import { PageError } from "./page-error.ts";
import { findSections, isDescribed } from "./section.ts";
import { almostEndpoints, otherMethods } from "./unread.ts";

/** A page that takes more of the processor's time is given up; how busy the machine is makes no difference. */
const longestMs = 30_000;
const mostEndpoints = 20_000;

/**
 * Reads a page of an exchange's documentation, in Markdown or HTML.
 *
 * @param name A file's path or an address, as it is reported.
 * @throws {PageError} The parser gave up, or the page takes too long.
 */
export function readPage(name: string, text: string, parsers: Parsers): Page {
  const started = process.cpuUsage();
  let calls = 0;
  const pause = () => {
    // Asking costs as much as reading a short piece does, and pieces are many.
    if (calls++ % 16 > 0) return;
    const { user, system } = process.cpuUsage(started);
    if ((user + system) / 1000 > longestMs)
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
  const html = isPage ? readHtml(text, parsers, pause) : undefined;
  const blocks = joinCollapsedTables(html?.blocks ?? markdownBlocks(lines, front.lines, parsers, notes, pause));
  pause();
  const endpoints = readEndpoints(blocks, front.values, parsers, notes, pause);
  if (endpoints.length < 50) notes.push(...otherMethods(blocks), ...almostEndpoints(blocks));
  const key = ["source_url", "url", "source"].find((name) => /^https?:/.test(front.values[name] ?? ""));
  const address: Fact<string> | undefined = key
    ? { value: front.values[key] ?? "", line: front.lineOf(key) }
    : html?.address && /^https?:/.test(html.address)
      ? { value: html.address, line: 1 }
      : statedSource(lines);
  const updatedAt = front.values.updated_at;
  return {
    name,
    lines,
    endpoints,
    notes,
    ...(address && { address }),
    ...(updatedAt && { updatedAt: { value: updatedAt, line: front.lineOf("updated_at") } }),
  };
}

/** A page that says where it was taken from, as `<!-- Source: https://… -->` or `> Source: https://…` at its edges. */
function statedSource(lines: readonly string[]): Fact<string> | undefined {
  for (const [index, line] of lines.entries()) {
    if (index === 12) break;
    const value = /^\W*(?:source|来源)\s*:\s*<?(https?:\/\/[^\s>)\]]+)/i.exec(line)?.[1];
    if (value) return { value, line: index + 1 };
  }
  return undefined;
}

/** What a page says first, without the navigation around it. */
function beginningOf(blocks: readonly Block[]): string {
  let text = "";
  for (const block of blocks) {
    text += `${block.type === "heading" ? "# " : ""}${textOf(block)}\n`;
    if (text.length > 200_000) break;
  }
  return text;
}

function readEndpoints(
  blocks: readonly Block[],
  front: Readonly<Record<string, string>>,
  parsers: Parsers,
  notes: Note[],
  pause: () => void,
): readonly Endpoint[] {
  const claimed = layouts.filter(({ recognizes }) => recognizes(beginningOf(blocks), front));
  // A page that no exchange claims, or several, is read by the layout that knows most of its words.
  const start = blocks.slice(0, 2000);
  const known = ({ vocabulary }: Layout) => start.filter((block) => readLabel(block, vocabulary)).length;
  const [layout] =
    claimed.length === 1
      ? claimed
      : (claimed.length > 0 ? claimed : layouts)
          .map((layout) => ({ layout, count: known(layout) }))
          .sort((one, other) => other.count - one.count)
          .map(({ layout }) => layout);
  if (!layout) return [];
  const sections = findSections(blocks, layout.vocabulary).filter((section) => {
    const described = isDescribed(section, layout.vocabulary);
    const { method, paths } = section.declaration;
    if (!described && notes.length < 200)
      notes.push({ line: section.line, message: `${method} ${paths.join(", ")} is named without a description` });
    return described;
  });
  if (sections.length > mostEndpoints) throw new PageError(`describes more than ${mostEndpoints} endpoints`);
  return sections.map((section) => {
    pause();
    return { ...readEndpoint(section, layout, parsers), ...(claimed.length > 0 && { exchange: layout.exchange }) };
  });
}
