/** Characters that a URL parser encodes in a query, though node sends them as they are. */
const respelled = [
  ["%27", "'"],
  ["%22", '"'],
  ["%3C", "<"],
  ["%3E", ">"],
] as const;

/** The other ways in which a target may have been spelled before a URL parser had it: 15 at most. */
export function respellings(target: string): readonly string[] {
  const all = [target];
  for (const [encoded, plain] of respelled) {
    if (target.includes(encoded)) all.push(...all.map((text) => text.replaceAll(encoded, plain)));
  }
  return all.slice(1);
}
