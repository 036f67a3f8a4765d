/** JSON in which everything is mended that a tolerant parser does not accept, line by line. */
export interface RepairedJson {
  readonly text: string;
  /** What was mended; `index` counts lines from 0. */
  readonly tolerated: readonly { readonly index: number; readonly message: string }[];
}

/**
 * Mends JSON as pages have it: other quotation marks, full-width punctuation, names without quotation marks, constants
 * of other languages, an ellipsis. Comments, missing commas and trailing commas are left to the parser.
 */
export function repair(code: string): RepairedJson {
  const parts: string[] = [];
  const tolerated = new Map<string, number>();
  let line = 0;
  let behindColon = false;
  const put = (text: string, significant = true) => {
    parts.push(text);
    if (significant) behindColon = text === ":";
  };
  const say = (message: string) => {
    if (!tolerated.has(message)) tolerated.set(message, line);
  };
  for (let index = 0; index < code.length; ) {
    const char = code[index] ?? "";
    const pair = code.slice(index, index + 2);
    if (char === "\n") {
      put(char, false);
      line++;
      index++;
    } else if (pair === "//" || pair === "/*") {
      say("comments");
      const found = pair === "//" ? code.indexOf("\n", index) : code.indexOf("*/", index + 2);
      const end = found < 0 ? code.length : pair === "//" ? found : found + 2;
      const comment = code.slice(index, end);
      put(comment, false);
      line += comment.split("\n").length - 1;
      index = end;
    } else if (/["'\u201c\u201d\u2018\u2019]/.test(char)) {
      const end = textEnd(code, index);
      const closed = end < code.length && code[end] !== "\n";
      if (char !== '"' || (closed && code[end] !== '"')) say("other quotation marks");
      if (!closed) say("a text that is not closed");
      const body = code.slice(index + 1, end);
      const text = char === '"' ? body : body.replace(/(?<!\\)"/g, "'");
      put(
        `"${closed ? text : text.trimEnd().replace(/[\\,]+$/, "")}"${!closed && body.trimEnd().endsWith(",") ? "," : ""}`,
      );
      index = closed ? end + 1 : end;
    } else if (char === "\uff0c" || char === "\uff1a") {
      say("full-width punctuation");
      put(char === "\uff0c" ? "," : ":");
      index++;
    } else if (pair === ".." || char === "\u2026") {
      say("an ellipsis");
      const dots = /^(\.{2,100}|\u2026{1,100})/.exec(code.slice(index, index + 100))?.[0] ?? char;
      put(" ".repeat(dots.length), false);
      index += dots.length;
    } else if (/[A-Za-z_$]/.test(char)) {
      const word = /^[\w$.-]+/.exec(code.slice(index, index + 200))?.[0] ?? char;
      index += word.length;
      const constant = { True: "true", False: "false", None: "null", undefined: "null" }[word];
      if (/^\s{0,20}[:\uff1a]/.test(code.slice(index, index + 21))) {
        say("names without quotation marks");
        put(`"${word}"`);
      } else if (constant) {
        say("a constant of another language");
        put(constant);
      } else if (behindColon && !/^(true|false|null)$/.test(word)) {
        say("texts without quotation marks");
        put(`"${word}"`);
      } else put(word);
    } else {
      const blank = /\s|[\u200b\ufeff]/.test(char);
      put(blank ? " " : char, !blank);
      index++;
    }
  }
  return { text: parts.join(""), tolerated: [...tolerated].map(([message, index]) => ({ index, message })) };
}

/** Where a text ends: at its closing mark, or at the end of its line. */
function textEnd(code: string, start: number): number {
  const opening = code[start] ?? '"';
  const closing =
    opening === "“" || opening === "”"
      ? /[“”"]/
      : opening === "‘" || opening === "’"
        ? /[‘’']/
        : opening === '"'
          ? /["“”]/
          : /'/;
  for (let index = start + 1; index < code.length; index++) {
    const char = code[index] ?? "";
    if (char === "\\") index++;
    else if (char === "\n") return index;
    else if (closing.test(char)) {
      // A curly mark inside of a text that straight marks enclose belongs to the text.
      const straight = opening === '"' && char !== '"';
      if (!straight || /^\s*[,:}\]\n，：]/.test(code.slice(index + 1, index + 12))) return index;
    }
  }
  return code.length;
}
