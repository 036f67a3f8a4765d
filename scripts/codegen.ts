import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { batchNotes } from "./codegen/batch-notes.ts";
import { budgetsModule } from "./codegen/budgets.ts";
import { classesModule } from "./codegen/classes.ts";
import { documentModule, documentsModule } from "./codegen/document.ts";
import { entryModule, packageExports } from "./codegen/entry.ts";
import { errorNotes } from "./codegen/error-codes.ts";
import { type Files, update } from "./codegen/files.ts";
import { classesFolder, generateClasses, validateSpecs } from "./codegen/generator.ts";
import { findGenerator } from "./codegen/generator-jar.ts";
import { mockNotes } from "./codegen/mock-notes.ts";
import { readMockSpecs, readSpecs, type Spec } from "./codegen/spec.ts";
import { readOperations } from "./codegen/table.ts";
import { tableModule } from "./codegen/table-code.ts";
import { targetNotes } from "./codegen/target.ts";
import { mockTypesModule, typesModule } from "./codegen/types.ts";

const { values: options } = parseArgs({
  options: {
    /** Writes nothing; fails with the difference. */
    check: { type: "boolean", default: false },
    /** Fails when the part that needs Java has to be skipped. */
    strict: { type: "boolean", default: false },
    /** Leaves out the part that needs Java. */
    "no-openapi-generator": { type: "boolean", default: false },
  },
});

const readme = `# Generated

Everything here is written by \`npm run codegen\` from \`specs/\` and must not be edited: change a spec and run it again.
\`npm run codegen:check\` fails when this folder is stale. \`openapi-generator/\` is openapi-generator's own output, for which
Java is needed.
`;

async function main(): Promise<number> {
  const specs = readSpecs("specs");
  const apis = specs.map((spec) => ({ spec, operations: readOperations(spec) }));
  for (const note of apis.flatMap(({ operations }) => [...targetNotes(operations), ...batchNotes(operations)])) {
    console.log(note);
  }
  for (const note of apis.flatMap(({ spec, operations }) => [...errorNotes(spec), ...mockNotes(spec, operations)])) {
    console.log(note);
  }
  const files: Files = new Map([["generated/README.md", readme]]);
  for (const { spec, operations } of apis) {
    const folder = `generated/${spec.name}`;
    files.set(`${folder}/types.ts`, await typesModule(spec, operations));
    files.set(`${folder}/operations.ts`, tableModule(spec, operations));
    files.set(`${folder}/document.ts`, documentModule(spec, operations));
    files.set(`${folder}/index.ts`, entryModule(spec, operations));
  }
  files.set("generated/documents.ts", documentsModule(specs));
  files.set("generated/budgets.ts", budgetsModule(apis));
  for (const spec of readMockSpecs("specs")) {
    files.set(`generated/${spec.name}/types.ts`, await mockTypesModule(spec));
  }

  const { classes, missing } = await classesOf(specs);
  for (const [path, content] of classes ?? []) files.set(path, content);
  const hasClasses = (name: string) => {
    const index = `${classesFolder(name)}/index.ts`;
    return classes ? classes.has(index) : existsSync(index);
  };
  for (const { spec, operations } of apis) {
    if (hasClasses(spec.name)) files.set(`generated/${spec.name}/classes.ts`, classesModule(spec, operations));
  }
  const manifest = JSON.parse(readFileSync("package.json", "utf8"));
  manifest.exports = packageExports(specs, hasClasses);
  files.set("package.json", `${JSON.stringify(manifest, null, 2)}\n`);

  const owned = (path: string) => classes !== undefined || !path.startsWith(classesFolder(""));
  const status = update(files, owned, options.check);
  if (missing === undefined) return status;
  const names = specs.map(({ name }) => name).join(", ");
  console.log(`${missing}\nskipped for that: openapi-generator's validation of the specs, and its classes of ${names}`);
  return options.strict ? 1 : status;
}

/** openapi-generator's classes of specs that it accepts, or what it lacks. */
async function classesOf(specs: readonly Spec[]): Promise<{ readonly classes?: Files; readonly missing?: string }> {
  if (options["no-openapi-generator"]) return {};
  const generator = await findGenerator();
  if ("missing" in generator) return generator;
  await validateSpecs(generator.jar, specs);
  return { classes: await generateClasses(generator.jar, specs) };
}

const expected = ["SpecError", "SyntaxError", "GeneratorError"];

process.exitCode = await main().catch((error: Error) => {
  console.error(expected.includes(error.name) ? error.message : error);
  return 1;
});
