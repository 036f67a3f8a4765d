import { isRecord } from "../record.ts";
import { assertBounds, inside, type TextKind } from "./kind.ts";
import { list } from "./list.ts";

/** A text in JSON. */
export function quoted(kind: TextKind): TextKind {
  return (given, refuse) => JSON.stringify(kind(given, refuse));
}

/** A list in JSON, whose items are JSON as well. */
export function jsonList(...rules: Parameters<typeof list>): TextKind {
  const check = list(...rules);
  return (given, refuse) => `[${check(given, refuse)}]`;
}

/** What an object may have; all kinds give JSON. */
interface Properties {
  readonly required?: Readonly<Record<string, TextKind>>;
  readonly optional?: Readonly<Record<string, TextKind>>;
  /** What properties of other names may be; none are allowed without it. */
  readonly additional?: TextKind;
  /** What the names of properties may be. */
  readonly names?: TextKind;
  readonly least?: number;
  readonly most?: number;
}

/** An object in JSON. */
export function object({ required = {}, optional = {}, additional, names, least, most }: Properties): TextKind {
  const kinds = new Map([...Object.entries(required), ...Object.entries(optional)]);
  return (given, refuse) => {
    if (!isRecord(given)) throw refuse("must be an object");
    const members = new Map<string, string>();
    for (const key of Object.keys(given)) {
      const value = given[key];
      const kind = kinds.get(key) ?? additional;
      if (!kind) throw refuse(`has no \`${key}\`: leave it out`, "PARAMETER_UNKNOWN");
      names?.(key, inside(refuse, "its names"));
      if (value !== undefined) members.set(key, kind(value, inside(refuse, `\`${key}\``)));
    }
    assertBounds(members.size, least, most, refuse, "properties");
    for (const key of Object.keys(required)) {
      if (!members.has(key)) throw refuse(`lacks \`${key}\`, which is mandatory`, "PARAMETER_MISSING");
    }
    return `{${Array.from(members, ([key, json]) => `${JSON.stringify(key)}:${json}`)}}`;
  };
}
