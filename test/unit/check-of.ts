import { answerAny } from "../../src/answers/any.ts";
import { answerId } from "../../src/answers/id.ts";
import { answerList } from "../../src/answers/list.ts";
import { answerMap } from "../../src/answers/map.ts";
import { answerObject, type Field } from "../../src/answers/object.ts";
import { answerOneOf } from "../../src/answers/one-of.ts";
import { answerPlain } from "../../src/answers/plain.ts";
import type { Check } from "../../src/decode.ts";
import type { Shape } from "../../src/facts.ts";

/** The check that codegen writes for a shape, and one of optional plain fields, which codegen leaves out. */
export function checkOf(shape: Shape): Check {
  switch (shape.type) {
    case "any":
      return answerAny;
    case "id":
      return answerId;
    case "array":
      return answerList(checkOf(shape.items));
    case "map":
      return answerMap(checkOf(shape.values));
    case "oneOf":
      return answerOneOf(
        ...shape.shapes.map((each): [string, Check] => {
          return [each.type === "object" ? each.required.join(" ") : "", checkOf(each)];
        }),
      );
    case "object": {
      const fields = Object.entries(shape.fields);
      const texts = fields.filter(([name, { type }]) => type === "string" && shape.required.includes(name));
      const others = fields.filter(([name, { type }]) => type !== "string" && shape.required.includes(name));
      const optional = fields.filter(([name]) => !shape.required.includes(name));
      return answerObject(
        texts.map(([name]) => name).join(" "),
        Object.fromEntries(others.map(([name, field]): [string, Field] => [name, fieldOf(field)])),
        Object.fromEntries(optional.map(([name, field]) => [name, checkOf(field)])),
      );
    }
    default:
      return answerPlain(shape.type);
  }
}

function fieldOf(shape: Shape): Field {
  return shape.type === "number" || shape.type === "boolean" ? shape.type : checkOf(shape);
}
