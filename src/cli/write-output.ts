import { writeFileSync } from "node:fs";

/** A file that cannot be written; the message is one line that names it. */
export class OutputError extends Error {
  override name = "OutputError";
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "its folder does not exist",
  ENOTDIR: "what should be its folder is a file",
  EISDIR: "it is a folder",
  EACCES: "permission is denied",
  EPERM: "permission is denied",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  ENAMETOOLONG: "its name is too long",
};

/**
 * Writes a text to a file, or to standard output without one.
 *
 * @throws {OutputError} The file cannot be written.
 */
export function writeOutput(file: string | undefined, text: string): void {
  if (file === undefined) {
    process.stdout.write(text);
    return;
  }
  try {
    writeFileSync(file, text);
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new OutputError(`--output ${file} cannot be written: ${reasons[code] ?? message}`, { cause: error });
  }
}
