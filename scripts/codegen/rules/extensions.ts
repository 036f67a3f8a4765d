import type { Place } from "./places.ts";
import {
  anything,
  code,
  conditions,
  flag,
  keys,
  list,
  matching,
  oneOf,
  type Rule,
  record,
  text,
  whole,
} from "./words.ts";

/** One of our `x-` fields: what it may be, by where it may stand. */
export type Extension = Readonly<Partial<Record<Place, Rule>>>;

const name = matching("^[A-Za-z][A-Za-z0-9_.-]*$", "a name");
const headerName = matching("^[A-Za-z0-9!#$%&'*+.^_`|~-]+$", "the name of a header");
const orderField = matching("^order\\.[^.\\s]+$", "`order.` and a field of the order");
const status = whole(100, 599);
// Each of these keywords speaks of one type only, so that numbers and texts have their own.
const statusClass = {
  ...status,
  type: ["integer", "string"],
  pattern: "^[1-5]XX$",
  description: "a number from 100 to 599, or a class such as 4XX",
};
const bound = { type: ["number", "string"], pattern: "^-?\\d+(\\.\\d+)?$", description: "a number, or one as text" };
const when = {
  type: ["string", "array"],
  pattern: `^(${conditions.join("|")})$`,
  items: oneOf(...conditions),
  minItems: 1,
  uniqueItems: true,
  description: `one of ${conditions.join(", ")}, or a list of such`,
};
/** What an order has; a value may be taken from another of its fields. */
const made = record({
  properties: { "x-value": orderField },
  propertyNames: { pattern: "^(?!x-)|^x-value$", description: "`x-value` where it is one of our own" },
});
const defaults = keys({ "opened?": made, "canceled?": made, "filled?": made, "expired?": made });
const acknowledged = list(keys({ kind: name, half: oneOf("en", "zh"), says: anything, because: text }), 1);
const placeholders = "\\{(method|path|query|\\?query|body|header:[^{}]+)\\}";

/** All that specs/README.md documents; another `x-` field, another place or another value is a mistake. */
export const extensions: Readonly<Record<string, Extension>> = {
  "x-mock": { root: flag },
  "x-exchange": { root: matching("^[a-z][a-z0-9-]*$", "the name of a module in src/exchanges/") },
  "x-rate-limits": {
    root: record(
      keys({
        scope: oneOf("IP", "UID", "IP+UID"),
        per: oneOf("operation", "host"),
        limit: whole(1),
        intervalMs: whole(1),
        "header?": headerName,
      }),
    ),
  },
  "x-statuses": {
    root: list(
      keys({
        status: statusClass,
        "code?": code,
        "message?": text,
        outcome: oneOf("rejected", "unknown"),
        "retry?": { const: true },
        "meaning?": text,
      }),
    ),
  },
  "x-clock": { root: keys({ operation: text, field: text }) },
  "x-errors": {
    root: list(
      keys({
        "code?": code,
        "name?": text,
        status,
        message: text,
        "meaning?": text,
        "outcome?": oneOf("unknown"),
        "when?": when,
      }),
    ),
  },
  "x-orders": { root: keys({ "order?": defaults, "orderList?": defaults }) },
  "x-states": {
    operation: keys({ field: text, values: record(oneOf("open", "canceled", "closed", "parts"), 1), "parts?": text }),
  },
  "x-error-codes": { operation: { ...list(code, 1), uniqueItems: true } },
  "x-dependencies": { operation: list(text) },
  "x-weight": { operation: list(keys({ limit: text, weight: whole(0) })) },
  "x-target": {
    operation: keys({
      effect: oneOf("cancel", "read"),
      item: oneOf("order", "orderList", "any"),
      select: oneOf("one", "list", "all"),
      "by?": record(text),
      "within?": record(text),
    }),
  },
  "x-updated-at": { externalDocs: matching("^\\d{4}-\\d\\d-\\d\\d", "a date such as 2026-01-15, in quotes") },
  "x-option": { parameter: flag, schema: flag },
  "x-filled": { parameter: flag, schema: flag },
  "x-unit": { parameter: text, schema: text },
  "x-any-case": { parameter: oneOf("name", "value") },
  "x-acknowledged": {
    operation: acknowledged,
    parameter: acknowledged,
    schema: acknowledged,
  },
  "x-type": { schema: text },
  "x-minimum": { schema: bound },
  "x-maximum": { schema: bound },
  "x-exclusiveMinimum": { schema: bound },
  "x-exclusiveMaximum": { schema: bound },
  "x-value": {
    parameter: oneOf("cancel.id"),
    schema: matching(
      "^(order\\.[^.\\s]+|cancel\\.(id|time)|error\\.(code|message)|now)$",
      "order.<field>, cancel.id, cancel.time, error.code, error.message or now",
    ),
  },
  "x-group-by": { schema: text },
  "x-signature": {
    securityScheme: keys({
      payload: matching(
        `^([^{}]|${placeholders})+$`,
        "made of {method}, {path}, {query}, {?query}, {body}, {header:NAME} and other text",
      ),
      "form?": flag,
      "timestamp?": text,
      "timestampUnits?": { ...list(oneOf("ms", "us"), 1), uniqueItems: true },
      "window?": text,
      "windowMs?": whole(1),
      "windowDecimals?": whole(0, 9),
      "aheadMs?": whole(0),
      algorithms: list(
        keys({
          algorithm: matching(
            "^(HMAC|RSA)-SHA(1|256|384|512)$|^Ed25519$",
            "an algorithm such as HMAC-SHA256 or Ed25519",
          ),
          encoding: oneOf("hex", "base64"),
          "anyCase?": flag,
        }),
        1,
      ),
    }),
  },
  "x-payload": {
    securityScheme: keys({
      "encodings?": { ...list(oneOf("base64", "base64url"), 1), uniqueItems: true },
      "identity?": text,
      "anonymous?": flag,
      "timestamp?": text,
      "windowMs?": whole(1),
      "aheadMs?": whole(0),
    }),
  },
};
