import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { documentModule } from "../../scripts/codegen/document.ts";
import { entryModule } from "../../scripts/codegen/entry.ts";
import { readSpecs } from "../../scripts/codegen/spec.ts";
import { readOperations } from "../../scripts/codegen/table.ts";
import { tableModule } from "../../scripts/codegen/table-code.ts";
import { typesModule } from "../../scripts/codegen/types.ts";

/** What codegen makes of a folder of specs, by path. */
export async function generate(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const spec of readSpecs(folder)) {
    const operations = readOperations(spec);
    files.set(join(spec.name, "types.ts"), await typesModule(spec, operations));
    files.set(join(spec.name, "operations.ts"), tableModule(spec, operations));
    files.set(join(spec.name, "document.ts"), documentModule(spec, operations));
    files.set(join(spec.name, "index.ts"), entryModule(spec, operations));
  }
  return files;
}

export function write(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, content] of files) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
