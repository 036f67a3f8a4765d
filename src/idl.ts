import type { Dependency, Operand, Predicate, Relation } from "./dependency.ts";

/** A dependency that is not written as the grammar has it. */
export class DependencySyntaxError extends SyntaxError {
  override readonly name = "DependencySyntaxError";
  /** Where in the text the unexpected begins, from 0. */
  readonly offset: number;

  constructor(text: string, offset: number, expected: string, found: string) {
    super(`expected ${expected}, found ${found} at offset ${offset} of ${JSON.stringify(text)}`);
    this.offset = offset;
  }
}

/**
 * Reads one dependency of the Inter-parameter Dependency Language, up to and with its semicolon.
 *
 * `AND` and `OR` in one predicate need parentheses, as no order of precedence is published. Multiplication and division
 * come before addition and subtraction, from left to right. `*` in a pattern of `LIKE` is any text, also none; `?` is
 * refused there, as no meaning of it is published.
 *
 * @throws {DependencySyntaxError} The text is not a dependency; the message says what was expected and what was found.
 * @see {@link https://github.com/isa-group/IDL IDL: Inter-parameter Dependency Language}
 */
export function parseDependency(text: string): Dependency {
  return { text, predicate: new Parser(text).dependency() };
}

const relations: readonly Relation[] = ["<", ">", "<=", ">=", "==", "!="];
const keywords = new Set("IF THEN NOT AND OR LIKE Or OnlyOne AllOrNone ZeroOrOne true false".split(" "));

interface Token {
  readonly kind: "keyword" | "name" | "number" | "string" | "symbol" | "unknown" | "end";
  /** A name without its brackets, a string without its quotes. */
  readonly text: string;
  readonly offset: number;
  readonly found: string;
}

const patterns = [
  ["name", /[A-Za-z_.][\w.]*/y],
  // In brackets a name may have more characters, and may be one of the keywords.
  ["name", /\[[A-Za-z_.\-/:][\w.\-/:]*\]/y],
  ["number", /\d+(?:\.\d+)?/y],
  ["string", /'(?:[^'\\]|\\['"\\])*'|"(?:[^"\\]|\\['"\\])*"/y],
  ["symbol", /[<>=!]=|[<>+\-*/(),;|]/y],
  ["unknown", /./suy],
] as const;

function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const skipped = /(?:\s|\/\/[^\n]*)*/y;
  let offset = 0;
  while (true) {
    skipped.lastIndex = offset;
    offset += skipped.exec(text)?.[0].length ?? 0;
    if (offset === text.length) return [...tokens, { kind: "end", text: "", offset, found: "the end" }];
    for (const [kind, pattern] of patterns) {
      pattern.lastIndex = offset;
      const raw = pattern.exec(text)?.[0];
      if (raw === undefined) continue;
      tokens.push(tokenOf(kind, raw, offset));
      offset += raw.length;
      break;
    }
  }
}

function tokenOf(kind: (typeof patterns)[number][0], raw: string, offset: number): Token {
  if (keywords.has(raw)) return { kind: "keyword", text: raw, offset, found: `\`${raw}\`` };
  // A quote is unknown if no string begins with it.
  const found = /^['"]$/.test(raw) ? "a string without its end or with an unknown escape" : `\`${raw}\``;
  if (kind === "string") return { kind, text: raw.slice(1, -1).replace(/\\(.)/g, "$1"), offset, found };
  return { kind, text: raw.startsWith("[") ? raw.slice(1, -1) : raw, offset, found };
}

/** One method per rule of the grammar; each reads its rule's text from the tokens, or fails at the first unexpected. */
class Parser {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #index = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokenize(text);
  }

  dependency(): Predicate {
    const conditional = this.#take("IF") !== undefined;
    const predicate = conditional ? this.#conditional() : (this.#predefined() ?? this.#comparison());
    this.#expect(";", conditional ? "`AND`, `OR` or `;`" : "`;`");
    if (this.#token.kind !== "end") this.#fail("the end");
    return predicate;
  }

  #conditional(): Predicate {
    const condition = this.#predicate();
    this.#expect("THEN", "`AND`, `OR` or `THEN`");
    return ["IF", condition, this.#predicate()];
  }

  #predefined(): Predicate | undefined {
    if (!this.#take("NOT")) return this.#junction();
    return ["NOT", this.#junction() ?? this.#fail("`Or`, `OnlyOne`, `AllOrNone` or `ZeroOrOne`")];
  }

  #junction(): Predicate | undefined {
    const name = this.#take("Or", "OnlyOne", "AllOrNone", "ZeroOrOne");
    if (name === undefined) return undefined;
    this.#expect("(");
    const parts = [this.#predicate()];
    this.#expect(",", "`AND`, `OR` or `,`");
    do parts.push(this.#predicate());
    while (this.#take(","));
    this.#expect(")", "`AND`, `OR`, `,` or `)`");
    return [name, ...parts];
  }

  #comparison(): Predicate {
    const left = this.#operand("`IF`, `NOT`, `Or`, `OnlyOne`, `AllOrNone`, `ZeroOrOne`, a parameter or `(`");
    if (typeof left !== "string") return this.#arithmetic(left);
    return [this.#relation("an arithmetic operator or a relation"), left, this.#parameter("a parameter")];
  }

  #predicate(): Predicate {
    const first = this.#clause();
    const word = this.#take("AND", "OR");
    if (word === undefined) return first;
    const parts = [first];
    do parts.push(this.#clause());
    while (this.#take(word));
    if (this.#isAt("AND", "OR")) this.#fail(`\`${word}\` or parentheses around \`AND\` or \`OR\``);
    return [word, ...parts];
  }

  #clause(): Predicate {
    if (this.#take("NOT")) return ["NOT", this.#group() ?? this.#junction() ?? this.#term(true)];
    if (this.#startsOperation()) return this.#arithmetic(this.#operand("a parameter or `(`"));
    return this.#group() ?? this.#junction() ?? this.#term(false);
  }

  #group(): Predicate | undefined {
    if (!this.#take("(")) return undefined;
    const inner = this.#predicate();
    this.#expect(")", "`AND`, `OR` or `)`");
    return inner;
  }

  /** A relation between parameters is no term: it is negated in parentheses only. */
  #term(negated: boolean): Predicate {
    const name = this.#parameter(negated ? "`(`, a predefined dependency or a parameter" : "a predicate");
    if (this.#take("LIKE")) return ["LIKE", name, this.#pattern()];
    if (!this.#isAt(...relations)) return name;
    const relation = this.#relation("a relation");
    if (this.#token.kind === "number") return [relation, name, this.#number()];
    if (relation === "==") {
      const boolean = this.#take("true", "false");
      if (boolean) return ["IN", name, boolean === "true"];
      if (this.#token.kind === "string") {
        const items = [this.#string()];
        while (this.#take("|")) items.push(this.#string());
        return ["IN", name, ...items];
      }
    }
    const values = relation === "==" ? "a string, a number, `true` or `false`" : "a number";
    if (negated) this.#fail(values);
    return [relation, name, this.#parameter(`${values} or a parameter`)];
  }

  #pattern(): string {
    const { text, offset } = this.#token;
    const pattern = this.#string();
    if (pattern.includes("?")) {
      throw new DependencySyntaxError(
        this.#text,
        offset,
        "a pattern with `*` only",
        `\`?\` in ${JSON.stringify(text)}`,
      );
    }
    return pattern;
  }

  #arithmetic(left: Operand): Predicate {
    return [this.#relation("an arithmetic operator or a relation"), left, this.#number()];
  }

  /** A parenthesis opens an operation rather than a predicate if up to its end there is only arithmetic. */
  #startsOperation(): boolean {
    let depth = 0;
    let operators = false;
    for (const { kind, text } of this.#tokens.slice(this.#index)) {
      if (kind === "symbol" && "+-*/".includes(text)) operators = true;
      else if (kind === "symbol" && text === "(") depth += 1;
      else if (kind === "symbol" && text === ")") depth -= 1;
      else if (kind !== "name") return false;
      if (depth < 0) return false;
      if (depth === 0 && (kind !== "name" || operators)) return operators;
    }
    return false;
  }

  #operand(expected: string): Operand {
    let left = this.#product(expected);
    for (let operator = this.#take("+", "-"); operator; operator = this.#take("+", "-")) {
      left = [operator, left, this.#product("a parameter or `(`")];
    }
    return left;
  }

  #product(expected: string): Operand {
    let left = this.#factor(expected);
    for (let operator = this.#take("*", "/"); operator; operator = this.#take("*", "/")) {
      left = [operator, left, this.#factor("a parameter or `(`")];
    }
    return left;
  }

  #factor(expected: string): Operand {
    if (!this.#take("(")) return this.#parameter(expected);
    const inner = this.#operand("a parameter or `(`");
    if (typeof inner === "string") this.#fail("an arithmetic operator");
    this.#expect(")", "an arithmetic operator or `)`");
    return inner;
  }

  #relation(expected: string): Relation {
    return this.#take(...relations) ?? this.#fail(expected);
  }

  #parameter(expected: string): string {
    return this.#token.kind === "name" ? this.#read() : this.#fail(expected);
  }

  #string(): string {
    return this.#token.kind === "string" ? this.#read() : this.#fail("a string");
  }

  #number(): number {
    if (this.#token.kind !== "number") this.#fail("a number");
    // So many digits a number holds exactly.
    if (this.#token.text.replace(/^[0.]+|\./g, "").length > 15) this.#fail("a number of at most 15 digits");
    return Number(this.#read());
  }

  get #token(): Token {
    return this.#tokens[this.#index] as Token; // The last token is the end, and no rule reads past it.
  }

  #read(): string {
    const { text } = this.#token;
    this.#index += 1;
    return text;
  }

  #isAt(...texts: readonly string[]): boolean {
    const { kind, text } = this.#token;
    return (kind === "keyword" || kind === "symbol") && texts.includes(text);
  }

  #take<T extends string>(...texts: readonly T[]): T | undefined {
    const taken = this.#isAt(...texts) ? texts.find((text) => text === this.#token.text) : undefined;
    if (taken !== undefined) this.#index += 1;
    return taken;
  }

  #expect(text: string, expected = `\`${text}\``): void {
    if (!this.#take(text)) this.#fail(expected);
  }

  #fail(expected: string): never {
    throw new DependencySyntaxError(this.#text, this.#token.offset, expected, this.#token.found);
  }
}
