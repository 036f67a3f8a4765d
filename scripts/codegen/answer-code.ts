import type { Shape } from "../../src/facts.ts";
import { type Imports, pureCall } from "./imports.ts";
import { literal, objectLiteral } from "./literal.ts";
import { readShapes } from "./shape.ts";
import type { Spec } from "./spec.ts";
import type { SpecOperation } from "./table.ts";

type ObjectShape = Extract<Shape, { type: "object" }>;

/** The checks of all answers as code; a schema of `components` becomes a constant of its own. */
export function answersCode(
  spec: Spec,
  operations: readonly SpecOperation[],
  imports: Imports,
): { readonly declarations: string; readonly answers: ReadonlyMap<string, string | undefined> } {
  const { shapes, names } = readShapes(spec, operations);
  const declared = new Map<string, string>();

  function codeOf(shape: Shape): string {
    const name = names.get(shape);
    if (name === undefined) return plainCode(shape);
    // A constant comes behind those that it mentions.
    const constant = `${name}Answer`;
    if (!declared.has(constant)) declared.set(constant, plainCode(shape));
    return constant;
  }

  function plainCode(shape: Shape): string {
    switch (shape.type) {
      case "any":
        return imports.use("answers/any", "answerAny");
      case "id":
        return imports.use("answers/id", "answerId");
      case "array":
        return pureCall(imports.use("answers/list", "answerList"), codeOf(shape.items));
      case "map":
        return pureCall(imports.use("answers/map", "answerMap"), codeOf(shape.values));
      case "oneOf":
        return oneOfCode(shape.shapes);
      case "object":
        return objectCode(shape);
      default:
        return pureCall(imports.use("answers/plain", "answerPlain"), literal(shape.type));
    }
  }

  function oneOfCode(shapes: readonly Shape[]): string {
    // What is told by nothing comes last.
    const kinds = [...shapes].sort((a, b) => Number(a.type !== "object") - Number(b.type !== "object"));
    const pairs = kinds.map((kind) => {
      const names =
        kind.type === "object"
          ? tellingNames(
              kind,
              kinds.filter((each) => each !== kind),
            )
          : [];
      return `[${literal(names.join(" "))}, ${codeOf(kind)}]`;
    });
    return pureCall(imports.use("answers/one-of", "answerOneOf"), ...pairs);
  }

  function objectCode({ required, fields }: ObjectShape): string {
    const texts: string[] = [];
    const others: [string, string][] = [];
    const optional: [string, string][] = [];
    for (const [name, field] of Object.entries(fields)) {
      const isPlain = ["string", "number", "boolean"].includes(field.type);
      // What is neither required nor holds an id needs no look.
      if (!required.includes(name)) {
        if (!isPlain && field.type !== "any") optional.push([name, codeOf(field)]);
      } else if (field.type === "string" && /^[^ ]+$/.test(name)) texts.push(name);
      else others.push([name, isPlain ? literal(field.type) : codeOf(field)]);
    }
    const record = (members: [string, string][]) => (members.length > 0 ? objectLiteral(members) : undefined);
    const given = [
      literal(texts.join(" ")),
      record(others) ?? (optional.length > 0 ? "{}" : undefined),
      record(optional),
    ];
    return pureCall(imports.use("answers/object", "answerObject"), ...given);
  }

  const answers = new Map([...shapes].map(([id, shape]) => [id, shape && codeOf(shape)]));
  const declarations = [...declared].map(([name, code]) => `const ${name} = ${code};\n\n`).join("");
  return { declarations, answers };
}

/** Three required fields that no other kind has; all of them where there are none such. */
function tellingNames({ required }: ObjectShape, others: readonly Shape[]): readonly string[] {
  const own = required.filter(
    (name) => !others.some((other) => other.type === "object" && Object.hasOwn(other.fields, name)),
  );
  return own.length > 0 ? own.slice(0, 3) : required;
}
