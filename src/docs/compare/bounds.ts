import type { Bound, PageParameter } from "../page.ts";
import type { SpecNode } from "../spec/node.ts";
import type { SpecParameter } from "../spec/operation.ts";
import { boundKeys } from "./bound-keys.ts";
import type { Comparison } from "./context.ts";
import { addUnstated, saidElsewhere } from "./unstated.ts";

/** Compares the bounds of a value, or of the length of a list. */
export function compareBounds(
  page: PageParameter,
  described: SpecParameter,
  schema: SpecNode,
  comparison: Comparison,
): void {
  compareBound("maximum", page, described, schema, comparison);
  compareBound("minimum", page, described, schema, comparison);
}

function compareBound(
  side: "minimum" | "maximum",
  page: PageParameter,
  { name, node }: SpecParameter,
  schema: SpecNode,
  comparison: Comparison,
): void {
  const keys = boundKeys(schema.get("type")?.text, schema.get("format")?.text, side);
  const { integer, list } = keys;
  const at = keys.all.map((key) => schema.get(key)).find((found) => found?.number !== undefined);
  const known: Bound | undefined = at && {
    value: at.number ?? 0,
    ...(/exclusive/i.test(String(at.path.at(-1))) && { exclusive: true }),
  };
  const stated = page[side];
  const kind = side === "minimum" ? "parameter-minimum" : "parameter-maximum";
  if (!stated) {
    // Our own lower bounds, such as a list that is not empty, are on no page.
    if (!known || !at || (side === "minimum" && known.value <= 1)) return;
    const elsewhere = saidElsewhere(comparison, name)?.[side] !== undefined;
    addUnstated(kind, page, node, at, boundText(known, side), elsewhere, comparison);
    return;
  }
  const sign = side === "maximum" ? 1 : -1;
  const [theirs, ours] = [
    reach(stated.value, sign, integer),
    known ? reach(known, sign, integer) : Number.POSITIVE_INFINITY,
  ];
  if (theirs === ours && (stated.value.exclusive === known?.exclusive || integer)) return;
  const stricter = theirs < ours || (theirs === ours && stated.value.exclusive === true);
  // A bound that binds nobody, as a minimum of 0 for a list.
  if (!known && side === "minimum" && stated.value.value <= 0 && list) return;
  const exclusive = stated.value.exclusive === true && !integer;
  const key = exclusive ? keys.exclusive : keys.inclusive;
  const old = at && String(at.path.at(-1)) !== key ? [{ path: at.route }] : [];
  comparison.add(
    stricter ? "breaking" : "additive",
    kind,
    name,
    { line: stated.line, spec: node, specLine: at?.line ?? schema.line },
    { page: boundText(stated.value, side), spec: known ? boundText(known, side) : "no bound" },
    [{ path: [...schema.route, key], value: integer ? theirs * sign : stated.value.value }, ...old],
  );
}

/** How far a bound lets values go in its direction. */
function reach({ value, exclusive }: Bound, sign: number, integer: boolean): number {
  return value * sign - (exclusive && integer ? 1 : 0);
}

function boundText({ value, exclusive }: Bound, side: "minimum" | "maximum"): string {
  const words = side === "maximum" ? ["at most", "below"] : ["at least", "above"];
  return `${words[exclusive ? 1 : 0]} ${value}`;
}
