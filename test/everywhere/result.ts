/** What became of one test. */
export interface Result {
  readonly name: string;
  /** What was wrong; absent if all was well. */
  readonly error?: string | undefined;
}

/** Reads lines of JSON, a result each. */
export function readResults(printed: string): readonly Result[] {
  return printed
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Result);
}

/** Does something that fails by throwing, as a test. */
export async function resultOf(name: string, run: () => Promise<unknown>): Promise<Result> {
  return run().then(
    () => ({ name }),
    (error: Error) => ({ name, error: error.message }),
  );
}
