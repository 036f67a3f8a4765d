import { visible } from "./visible.ts";

/** So much of what a page says is shown. */
const longest = 300;

/** Text as code on one line: nothing in it is markup, a mention or a link. */
export function code(text: string): string {
  const line = oneLine(text, longest);
  if (line === "") return "(nothing)";
  const longestRun = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longestRun + 1);
  const space = /^`|`$/.test(line) ? " " : "";
  return `${fence}${space}${line}${space}${fence}`;
}

/** Text as code that stays within a cell of a table. */
export function cellCode(text: string): string {
  const line = oneLine(text, longest);
  // A backslash before a pipe cannot be written as code in a table; between tags it can.
  if (/\\\|/.test(line)) return `<code>${line.replace(/[^A-Za-z0-9\s]/gu, entity)}</code>`;
  return code(text).replaceAll("|", "\\|");
}

/** A sentence of a spec, on one line: its markup, mentions and links are only text. */
export function prose(text: string): string {
  return oneLine(text, 600)
    .replace(/[^\p{L}\p{N}\s.,;()'/-]/gu, entity)
    .replace(/&#(?:64|35);/g, (mention) => `<code>${mention}</code>`);
}

function oneLine(text: string, most: number): string {
  return visible(text.replace(/\s+/g, " ").trim(), most);
}

function entity(character: string): string {
  return `&#${character.codePointAt(0)};`;
}
