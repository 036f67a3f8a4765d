/** A kind of difference in words: `parameter-maximum` is "parameter maximum". */
export function wordsOf(kind: string): string {
  return kind.replaceAll("-", " ");
}

/** What a difference is about, unless its kind says that already: the title of a `title`. */
export function subjectBeside(kind: string, subject: string): string | undefined {
  return kind === subject ? undefined : subject;
}
