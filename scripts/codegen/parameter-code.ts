import type { ParameterFacts, Value } from "../../src/facts.ts";
import type { Operation } from "../../src/operation.ts";
import { mostOf } from "./batch-asks.ts";
import { type Imports, pureCall } from "./imports.ts";
import { literal, objectLiteral } from "./literal.ts";

/** A parameter of the operation table as code: what it may be is a function of `src/values/`. */
export function parameterCode(facts: ParameterFacts, body: Operation["body"], imports: Imports): string {
  const { name, in: place, value, required, filled, option, list, example } = facts;
  const kind = place === "path" ? segmentCode(value, example, imports) : topCode(facts, imports);
  const inJson = list === "json" || (place === "body" && body !== "form");
  return objectLiteral([
    ["name", literal(name)],
    ["in", literal(place)],
    ["value", filled ? undefined : kind],
    ["required", required && "true"],
    ["filled", filled && "true"],
    ["option", option && "true"],
    ["most", filled ? undefined : mostOf(facts)?.toString()],
    ["mostLists", value.type === "object" && mostOf(facts) !== undefined ? value.maxProperties?.toString() : undefined],
    ["write", filled ? undefined : writeCode(value, inJson, list, imports)],
  ]);

  function topCode({ list }: ParameterFacts, imports: Imports): string {
    if (value.type !== "list" || list === "json" || place === "body") return kindCode(value, imports, example);
    // A list that is not JSON says nothing when it is empty.
    const least = { ...value, minItems: Math.max(1, value.minItems ?? 1) };
    return listCode(list === "csv" ? "commaList" : "list", least, imports, kindCode);
  }
}

/** Whether JSON has a value in quotes. */
function isQuoted(value: Value): boolean {
  return value.type === "string" || value.type === "decimal" || (value.type === "id" && value.text === true);
}

function writeCode(value: Value, inJson: boolean, list: ParameterFacts["list"], imports: Imports): string | undefined {
  if (list === "repeat") return imports.use("values/write", "asRepeated");
  if (!inJson) return undefined;
  if (value.type === "list") return imports.use("values/write", isQuoted(value.items) ? "asJson" : "asJsonList");
  return isQuoted(value) ? imports.use("values/write", "asJson") : undefined;
}

function segmentCode(value: Value, example: string | undefined, imports: Imports): string {
  const code = kindCode(value, imports, example);
  const isSafe =
    value.type !== "string" ||
    (value.pattern !== undefined && ![".", ".."].some((dots) => new RegExp(value.pattern ?? "", "u").test(dots)));
  return isSafe ? code : pureCall(imports.use("values/text", "segment"), code);
}

/** What comes back of a list's items is plain text, unless they are lists or objects. */
function kindCode(value: Value, imports: Imports, example?: string): string {
  const numbers = (name: string, least?: number, most?: number) =>
    pureCall(imports.use("values/number", name), ...[least, most].map((each) => each?.toString()));
  switch (value.type) {
    case "id":
      return imports.use("values/number", "id");
    case "integer":
    case "number":
      return numbers(value.type, value.minimum, value.maximum);
    case "boolean":
      return imports.use("values/number", "flag");
    case "decimal":
      return imports.use("values/text", "decimal");
    case "string":
      return textCode(value, imports, example);
    case "list":
      return listCode(
        "list",
        value,
        imports,
        value.items.type === "list" || value.items.type === "object" ? jsonCode : kindCode,
      );
    case "object":
      return jsonCode(value, imports);
  }
}

function textCode(
  { enum: allowed, pattern, minLength, maxLength }: Extract<Value, { type: "string" }>,
  imports: Imports,
  example?: string,
): string {
  const regex = pattern === undefined ? undefined : new RegExp(pattern, "u");
  if (allowed) {
    const fitting = allowed.filter(
      (each) =>
        (regex?.test(each) ?? true) &&
        !([...each].length < (minLength ?? 0)) &&
        !([...each].length > (maxLength ?? Infinity)),
    );
    return pureCall(imports.use("values/text", "oneOf"), ...fitting.map((each) => literal(each)));
  }
  const kind = regex
    ? pureCall(imports.use("values/text", "matching"), String(regex), example && literal(example))
    : imports.use("values/text", "text");
  // A text has at least one character anyway.
  const least = minLength !== undefined && minLength > 1 ? String(minLength) : undefined;
  if (least === undefined && maxLength === undefined) return kind;
  return pureCall(
    imports.use("values/text", "sized"),
    least,
    maxLength?.toString(),
    kind === "text" ? undefined : kind,
  );
}

function listCode(
  name: "list" | "commaList" | "jsonList",
  { items, minItems, maxItems, uniqueItems }: Extract<Value, { type: "list" }>,
  imports: Imports,
  itemCode: (value: Value, imports: Imports) => string,
): string {
  const bounds = [minItems, maxItems, uniqueItems].map((each) => each?.toString());
  const called = imports.use(name === "jsonList" ? "values/json" : "values/list", name);
  return pureCall(called, itemCode(items, imports), ...bounds);
}

/** What comes back is JSON. */
function jsonCode(value: Value, imports: Imports): string {
  if (value.type === "list") return listCode("jsonList", value, imports, jsonCode);
  if (isQuoted(value)) return pureCall(imports.use("values/json", "quoted"), kindCode(value, imports));
  if (value.type !== "object") return kindCode(value, imports);
  const { properties, required = [], additional, names, minProperties, maxProperties } = value;
  const kinds = (wanted: boolean) => {
    const members = Object.entries(properties).filter(([name]) => required.includes(name) === wanted);
    return members.length === 0
      ? undefined
      : objectLiteral(members.map(([name, each]) => [name, jsonCode(each, imports)]));
  };
  const rules = objectLiteral([
    ["required", kinds(true)],
    ["optional", kinds(false)],
    ["additional", additional && jsonCode(additional, imports)],
    ["names", names && kindCode(names, imports)],
    ["least", minProperties?.toString()],
    ["most", maxProperties?.toString()],
  ]);
  return pureCall(imports.use("values/json", "object"), rules);
}
