const invisible = /[\u200b-\u200d\u2060\ufeff\u00ad]/g;

/**
 * Text as it is compared: compatibility forms (full-width punctuation) folded, quotation marks made plain, invisible
 * characters dropped, white space joined. Line breaks are kept.
 */
export function plain(text: string): string {
  if (!/[^\n\x20-\x5f\x61-\x7e]/.test(text)) return text.replace(/ {2,}/g, " ").trim();
  return text
    .normalize("NFKC")
    .replace(invisible, "")
    .replace(/[“”„«»「」『』]/g, '"')
    .replace(/[‘’‚`´]/g, "'")
    .replace(/[、]/g, ",")
    .replace(/[。｡]/g, ". ")
    .replace(/[ \t\f\v\u00a0\u3000]+/g, " ")
    .trim();
}

/** Plain text without any quotation marks, on one line. */
export function bare(text: string): string {
  return plain(text).replace(/["'*]/g, "").replace(/\s+/g, " ").trim();
}

/** How many Chinese characters a text has. */
export function hanCount(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0;
}

/** A number as pages write it, `60,000` and `1e3` included. */
export function readNumber(text: string): number | undefined {
  const digits = text.replace(/(?<=\d),(?=\d{3}(?!\d))/g, "");
  return /^[+-]?(\d+(\.\d+)?|\.\d+)(e[+-]?\d+)?$/i.test(digits) ? Number(digits) : undefined;
}
