import { isAbsolute } from "node:path";
import type { Parsers } from "../parsers.ts";
import type { SpecFile } from "../spec/node.ts";

/** The changes to specs as a unified diff, which `git apply` takes where files are named from the top; empty if there are none. */
export function diffSpecs(before: readonly SpecFile[], after: readonly SpecFile[], { diff }: Parsers): string {
  return before
    .map((spec, index) => {
      const text = after[index]?.text ?? spec.text;
      if (text === spec.text) return "";
      const [old, now] = isAbsolute(spec.file) ? [spec.file, spec.file] : [`a/${spec.file}`, `b/${spec.file}`];
      return diff.createTwoFilesPatch(old, now, spec.text, text, undefined, undefined, {
        context: 3,
        headerOptions: diff.FILE_HEADERS_ONLY,
      });
    })
    .join("");
}
