/**
 * Pairs what is missing with what is new where the one is likely the other under a new name: alike, and at the same
 * place between the same neighbors, or the only ones.
 */
export function pairRenamed<Old, New>(
  missing: readonly Old[],
  added: readonly New[],
  allOld: readonly Old[],
  allNew: readonly New[],
  how: { nameOf(item: Old | New): string; fits(old: Old, now: New): boolean },
): ReadonlyMap<Old, New> {
  const pairs = new Map<Old, New>();
  // That much is no renaming.
  if (missing.length * added.length > 1000) return pairs;
  const taken = new Set<New>();
  const before = <T extends Old | New>(all: readonly T[], item: T, known: ReadonlySet<string>) =>
    all
      .slice(0, all.indexOf(item))
      .map((other) => how.nameOf(other))
      .findLast((name) => known.has(name));
  const oldNames = new Set(allOld.map((item) => how.nameOf(item)));
  const common = new Set(allNew.map((item) => how.nameOf(item)).filter((name) => oldNames.has(name)));
  for (const old of missing) {
    const open = added.filter((now) => !taken.has(now) && how.fits(old, now));
    const match =
      missing.length === 1 && added.length === 1
        ? open[0]
        : open.find((now) => before(allOld, old, common) === before(allNew, now, common));
    if (!match) continue;
    pairs.set(old, match);
    taken.add(match);
  }
  return pairs;
}
