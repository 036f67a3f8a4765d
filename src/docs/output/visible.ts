// Tabs and line ends are what they are; the rest would steer a terminal, or reorder what stands beside it.
const hidden = /(?![\t\n])\p{Cc}|[\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Noncharacter_Code_Point}]/gu;

/**
 * A page's text with every control character, mark of direction and what is no character written as its code point.
 *
 * @param longest What comes after so many characters is left out, and their number said.
 */
export function visible(text: string, longest = 1000): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}… (${text.length - longest} more characters)` : text;
  return cut.replace(hidden, (character) => {
    const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
    return `[U+${code}]`;
  });
}
