const equals = "=".charCodeAt(0);

/**
 * Whether two targets are alike but for what stands between `=` and `&`, told without making a text: the values of a
 * query.
 */
export function hasSameNames(target: string, other: string): boolean {
  let index = 0;
  let otherIndex = 0;
  while (index < target.length && otherIndex < other.length) {
    const code = target.charCodeAt(index++);
    if (code !== other.charCodeAt(otherIndex++)) return false;
    if (code !== equals) continue;
    index = endOfValue(target, index);
    otherIndex = endOfValue(other, otherIndex);
  }
  return index === target.length && otherIndex === other.length;
}

function endOfValue(text: string, from: number): number {
  const end = text.indexOf("&", from);
  return end < 0 ? text.length : end;
}
