import type { SpecNode } from "../../docs/spec/node.ts";
import { integerOf, isList, isObject, type Json, parseJson, writeJson } from "../../testing/json.ts";

/** Why a value is not what a schema asks for: where the schema says it, and in words. */
export interface Violation {
  readonly node: SpecNode;
  readonly because: string;
}

/** The value that a text stands for under a schema, as it stands in a query or a form. */
export function valueOfText(schema: SpecNode, text: string): Json {
  const types = typesOf(schema);
  if (types.includes("integer") && /^-?\d+$/.test(text)) return integerOf(text);
  if (types.includes("number") && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (types.includes("boolean") && /^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  if (types.includes("array") || types.includes("object")) {
    try {
      return parseJson(text);
    } catch {
      return text;
    }
  }
  return text;
}

/** The types that a schema names; none where any is allowed. */
export function typesOf(schema: SpecNode): readonly string[] {
  const type = schema.get("type");
  return type?.text !== undefined ? [type.text] : (type?.items().flatMap(({ text }) => text ?? []) ?? []);
}

/** The values that a schema allows, if it lists them. */
export function listedValues(schema: SpecNode): readonly unknown[] | undefined {
  const only = schema.get("const");
  if (only) return [only.value];
  return schema
    .get("enum")
    ?.items()
    .map(({ value }) => value);
}

/** All that is wrong with a value. */
export function violations(schema: SpecNode, value: Json, anyCase = false): readonly Violation[] {
  const branches = (schema.get("oneOf") ?? schema.get("anyOf"))?.items() ?? [];
  const tries = branches.map((branch) => violations(branch, value, anyCase));
  const least = tries.toSorted((a, b) => a.length - b.length)[0] ?? [];
  const all = (schema.get("allOf")?.items() ?? []).flatMap((each) => violations(each, value, anyCase));
  return [
    ...least,
    ...all,
    ...ofType(schema, value),
    ...ofValues(schema, value, anyCase),
    ...ofKind(schema, value, anyCase),
  ];
}

function ofType(schema: SpecNode, value: Json): readonly Violation[] {
  const types = typesOf(schema);
  if (types.length === 0 || types.some((type) => isOf(type, value))) return [];
  return [{ node: schema.get("type") ?? schema, because: `is ${short(value)}, and no ${types.join(" or ")}` }];
}

function isOf(type: string, value: Json): boolean {
  if (type === "integer") return typeof value === "bigint" || Number.isInteger(value);
  if (type === "number") return typeof value === "bigint" || typeof value === "number";
  if (type === "array") return isList(value);
  if (type === "object") return isObject(value);
  return type === "null" ? value === null : typeof value === type;
}

function ofValues(schema: SpecNode, value: Json, anyCase: boolean): readonly Violation[] {
  const listed = listedValues(schema)?.map(String);
  const text = String(value);
  if (!listed || listed.some((each) => each === text || (anyCase && each.toLowerCase() === text.toLowerCase())))
    return [];
  const node = schema.get("const") ?? schema.get("enum") ?? schema;
  return [{ node, because: `is ${short(value)}, and not one of ${listed.join(", ")}` }];
}

function ofKind(schema: SpecNode, value: Json, anyCase: boolean): readonly Violation[] {
  if (typeof value === "string") return [...ofFormat(schema, value), ...ofText(schema, value)];
  if (typeof value === "number" || typeof value === "bigint")
    return [...ofFormat(schema, String(value)), ...ofNumber(schema, value)];
  if (isList(value)) return ofList(schema, value, anyCase);
  return isObject(value) ? ofObject(schema, value, anyCase) : [];
}

function ofFormat(schema: SpecNode, text: string): readonly Violation[] {
  const format = schema.get("format");
  if (!format) return [];
  const isInteger = /^-?\d{1,20}$/.test(text);
  const isInt64 = isInteger && BigInt.asIntN(64, BigInt(text)) === BigInt(text);
  const isWrong = (format.text === "int64" && !isInt64) || (format.text === "decimal" && !/^-?\d+(\.\d+)?$/.test(text));
  return isWrong ? [{ node: format, because: `is ${short(text)}, and no ${format.text}` }] : [];
}

function ofText(schema: SpecNode, text: string): readonly Violation[] {
  const { length } = [...text];
  const pattern = schema.get("pattern");
  return [
    ...bound(schema, "minLength", length, (most) => length < most, "characters"),
    ...bound(schema, "maxLength", length, (most) => length > most, "characters"),
    ...(pattern?.text !== undefined && !new RegExp(pattern.text, "u").test(text)
      ? [{ node: pattern, because: `is ${short(text)}, which does not match ${pattern.text}` }]
      : []),
  ];
}

function ofNumber(schema: SpecNode, value: number | bigint): readonly Violation[] {
  return [
    ...bound(schema, "minimum", value, (limit) => value < limit),
    ...bound(schema, "maximum", value, (limit) => value > limit),
    ...bound(schema, "exclusiveMinimum", value, (limit) => value <= limit),
    ...bound(schema, "exclusiveMaximum", value, (limit) => value >= limit),
    ...bound(schema, "multipleOf", value, (limit) => Math.abs((Number(value) / limit) % 1) > 1e-9),
  ];
}

function ofList(schema: SpecNode, items: readonly Json[], anyCase: boolean): readonly Violation[] {
  const { length } = items;
  const each = schema.get("items");
  const unique = schema.get("uniqueItems");
  return [
    ...bound(schema, "minItems", length, (limit) => length < limit, "items"),
    ...bound(schema, "maxItems", length, (limit) => length > limit, "items"),
    ...(unique?.value === true && new Set(items.map(writeJson)).size < length
      ? [{ node: unique, because: "has an item twice" }]
      : []),
    ...(each ? items.flatMap((item) => violations(each, item, anyCase)) : []),
  ];
}

function ofObject(schema: SpecNode, value: Readonly<Record<string, Json>>, anyCase: boolean): readonly Violation[] {
  const names = Object.keys(value);
  const properties = schema.get("properties");
  const others = schema.get("additionalProperties");
  const kind = schema.get("propertyNames");
  const missing = (schema.get("required")?.items() ?? []).filter(({ text = "" }) => !Object.hasOwn(value, text));
  return [
    ...missing.map((node) => ({ node, because: `lacks \`${node.text}\`, which is mandatory` })),
    ...bound(schema, "minProperties", names.length, (limit) => names.length < limit, "fields"),
    ...bound(schema, "maxProperties", names.length, (limit) => names.length > limit, "fields"),
    ...names.flatMap((name): readonly Violation[] => {
      const property = properties?.get(name);
      if (property) return violations(property, value[name] ?? null, anyCase);
      const named = kind ? violations(kind, name) : [];
      if (others && others.value === undefined) return [...named, ...violations(others, value[name] ?? null, anyCase)];
      const isDocumented = !properties && !others;
      return isDocumented || others?.value === true
        ? named
        : [{ node: properties ?? schema, because: `has \`${name}\`, which is not documented` }];
    }),
  ];
}

function bound(
  schema: SpecNode,
  keyword: string,
  value: number | bigint,
  isBroken: (limit: number) => boolean,
  unit = "",
): readonly Violation[] {
  const node = schema.get(keyword);
  if (node?.number === undefined || !isBroken(node.number)) return [];
  return [{ node, because: `is ${value}${unit && ` ${unit}`}, and ${keyword} is ${node.number}` }];
}

function short(value: Json): string {
  const text = writeJson(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
