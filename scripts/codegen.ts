import { existsSync, readFileSync } from "node:fs";
import { documentModule, documentsModule } from "./codegen/document.ts";
import { entryModule, packageExports } from "./codegen/entry.ts";
import { type Files, update } from "./codegen/files.ts";
import { readSpecs } from "./codegen/spec.ts";
import { readOperations, tableModule } from "./codegen/table.ts";
import { typesModule } from "./codegen/types.ts";

const check = process.argv.includes("--check");

const readme = `# Generated

Everything here is written by \`npm run codegen\` from \`specs/\` and must not be edited: change a spec and run it again.
\`npm run codegen:check\` fails when this folder is stale.
`;

async function main(): Promise<number> {
  const specs = readSpecs("specs");
  const files: Files = new Map([["generated/README.md", readme]]);
  for (const spec of specs) {
    const folder = `generated/${spec.name}`;
    const operations = readOperations(spec);
    files.set(`${folder}/types.ts`, await typesModule(spec, operations));
    files.set(`${folder}/operations.ts`, tableModule(spec, operations));
    files.set(`${folder}/document.ts`, documentModule(spec));
    files.set(`${folder}/index.ts`, entryModule(spec, operations));
  }
  files.set("generated/documents.ts", documentsModule(specs));
  const manifest = JSON.parse(readFileSync("package.json", "utf8"));
  manifest.exports = packageExports(specs, (name) => existsSync(`generated/openapi-generator/${name}`));
  files.set("package.json", `${JSON.stringify(manifest, null, 2)}\n`);
  const owned = (path: string) => path.startsWith("generated/") && !path.startsWith("generated/openapi-generator/");
  return update(files, owned, check);
}

process.exitCode = await main().catch((error: Error) => {
  console.error(error.name === "SpecError" || error.name === "SyntaxError" ? error.message : error);
  return 1;
});
