import type { PageRule } from "../page.ts";
import type { Note, TextLine } from "./block.ts";
import { readBounds } from "./bounds.ts";
import { readDefault } from "./default.ts";
import { plain } from "./text.ts";
import { readValues } from "./values.ts";

type Kind = PageRule["kind"];

/** A rule as a sentence states it; `together` says only that both may be given, which decides what "either" means. */
type StatedRule = Omit<PageRule, "kind"> & { readonly kind: Kind | "together" };

/** Where sentences stand. */
interface Place {
  /** The parameter in whose row the text stands, which "together with" refers to. */
  readonly own?: string;
  /** Whether a sentence that looks like a condition and was not understood is worth a note. */
  readonly telling: boolean;
}

// Decisive phrases stand before those that leave open whether both may be given.
const phrases: readonly (readonly [RegExp, Kind])[] = [
  // None of them at all is what is not allowed.
  [
    /\b(?:can(?:no|')t|can not|must not|should not|may not)\b[^.]*\b(?:empty|null|omitted|missing|blank)\b|(?:不能|不可|不得|不允许|不可以)[^,.]*(?:为空|为null|缺省|省略)/i,
    "or",
  ],
  [
    /\b(?:only|at most|no more than) one of\b[^.]*\b(?:may|can)\b|(?:最多|至多)(?:只能?)?[^,.]*(?:一个|其一|之一)/i,
    "atMostOne",
  ],
  [
    /\b(exactly|only) one of\b|\bexactly one\b|\bone and only one\b|(需|有|必须|须)?且(仅|只)(需|有|能)|(只|仅)(能|可|可以|需)(提供|发送|传|填|选择?)?[^,.]*一个/i,
    "one",
  ],
  [/\bat least one\b|至少[^,.]*(一个|之一|一项|其一)|至少(需要?)?(发送|提供|传)[^,.]*(一个|之一)/i, "or"],
  [
    /\bboth\b(?!\s+(?:are|is)?\s*(?:sent|provided|given|set|omitted))[^.]*\b(must|should|need|required|mandatory|have to)\b|\b(must|should)\b[^.]*(?<!\bnot )\bboth\b(?! be (?:sent|provided) together)|(均|都)(必须|需|为必)|必须(同时|都)(发送|提供|传)/i,
    "all",
  ],
  [/\beither\b[^.]*\b(must|should|needs?|has to|have to|required|mandatory)\b/i, "either"],
  [/\b(must|should|needs? to|has to|have to|please)\b[^.]*\b(either|one of)\b/i, "either"],
  [/\bone of\b[^.]*\b(must|should|required|mandatory|needs?)\b/i, "either"],
  [
    /\bor\b[^.]*\b(must|should) be (sent|provided|given|specified|set|passed|supplied)\b|\bor\b[^.]* (is|are) (required|mandatory)\b/i,
    "either",
  ],
  [
    /(必须|需要?|须|请|应)[^.]*(其中一个|之一|中的?一个|任意一个|任何一个|任一|其一|二选一)|(其中一个|之一|中的?一个|任一|其一|一个|二选一)[^.]*(必须|必填|必传|必需)|必须(提供|发送|传)一个|二选一|择一|或[^.]*必须(被?提供|被?发送|传|填|有)|或[^.]*(必须|必填|必传)|请(提供|发送|传|填)[^.]*或/,
    "either",
  ],
];

const unset = /\b(?:empty|null|omitted|missing|blank)\b|为空|为null|缺省|省略/i;
const apart =
  /\b(?:can(?:no|')t|can not|must not|should not|may not) both\b|\bboth (?:must not|cannot|can not|can't|may not|should not)\b|\bboth\b(?! conditions)[^.,]*\b(?:sent|provided|given|set|passed)\b(?! (?:and|but|with))(?:,| )[^.,]*\b(?:rejected|refused|an error|fails?|invalid)\b|\bnot both\b|\bbut not both\b|(can(?:no|')t|can not|cannot|must not|should not|may not|not) (?:both )?be (?:sent|provided|used|passed|set|specified|given|sent|supplied)(?: in)? (?:together|simultaneously|at the same time|both|in combination|in conjunction)|\bcan(?:no|')t be combined|\bcannot be combined|mutually exclusive|(不可|不能|不得|不允许)[^,.]*(一起|共同|组合)使用|(不可|不能|不得|不允许|不应|不可以)(以)?(被)?(与[^,.]*)?同时|同时(发送|提供|传)(?!.*为准)[^,.]*(会|将)?(报错|拒绝|无效)/i;
const together =
  /\b(?:if|when) both\b(?![^,.]*\b(?:not|neither|empty|missing|omitted|absent)\b)|(如果?|若)?[^,.]*同时(发送|提供|传|存在|设置)[^.]*(为准|优先)|takes? precedence|will be used if both/i;
const conditional = /\b(?:when|if|unless|depending)\b|(?:当|如果|若|如)[^,.]*(?:时|,|则)/i;

// What a sentence that restricts parameters has, whether or not its meaning is known here.
const restricting =
  /\b(?:must|should|required|mandatory|cannot|can't|can not|may not|not allowed|only|neither|needs? to|have to|has to|prohibited|invalid)\b|必须|必需|必填|必传|不能|不可|不得|只能|只有|仅|需要|不支持/i;

const longestRule = 1000;

/**
 * Reads rules between parameters from a text: "Either A or B must be sent", "not both", 必须发送其中一个,
 * 不可同时发送.
 *
 * @param known The parameters there are, by their names in lower case; a rule is about at least two of them.
 */
export function readRules(
  lines: readonly TextLine[],
  known: ReadonlyMap<string, string>,
  notes: Note[],
  { own, telling }: Place,
): readonly StatedRule[] {
  const rules: StatedRule[] = [];
  // "They" in the next sentence are those of the last one.
  let named: readonly string[] = [];
  const isKnown = (name: string) => known.has(name.toLowerCase());
  for (const sentence of sentences(lines)) {
    const tell = (mentioned: readonly string[]) => {
      if (!telling || isUnderstood(sentence.text, mentioned, isKnown, own)) return;
      notes.push({
        line: sentence.line,
        message: `a sentence about parameters is not compared: ${sentence.text.trim().slice(0, 160)}`,
      });
    };
    const text = sentence.text.replace(/["`*\\]|(?<!\w)'|'(?!\w)/g, "");
    // A rule is a sentence, not a page without full stops.
    if (
      text.length > longestRule ||
      !/must|should|please|need|required|mandatory|exactly one|one of|both|together|same time|exclusive|preceden|prevail|combin|必|须|需|同时|至少|最多|选|一|请|应/i.test(
        text,
      )
    ) {
      if (text.length <= longestRule) tell(namesIn(text, known));
      continue;
    }
    const mentioned = namesIn(text, known);
    const exclusive = apart.test(text) && !unset.test(text);
    const again =
      exclusive && mentioned.length === 0 && /\b(?:both|they|them|these|together)\b|两者|二者|同时/i.test(text);
    const subjects =
      exclusive && own && mentioned.length === 1 && !mentioned.includes(own)
        ? [own, ...mentioned]
        : again
          ? named
          : mentioned;
    if (mentioned.length > 1) named = mentioned;
    if (subjects.length < 2) {
      // Neither rule nor prose: parameters that the table does not have.
      if (/\beither\b.*\bor\b.*\bmust\b/i.test(text))
        notes.push({ line: sentence.line, message: `a rule about unknown parameters: ${text.slice(0, 120)}` });
      else tell(mentioned);
      continue;
    }
    const both = together.test(text) && !exclusive;
    const found = phrases.find(([pattern, kind]) => pattern.test(text) && !(both && kind === "all"))?.[1];
    const rule = (kind: StatedRule["kind"]) =>
      rules.push({ kind, names: [...subjects].sort(), line: sentence.line, text: text.trim() });
    if (both) {
      rule(found ? "or" : "together");
      if (!/precedence|prevail|priority|优先|为准/i.test(text)) tell(mentioned);
      continue;
    }
    if (!found && !exclusive) {
      tell(mentioned);
      continue;
    }
    if (found && conditional.test(text)) {
      notes.push({
        line: sentence.line,
        message: `a rule under a condition is not compared: ${text.trim().slice(0, 160)}`,
      });
      continue;
    }
    if (exclusive) rule(found && found !== "all" ? "one" : "atMostOne");
    else if (found) rule(found);
  }
  return rules;
}

/**
 * What rules say of the same parameters taken together: that both may be given makes "either" at least one, and is no
 * rule by itself.
 */
export function settleRules(stated: readonly StatedRule[]): readonly PageRule[] {
  const key = ({ names }: StatedRule) => names.join();
  const allowed = new Set(stated.filter(({ kind }) => kind === "together").map(key));
  return stated.flatMap((rule) => {
    const { kind } = rule;
    if (kind === "together") return [];
    return kind === "either" && allowed.has(key(rule)) ? { ...rule, kind: "or" } : { ...rule, kind };
  });
}

/** Whether a sentence restricts nothing, or says what was read of its row already. */
function isUnderstood(
  text: string,
  mentioned: readonly string[],
  isKnown: (name: string) => boolean,
  own: string | undefined,
): boolean {
  const { minimum, maximum } = readBounds(text);
  const bounded = minimum !== undefined || maximum !== undefined;
  if (own !== undefined) {
    if (bounded || readDefault(text) !== undefined || readValues(text) !== undefined) return true;
    return !(restricting.test(text) && mentioned.some((name) => name !== own));
  }
  return !((bounded || restricting.test(text)) && (mentioned.some(isKnown) || (bounded && mentioned.length === 0)));
}

function sentences(lines: readonly TextLine[]): readonly TextLine[] {
  const found: { text: string; line: number }[] = [];
  let open: { text: string; line: number } | undefined;
  for (const { text, line } of lines) {
    for (const [index, part] of plain(text)
      .split(/(?<=[.;!?])\s+(?=[^a-z]|$)|(?<=[;!?。；])/)
      .entries()) {
      // A line break is no end of a sentence, but a new line may begin one.
      if (open && index === 0 && !/[.;!?:]$/.test(open.text.trim()) && open.text.trim() !== "") open.text += ` ${part}`;
      else {
        open = { text: part, line };
        found.push(open);
      }
    }
  }
  return found;
}

/** The parameters that a text mentions, as whole words, case aside. */
function namesIn(text: string, known: ReadonlyMap<string, string>): readonly string[] {
  const words = text.match(/(?<![\w.-])[A-Za-z_][\w-]*/g) ?? [];
  // A name that the table lacks is one all the same: the rule may say more than the table.
  const isWritten = (word: string) => /^[a-z]+(?:[A-Z][a-z0-9]*)+$/.test(word);
  return [...new Set(words.flatMap((word) => known.get(word.toLowerCase()) ?? (isWritten(word) ? word : [])))];
}
