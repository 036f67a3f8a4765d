import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { type Spec, SpecError } from "../spec.ts";
import { extensions } from "./extensions.ts";
import { type Fault, faultOf } from "./fault-text.ts";
import { fieldsAt, type Place, type Placed, placesIn } from "./places.ts";
import { flag, type Rule } from "./words.ts";

// Formats are left to what reads them; JSON Schema's own rules for schemas come with the library.
const ajv = new Ajv2020({ strict: false, validateFormats: false, verbose: true, allErrors: true });
const validators = new WeakMap<Rule, ValidateFunction>();
const metaschema = "https://json-schema.org/draft/2020-12/schema";

/** What OpenAPI says of its own fields where a mistake would make something optional, or send it otherwise. */
const own: Readonly<Partial<Record<Place, Readonly<Record<string, Rule>>>>> = {
  parameter: { required: flag, explode: flag },
  requestBody: { required: flag },
};

/**
 * Checks what OpenAPI does not know of: that every `x-` field is documented, stands where it may, and is what it may be.
 * Names that OpenAPI does not know either are refused as well, since one may be a misspelt field.
 *
 * @throws {SpecError} The first that is not; names the line.
 */
export function assertFields(spec: Spec): void {
  for (const placed of placesIn(spec.root)) {
    const fault = faultAt(placed);
    if (fault) throw new SpecError(spec, [...placed.path, ...fault.path], fault.text);
  }
}

function faultAt({ place, node, isWhole }: Placed): Fault | undefined {
  for (const [name, value] of Object.entries(node)) {
    const extension = Object.hasOwn(extensions, name) ? extensions[name] : undefined;
    const isKnown = extension?.[place] !== undefined || fieldsAt(place).includes(name);
    if (!isKnown) return { path: [name], text: unknownText(name, place) };
    const rule = extension?.[place] ?? own[place]?.[name];
    const fault = rule && faultIn(validatorOf(rule), value, [name]);
    if (fault) return fault;
  }
  if (place !== "schema" || !isWhole) return undefined;
  return faultIn(ajv.getSchema(metaschema) as ValidateFunction, node, []);
}

function faultIn(validate: ValidateFunction, value: unknown, path: readonly string[]): Fault | undefined {
  if (validate(value)) return undefined;
  const errors = validate.errors ?? [];
  const [first] = errors;
  // A misspelt key lacks under its own name, too; the wrong name says more.
  const unknown = errors.find(
    ({ keyword, instancePath }) => keyword === "additionalProperties" && instancePath === first?.instancePath,
  );
  const error = unknown ?? first;
  return error && faultOf(error, path);
}

function validatorOf(rule: Rule): ValidateFunction {
  const known = validators.get(rule) ?? ajv.compile(rule);
  validators.set(rule, known);
  return known;
}

function unknownText(name: string, place: Place): string {
  const others = Object.keys(Object.hasOwn(extensions, name) ? (extensions[name] ?? {}) : {});
  if (others.length > 0)
    return `\`${name}\` stands at ${others.map((each) => titleOf(each as Place)).join(" or ")}, not at ${titleOf(place)}`;
  const known = Object.keys(extensions).filter((each) => extensions[each]?.[place] !== undefined);
  const allowed = known.length > 0 ? `of our own it has ${known.join(", ")}` : "nor does it have fields of our own";
  return `${titleOf(place)} has no field \`${name}\` in OpenAPI; ${allowed}`;
}

/** A kind of object as a person says it. */
function titleOf(place: Place): string {
  if (place === "root" || place === "info" || place === "components")
    return place === "root" ? "the root" : `\`${place}\``;
  const words = place === "media" ? "media type" : place.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${/^[aeiou]/.test(words) ? "an" : "a"} ${words}`;
}
