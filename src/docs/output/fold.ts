import type { Stretch } from "./stretch.ts";

/** Lines that are shown, or those between them that are folded; the first is 1, and `last` is one of them. */
export interface Piece {
  readonly first: number;
  readonly last: number;
  readonly folded: boolean;
}

const around = 3;
/** Fewer lines are not worth a fold. */
const leastFolded = 6;

/**
 * Folds what is far from the lines that matter.
 *
 * @param shown Lines that matter, each shown with three before and after it.
 * @param landmarks Lines that are shown alone.
 */
export function foldLines(
  { first, last }: Stretch,
  shown: readonly number[],
  landmarks: readonly number[],
): readonly Piece[] {
  const pieces: Piece[] = [];
  let next = first;
  const ranges = [...shown.map((line) => [line, around] as const), ...landmarks.map((line) => [line, 0] as const)]
    .filter(([line]) => line >= first && line <= last)
    .map(([line, more]) => [Math.max(first, line - more), Math.min(last, line + more)] as const)
    .sort(([a], [b]) => a - b);
  const add = (from: number, to: number, folded: boolean) => {
    const before = pieces.at(-1);
    if (from > to) return;
    const open = folded && to - from + 1 >= leastFolded;
    if (before && !before.folded && !open) pieces[pieces.length - 1] = { ...before, last: to };
    else pieces.push({ first: from, last: to, folded: open });
  };
  for (const [from, to] of ranges) {
    add(next, from - 1, true);
    add(Math.max(next, from), to, false);
    next = Math.max(next, to + 1);
  }
  add(next, last, true);
  return pieces;
}
