import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import ts from "typescript";
import { expect, suite, test } from "vitest";
import { dereference, isObject, type Json, type JsonObject, readSpecs } from "../../scripts/codegen/spec.ts";
import { readOperations } from "../../scripts/codegen/table.ts";

const specs = readSpecs("specs");

interface Example {
  readonly at: string;
  readonly schema: JsonObject;
  readonly value: Json;
}

/** Every example of a document, with the schema that it belongs to. */
function examplesOf(node: Json, at = ""): readonly Example[] {
  if (typeof node !== "object" || node === null) return [];
  const inside = Object.entries(node).flatMap(([key, item]) =>
    key === "example" || key === "examples" ? [] : examplesOf(item, `${at}/${key}`),
  );
  if (!isObject(node)) return inside;
  const schema = isObject(node.schema) ? node.schema : node;
  const named = isObject(node.examples) ? Object.entries(node.examples) : [];
  return [
    ...inside,
    ...(node.example === undefined ? [] : [{ at: `${at}/example`, schema, value: node.example }]),
    ...named.map(([name, each]) => ({
      at: `${at}/examples/${name}`,
      schema,
      value: isObject(each) ? (each.value ?? null) : null,
    })),
  ];
}

suite.each(specs)("the spec of $name", (spec) => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  const examples = examplesOf(dereference(spec));
  const operations = readOperations(spec);

  test.each(examples)("has an example that its schema allows: $at", ({ schema, value }) => {
    const validate = ajv.compile(schema);

    validate(value);

    expect(validate.errors).toBeNull();
  });

  test.each(operations)("has all that a page says of $operation.id", ({ node, operation }) => {
    const { externalDocs } = node;

    expect(node.summary).toEqual(expect.any(String));
    expect(isObject(externalDocs) && externalDocs.url).toMatch(/^https:\/\/\S+$/);
    expect(isObject(externalDocs) && externalDocs.description).toEqual(expect.any(String));
    expect(operation.weight.length).toBeGreaterThan(0);
    expect(operation.target !== undefined || operation.method === "GET").toBe(true);
    expect(examples.some(({ at }) => at.startsWith(`${placeOf(operation)}/responses/${operation.status}/`))).toBe(true);
  });

  function placeOf({ path, method }: { readonly path: string; readonly method: string }): string {
    return `/paths/${path}/${method.toLowerCase()}`;
  }
});

/** Where code, rather than a comment, says something like `pattern`, as file:line. */
function mentions(file: string, pattern: RegExp): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    let leaf = true;
    ts.forEachChild(node, (child) => {
      leaf = false;
      visit(child);
    });
    if (!leaf || !pattern.test(node.getText(source))) return;
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    found.push(`${file}:${line + 1}: ${node.getText(source)}`);
  };
  visit(source);
  return found;
}

suite("an exchange", () => {
  const files = ["src", "scripts/codegen"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const exchanges = new Set(specs.map(({ root }) => String(root["x-exchange"])));
  const pattern = new RegExp([...exchanges].join("|"), "i");

  test("is found where code names it, not where a comment does", () => {
    const entry = "generated/bitopro/index.ts";

    expect(mentions(entry, pattern)).toContain(`${entry}:4: "../../src/exchanges/bitopro.ts"`);
    expect(mentions(entry, pattern).join()).not.toContain(`${entry}:1:`);
  });

  test("is named in code by nothing outside a folder `exchanges`", () => {
    const outside = files.filter((file) => !file.split(/[/\\]/).includes("exchanges"));

    expect(outside.flatMap((file) => mentions(file, pattern))).toEqual([]);
  });
});
