import type { Bound } from "../page.ts";
import { plain, readNumber } from "./text.ts";

/** The bounds that a description puts into words. */
export interface Bounds {
  readonly minimum?: Bound;
  readonly maximum?: Bound;
}

const number = String.raw`["'\s]*([+-]?\d[\d,]*(?:\.\d+)?)(?![\w.]*\d)`;
// A bound that is calculated, as in "the current time plus 600 seconds", is none that can be compared.
const phrases: readonly (readonly [RegExp, "minimum" | "maximum", boolean])[] = (
  [
    [
      "(?:can(?:no|')t|cannot|can not|must not|should not|may not|not) (?:be )?(?:greater|more|larger|higher|bigger|longer) than",
      "maximum",
      false,
    ],
    ["(?:can(?:no|')t|cannot|can not|must not|should not|may not|not) exceed", "maximum", false],
    [
      "(?:can(?:no|')t|cannot|can not|must not|should not|may not|not) (?:be )?(?:less|smaller|lower|fewer|shorter) than",
      "minimum",
      false,
    ],
    [
      "(?:no|not) (?:more|greater|larger|higher|bigger|longer) than|at most|up to|(?:less|smaller) than or equal to|<=|≤",
      "maximum",
      false,
    ],
    [
      "at least|(?:no|not) (?:less|smaller|lower|fewer|shorter) than|(?:greater|larger) than or equal to|>=|≥",
      "minimum",
      false,
    ],
    [
      "(?:must|should|has to) be (?:less|smaller|lower) than|(?<!not? (?:be )?)(?:less|smaller) than|(?<![<=-])<(?!=)",
      "maximum",
      true,
    ],
    [
      "(?:must|should|has to) be (?:greater|larger|higher|more) than|(?<!not? (?:be )?)(?:greater|larger) than|(?<![>=-])>(?!=)",
      "minimum",
      true,
    ],
    [
      String.raw`\bmax(?:imum)?\.?(?: (?:acceptable|allowed))?(?: (?:value|length|size|number|limit|records?|count))?(?: of)?(?: is| =|:| to)?`,
      "maximum",
      false,
    ],
    [
      String.raw`\bmin(?:imum)?\.?(?: (?:acceptable|allowed))?(?: (?:value|length|size|number|limit|count))?(?: of)?(?: is| =|:| to)?`,
      "minimum",
      false,
    ],
    ["(?:不能|不得|不可|不可以|不应|不允许|不)(?:大于|超过|多于|高于|超出)", "maximum", false],
    ["(?:不能|不得|不可|不可以|不应|不)(?:小于|少于|低于)", "minimum", false],
    ["(?:必须|需|须|应|应该|需要)(?:小于|低于)(?!等于)|(?<!不[能得可应]?|以)小于(?!等于)", "maximum", true],
    ["(?:必须|需|须|应|应该|需要)(?:大于|高于)(?!等于)|(?<!不[能得可应]?|以)大于(?!等于)", "minimum", true],
    ["小于等于|小于或等于", "maximum", false],
    ["大于等于|大于或等于", "minimum", false],
    [
      String.raw`(?:最大|最多|最高|至多|上限)(?:支持|可?接受|允许|可)?(?:值|长度|数量|条数|个数)?\s*(?:为|是|:)?`,
      "maximum",
      false,
    ],
    [
      String.raw`(?:最小|最低|至少|下限)(?:支持|可?接受|允许|可)?(?:值|长度|数量|个数)?\s*(?:为|是|:)?`,
      "minimum",
      false,
    ],
  ] as const
).map(([words, side, exclusive]) => [new RegExp(`(?:${words})${number}`, "i"), side, exclusive]);

const interval =
  /(?:range|within|between|from|区间|范围|介于)?[:\s]*([[(])\s*([+-]?\d[\d,]*(?:\.\d+)?)\s*[,~]\s*([+-]?\d[\d,]*(?:\.\d+)?)\s*([\])])/i;
const span =
  /(?:^|range|between|from|范围|介于)(?:\s+is|为|是)?[:\s]*([+-]?\d[\d,]*(?:\.\d+)?)\s*(?:~|到|至|\bto\b|\band\b|和|与| - )\s*([+-]?\d[\d,]*(?:\.\d+)?)(?![\w.])/i;

/**
 * Reads bounds in words: "The value cannot be greater than 60000", "max length 10", "Range (0,5000]", "1 ~ 1000",
 * 不能大于, 最多支持10个. Examples are left out of account.
 */
export function readBounds(description: string): Bounds {
  const text = withoutExamples(plain(description))
    .replace(/["'`*\\]/g, "")
    .replace(/(\d[\d,.]*)\s+(max|min)(?:imum)?\s*(?=$|[,;.)])/i, "$2 $1")
    .replace(/^\s*(\d[\d,.]*)\s*[-\u2013]\s*(\d[\d,.]*)\s*$/, "$1 ~ $2");
  const bounds: { minimum?: Bound; maximum?: Bound } = {};
  const round = interval.exec(text);
  if (round && /range|within|between|区间|范围|介于|必须|must/i.test(text)) {
    const [, open, low = "", high = "", close] = round;
    bounds.minimum = bound(low, open === "(");
    bounds.maximum = bound(high, close === ")");
    return bounds;
  }
  const [, least, first, second, most] = chain.exec(text) ?? [];
  if (least && most) {
    bounds.minimum = bound(least, first === "<");
    bounds.maximum = bound(most, second === "<");
    return bounds;
  }
  const flat = span.exec(text);
  if (flat && readNumber(flat[1] ?? "") !== undefined) {
    bounds.minimum = bound(flat[1] ?? "", false);
    bounds.maximum = bound(flat[2] ?? "", false);
    return bounds;
  }
  for (const [pattern, side, exclusive] of phrases) {
    const match = bounds[side] ? null : pattern.exec(text);
    if (match?.[1]) bounds[side] = bound(match[1], exclusive);
  }
  return bounds;
}

function bound(text: string, exclusive: boolean): Bound {
  return { value: readNumber(text.replace(/,$/, "")) ?? Number.NaN, ...(exclusive && { exclusive: true }) };
}

/** Whether a cell is nothing but a range, as `1~100`. */
export function isRange(cell: string): boolean {
  return new RegExp(`^${span.source}$`, "i").test(cell) || interval.test(cell);
}

/** `0 < x <= 100`. */
const chain = /([+-]?\d[\d,]*(?:\.\d+)?)\s*(<=?|≤)\s*[A-Za-z_]\w*\s*(<=?|≤)\s*([+-]?\d[\d,]*(?:\.\d+)?)/;

/** A description up to its example. */
export function withoutExamples(text: string): string {
  return text.replace(
    /(?:\be\.?g\b\.?|\bfor example\b|\bsuch as\b|比如|例如|如:|(?<![A-Za-z])eg\.?)[\s\S]*?(?=\n|;|$)/gi,
    " ",
  );
}
