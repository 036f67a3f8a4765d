import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { eachOf, type FetchOptions, fetchPage } from "./fetch.ts";
import { printableAddress } from "./printable-address.ts";
import { isHtml } from "./read/html.ts";
import type { Failure } from "./report.ts";

/** A page as it was found. */
export interface Source {
  readonly name: string;
  readonly text: string;
  /** The address it was fetched from. */
  readonly address?: string;
  /** Whether it was asked for by name, and so must describe an endpoint. */
  readonly named: boolean;
}

const pages = /\.(md|mdx|markdown|html?|txt)$/i;
const atOnce = 2;

/**
 * Collects pages: files, folders with all pages below them, addresses, and `-` for standard input.
 *
 * @param named Addresses that are fetched because a spec names them are not `named`.
 */
export async function collect(
  inputs: readonly string[],
  options: FetchOptions & { readonly named: boolean },
): Promise<{ readonly sources: readonly Source[]; readonly failures: readonly Failure[] }> {
  const found = new Map<string, Source>();
  const failures: Failure[] = [];
  const fail = (file: string, error: unknown) => failures.push({ file, message: reason(error) });
  const add = (name: string, read: () => Uint8Array, named: boolean) => {
    try {
      found.set(name, { name, text: decode(read()), named });
    } catch (error) {
      fail(name, error);
    }
  };
  const addresses = [...new Set(inputs)].filter((input) => /^https?:\/\//i.test(input));
  for (const input of inputs.filter((other) => !addresses.includes(other))) {
    if (input === "-") add("-", () => readFileSync(0), true);
    else if (statSync(input, { throwIfNoEntry: false })?.isDirectory()) {
      const files = listPages(input);
      if (files.length === 0) failures.push({ file: input, message: "has no pages" });
      for (const file of files) if (!found.has(file)) add(file, () => readFileSync(file), false);
    } else add(input, () => readFileSync(input), true);
  }
  const shown = new Set<string>();
  await eachOf(addresses, atOnce, async (address) => {
    const name = nameOf(address, shown);
    try {
      const text = decode(await fetchPage(address, options));
      if (isHtml(text) && !/<\/(?:html|body)\s*>/i.test(text)) throw new Error("ends in the middle of the page");
      found.set(name, { name, text, address: printableAddress(address), named: options.named });
    } catch (error) {
      fail(name, error);
    }
  });
  return { sources: [...found.values()], failures };
}

/** What an address is reported as; two that differ only in what is not printed are numbered. */
function nameOf(address: string, taken: Set<string>): string {
  const printable = printableAddress(address);
  let name = printable;
  for (let count = 2; taken.has(name); count++) name = `${printable} (${count})`;
  taken.add(name);
  return name;
}

function listPages(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && pages.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/(^|[/\\])(node_modules|\.git)[/\\]/.test(file))
    .sort();
}

function decode(bytes: Uint8Array): string {
  if (bytes.subarray(0, 8000).includes(0)) throw new Error("is no text");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Error("is not UTF-8");
  }
}

function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return { ENOENT: "does not exist", EACCES: "may not be read", EISDIR: "is a folder" }[code ?? ""] ?? message;
}
