import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, suite, test } from "vitest";
import { readSpecs } from "../../scripts/codegen/spec.ts";
import { readOperations } from "../../scripts/codegen/table.ts";

type Paths = Readonly<Record<string, Readonly<Record<string, object>>>>;

const free = { type: "string" };
const id = { type: "string", format: "int64" };

/** What codegen says of operations by path and method, each with the schemas of its path parameters. */
function refusal(paths: Paths): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), "cancelkit-paths-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [head = "", rest = ""] = readFileSync("test/fixtures/unnamed/fixture-unnamed.yaml", "utf8").split("\npaths:\n");
  const lines = Object.entries(paths).flatMap(([path, schemas], index) => {
    const [, method = "", template = ""] = /^(\w+) (.*)$/.exec(path) ?? [];
    const parameters = Object.entries(schemas).map(([name, schema]) => ({ name, in: "path", required: true, schema }));
    return [
      `  ${template}:`,
      `    ${method.toLowerCase()}:`,
      `      operationId: call${index}`,
      `      parameters: ${JSON.stringify(parameters)}`,
      `      responses: { "200": { $ref: "#/components/responses/Done" } }`,
    ];
  });
  const text = `${head}\npaths:\n${lines.join("\n")}\n${rest.slice(rest.indexOf("components:\n"))}`;
  writeFileSync(join(folder, "paths.yaml"), text);
  try {
    for (const spec of readSpecs(folder)) readOperations(spec);
    return undefined;
  } catch (error) {
    const [, line, message] = /paths\.yaml:(\d+): (.*)$/s.exec((error as Error).message) ?? [];
    // The method in its path, of which the message tells first.
    const [, method = "", template = ""] = /^`(\w+) (.*?)`/.exec(message ?? "") ?? [];
    expect(text.split("\n").slice(Number(line) - 2, Number(line))).toEqual([
      `  ${template}:`,
      `    ${method.toLowerCase()}:`,
    ]);
    return message;
  }
}

suite("a path parameter", () => {
  test.each<[what: string, paths: Paths, wanted: string]>([
    [
      "of free text",
      { "DELETE /str/{id}": { id: free }, "DELETE /str/all": {} },
      "`DELETE /str/{id}` becomes `DELETE /str/all` where `{id}` is `all`: give a parameter a `pattern`",
    ],
    [
      "whose path comes last",
      { "DELETE /str/all": {}, "DELETE /str/{id}": { id: free } },
      "`DELETE /str/{id}` becomes `DELETE /str/all` where `{id}` is `all`",
    ],
    [
      "whose pattern takes the word",
      { "GET /o/{id}": { id: { ...free, pattern: "^[a-z]+$" } }, "GET /o/open": {} },
      "where `{id}` is `open`",
    ],
    [
      "whose enum has the word",
      { "PUT /o/{side}": { side: { ...free, enum: ["buy", "all"] } }, "PUT /o/all": {} },
      "where `{side}` is `all`",
    ],
    ["that is an id, beside a number", { "GET /o/{id}": { id }, "GET /o/0": {} }, "where `{id}` is `0`"],
    [
      "beside others that match too",
      { "DELETE /{pair}/o/{id}": { pair: free, id: free }, "DELETE /{market}/o/all": { market: free } },
      "`DELETE /{pair}/o/{id}` becomes `DELETE /{market}/o/all` where `{id}` is `all`",
    ],
    [
      "one of several",
      { "DELETE /o/{a}/{b}": { a: free, b: free }, "DELETE /o/all/now": {} },
      "where `{a}` is `all` and `{b}` is `now`",
    ],
    [
      "of either of two paths",
      { "DELETE /o/{id}/all": { id: free }, "DELETE /o/all/{pair}": { pair: free } },
      "`DELETE /o/{id}/all` becomes `DELETE /o/all/{pair}` where `{id}` is `all`",
    ],
    ["with text around it", { "GET /o/v{id}.json": { id: free }, "GET /o/vall.json": {} }, "where `{id}.json`"],
    [
      "that has others in its segment",
      { "GET /o/{base}_{quote}": { base: free, quote: free }, "GET /o/all_of_it": {} },
      "where `{base}_{quote}` is `all_of_it`",
    ],
    [
      "that is a list",
      { "GET /o/{ids}": { ids: { type: "array", items: free } }, "GET /o/all": {} },
      "where `{ids}` is `all`",
    ],
  ])("%s is refused where it can be a word of another path", (_what, paths, wanted) => {
    const found = refusal(paths);

    expect(found?.replace("`v{id}.json`", "`{id}.json`")).toContain(wanted);
  });

  test.each<[what: string, paths: Paths]>([
    ["an id", { "DELETE /o/{id}": { id }, "DELETE /o/all": {} }],
    ["a number", { "GET /o/{n}": { n: { type: "integer" } }, "GET /o/all": {} }],
    ["a decimal", { "GET /o/{n}": { n: { ...free, format: "decimal" } }, "GET /o/all": {} }],
    ["a list of ids", { "GET /o/{ids}": { ids: { type: "array", items: id } }, "GET /o/all": {} }],
    ["a pattern", { "DELETE /o/{p}": { p: { ...free, pattern: "^[A-Z0-9]+_[A-Z0-9]+$" } }, "DELETE /o/all": {} }],
    ["an enum", { "DELETE /o/{p}": { p: { ...free, enum: ["a", "b"] } }, "DELETE /o/all": {} }],
    ["its length", { "DELETE /o/{p}": { p: { ...free, minLength: 4 } }, "DELETE /o/all": {} }],
    ["a rule of one of two", { "DELETE /o/{a}/{b}": { a: free, b: id }, "DELETE /o/all/now": {} }],
    ["a rule of the other path's", { "DELETE /o/{a}/all": { a: free }, "DELETE /o/all/{b}": { b: id } }],
    ["rules of all in its segment", { "GET /o/{a}_{b}": { a: id, b: free }, "GET /o/all_of_it": {} }],
    ["the text around it", { "GET /o/v{a}": { a: free }, "GET /o/all": {} }],
    ["that a word is left for it", { "GET /o/all{a}": { a: free }, "GET /o/all": {} }],
    ["another method", { "DELETE /o/{a}": { a: free }, "GET /o/all": {} }],
    ["another length", { "DELETE /o/{a}": { a: free }, "DELETE /o/all/now": {}, "DELETE /o": {} }],
    ["another segment", { "DELETE /o/{a}/x": { a: free }, "DELETE /o/all/y": {} }],
  ])("is taken where %s excludes that", (_what, paths) => {
    expect(refusal(paths)).toBeUndefined();
  });

  test("of the documented APIs is never a word of another path", () => {
    for (const spec of readSpecs("specs")) expect(() => readOperations(spec)).not.toThrow();
  });
});
