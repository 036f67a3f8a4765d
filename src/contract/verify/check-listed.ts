import type { SpecNode } from "../../docs/spec/node.ts";
import type { FieldNote } from "../contract.ts";
import type { Say } from "./finding.ts";
import { listedValues, typesOf } from "./violations.ts";

/** A value that a consumer reads. */
interface ReadValue {
  /** The contract's example. */
  readonly value: unknown;
  /** The field in words. */
  readonly said: string;
  readonly own: FieldNote | undefined;
  /** The contract is of cancelkit, which writes down what was listed. */
  readonly isOwn: boolean;
  /** Another value than these breaks the consumer; else the contract asks for the type alone. */
  readonly isStrict: boolean;
  /** The values that the consumer got. */
  readonly relied: readonly unknown[];
}

/** Checks a value against those that a spec lists by `enum` or `const`. */
export function checkListed(schema: SpecNode, read: ReadValue, fail: Say, note: Say): void {
  const { value, said, own, isOwn, isStrict, relied } = read;
  const listed = listedValues(schema)?.map(String);
  if (!listed) {
    if (own?.enum) note(schema, `${said} may now be any ${typesOf(schema).join(" or ") || "value"}`);
    return;
  }
  const place = schema.get("const") ?? schema.get("enum") ?? schema;
  const isNew = isOwn && !own?.enum;
  // Where nothing was listed before, the example tells what the consumer takes.
  const isByExample = (isNew || !isStrict) && !own?.values && !own?.isMadeUp;
  const gone = (isByExample ? [value] : relied).map(String).filter((each) => !listed.includes(each));
  const now = isNew ? `, and is now one of ${listed.join(", ")}` : "";
  if (gone.length > 0 && isStrict) fail(place, `${said} can no longer be ${gone.join(", ")}${now}`);
  else if (gone.length > 0) note(place, `${said} is one of ${listed.join(", ")}; the contract has ${gone.join(", ")}`);
  else if (isNew) note(place, `${said} is now one of ${listed.join(", ")}`);
  const before = own?.enum?.map(String);
  const more = before ? listed.filter((each) => !before.includes(each)) : [];
  if (more.length > 0) note(place, `${said} may now also be ${more.join(", ")}`);
}
