// Up to so many characters of text, so that a page without repetitions costs no memory.
const mostKept = 4_000_000;

/**
 * Reads a text that came before only once: pages of many endpoints say much in the same words. What is kept is what
 * came twice.
 */
export function remember<T>(read: (text: string) => T): (text: string) => T {
  const seen = new Set<string>();
  const known = new Map<string, T>();
  let kept = 0;
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = read(text);
    if (!seen.has(text)) seen.add(text);
    else if (kept < mostKept) {
      known.set(text, result);
      kept += text.length;
    }
    return result;
  };
}
