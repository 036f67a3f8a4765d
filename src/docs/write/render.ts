import type { Parsers } from "../parsers.ts";

const style = { lineWidth: 0, defaultKeyType: "PLAIN", defaultStringType: "PLAIN", singleQuote: false } as const;
const widest = 100;

/** A comment that stands before the key at a path. */
export interface Remark {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/** A value as block YAML, in the style of the specs: short lists of plain values on one line. */
export function renderYaml(value: unknown, yaml: Parsers["yaml"], remarks: readonly Remark[] = []): string {
  const document = new yaml.Document(value, { aliasDuplicateObjects: false });
  yaml.visit(document, {
    Seq(_key, node) {
      const word = (value: unknown) => typeof value !== "string" || /^[\w.-]*$/.test(value);
      const plain = node.items.every((item) => yaml.isScalar(item) && word(item.value));
      if (plain && JSON.stringify(node.toJS(document)).length <= widest) node.flow = true;
    },
    Scalar(_key, node) {
      // Older parsers read a date where there is none.
      if (typeof node.value === "string" && /^\d{4}-\d\d-\d\d/.test(node.value)) node.type = "QUOTE_DOUBLE";
      // Several lines of one text would hide what follows.
      if (typeof node.value === "string" && node.value.includes("\n")) node.type = "QUOTE_DOUBLE";
    },
  });
  for (const { path, text } of remarks) {
    const parent = document.getIn(path.slice(0, -1), true) ?? document.contents;
    const last = path.at(-1);
    const target = yaml.isMap(parent)
      ? parent.items.find(({ key }) => yaml.isScalar(key) && String(key.value) === String(last))?.key
      : yaml.isSeq(parent)
        ? parent.items[Number(last)]
        : document.contents;
    if (!yaml.isNode(target)) continue;
    const lines = text.split("\n").map((line) => ` ${line}`);
    target.commentBefore = [...(target.commentBefore ? [target.commentBefore] : []), ...lines].join("\n");
  }
  return document.toString({ ...style, flowCollectionPadding: false, indentSeq: true });
}

/** A value on one line, as it stands within braces or brackets. */
export function renderFlow(value: unknown, yaml: Parsers["yaml"]): string {
  return yaml.stringify(value, { ...style, flowCollectionPadding: false, collectionStyle: "flow" }).trimEnd();
}

/** Lines with an indentation before each that is not empty. */
export function indent(lines: string, by: number): string {
  return lines
    .trimEnd()
    .split("\n")
    .map((line) => (line === "" ? line : " ".repeat(by) + line))
    .join("\n");
}
