import type { ErrorObject } from "ajv";

/** What is wrong by a rule, and what would be right. */
export interface Fault {
  /** Where, from the object that was checked. */
  readonly path: readonly string[];
  readonly text: string;
}

const kinds: Readonly<Record<string, string>> = {
  integer: "a whole number",
  number: "a number",
  string: "a text",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

/**
 * Says a validator's error in a sentence.
 *
 * @param path Where the value stands that was checked, from what names it in the sentence, such as `["x-target"]`.
 */
export function faultOf(error: ErrorObject, path: readonly string[]): Fault {
  const { instancePath, keyword, params, data, parentSchema = {} } = error;
  const keys = instancePath.split("/").slice(1);
  const inside = keys.map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  const at = [...path, ...inside, ...(error.propertyName === undefined ? [] : [error.propertyName])];
  const label = `\`${nameOf(at)}\``;
  const known = Object.keys((parentSchema.properties as object | undefined) ?? {}).join(", ");
  if (keyword === "additionalProperties") {
    const { additionalProperty: key } = params;
    return { path: [...at, key], text: `${label} has no \`${key}\`; its keys are ${known}` };
  }
  if (keyword === "required")
    return { path: at, text: `${label} lacks \`${params.missingProperty}\`; its keys are ${known}` };
  return {
    path: at,
    text: `${label} is ${typeof data === "number" ? data : JSON.stringify(data)}, but must be ${wanted(keyword, params, parentSchema)}`,
  };
}

function wanted(
  keyword: string,
  params: ErrorObject["params"],
  { description }: Readonly<Record<string, unknown>>,
): string {
  if (typeof description === "string") return description;
  switch (keyword) {
    case "enum":
      return oneOf(params.allowedValues);
    case "const":
      return String(params.allowedValue);
    case "type":
      return [params.type]
        .flat()
        .map((each) => kinds[each] ?? each)
        .join(" or ");
    case "minimum":
      return `at least ${params.limit}`;
    case "maximum":
      return `at most ${params.limit}`;
    case "minLength":
    case "minItems":
    case "minProperties":
      return "more than that: it says nothing";
    case "uniqueItems":
      return "a list without repetitions";
    default:
      return `another one (\`${keyword}\`)`;
  }
}

function oneOf(words: readonly unknown[]): string {
  return words.length === 1 ? String(words[0]) : `one of ${words.map(String).join(", ")}`;
}

/** `["x-weight", "0", "limit"]` → `x-weight[0].limit`. */
function nameOf(path: readonly string[]): string {
  return path.map((key, index) => (/^\d+$/.test(key) ? `[${key}]` : index > 0 ? `.${key}` : key)).join("");
}
