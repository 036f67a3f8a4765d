const classes = [
  [/[a-z]/, "abcdefghijklmnopqrstuvwxyz"],
  [/[A-Z]/, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"],
  [/\d/, "1234567890"],
] as const;

/**
 * A text of the same length and kinds of characters: names are often made up anew in each run, and a contract must not
 * change with them.
 *
 * @param index Tells the items of a list apart, from 0.
 */
export function nameLike(text: string, index = 0): string {
  const characters = [...text];
  const used = classes.filter(([pattern]) => pattern.test(text)).map(([, letters]) => letters);
  const others = [...new Set(characters.filter((each) => !/[a-zA-Z\d]/.test(each)))].sort();
  const alphabet = [...used.map((letters) => letters[0] as string), ...others];
  const like = characters.map((_, at) => alphabet[at % alphabet.length] as string);
  const letters = used[0] ?? "";
  for (let at = like.length - 1, rest = index; at >= 0 && rest > 0 && letters; at--) {
    like[at] = letters[rest % letters.length] as string;
    rest = Math.floor(rest / letters.length);
  }
  return like.join("");
}

/** An integer with as many digits and the same sign, exact as a double. */
export function idLike(value: string, index = 0): number {
  const digits = value.replace(/^-?0*(?=\d)/, "").length;
  const step = digits > 15 ? 10 ** (digits - 5) : 1;
  const size = 10 ** (digits - 1) + index * step;
  return value.startsWith("-") ? -size : size;
}
