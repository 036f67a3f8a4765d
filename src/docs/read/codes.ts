import type { Fact } from "../page.ts";
import type { TextLine } from "./block.ts";
import type { Example } from "./example.ts";
import { plain } from "./text.ts";

/** Error codes that a text names, as `-2011`; they have four or five digits and stand by themselves. */
export function codesIn(lines: readonly TextLine[]): readonly Fact<number>[] {
  return lines.flatMap(({ text, line }) =>
    [
      ...plain(text)
        .replace(/[\u2010-\u2015\u2212]/g, "-")
        .matchAll(/(?<![\w./-])-(\d{4,5})(?![\w-]|\.\d)/g),
    ].map((match) => ({
      value: -Number(match[1]),
      line,
    })),
  );
}

/** Error codes in an example: the negative values of `code`. */
export function codesOf(example: Example): readonly Fact<number>[] {
  const found: Fact<number>[] = [];
  const walk = (node: Example["node"]): void => {
    const [key, value] = node.type === "property" ? (node.children ?? []) : [];
    if (key?.value === "code" && value?.type === "number" && value.value < 0) {
      found.push({ value: value.value, line: example.lineOf(value) });
    }
    for (const child of node.children ?? []) walk(child);
  };
  walk(example.node);
  return found;
}

/** Whether an example is the body of an error rather than an answer. */
export function isErrorBody({ node }: Example): boolean {
  if (node.type !== "object") return false;
  const keys = new Map((node.children ?? []).map(({ children }) => [children?.[0]?.value, children?.[1]?.value]));
  return keys.has("code") && typeof keys.get("code") === "number" && keys.get("code") < 0;
}
