import { expect, suite, test } from "vitest";
import { batchNotes } from "../../scripts/codegen/batch-notes.ts";
import { readSpecs } from "../../scripts/codegen/spec.ts";
import { readOperations, type SpecOperation } from "../../scripts/codegen/table.ts";

const operations = readSpecs("test/fixtures/batches").flatMap((spec) => readOperations(spec));
const notesOf = (id: string, change = (each: SpecOperation) => each) =>
  batchNotes(operations.filter(({ operation }) => operation.id === id).map(change));

/** The same operation, of whose lists it is not documented how long they may be. */
function withoutMaxItems(each: SpecOperation): SpecOperation {
  const parameters = each.operation.parameters.map((parameter) => {
    if (parameter.value.type !== "list") return parameter;
    const { maxItems: _maxItems, ...value } = parameter.value;
    return { ...parameter, value };
  });
  return { ...each, operation: { ...each.operation, parameters } };
}

suite("notes on a list of ids without `maxItems`", () => {
  test("say that `cancelMany` sends all in one request", () => {
    expect(notesOf("cancelNamed")).toEqual([]);
    expect(notesOf("cancelNamed", withoutMaxItems)).toEqual([
      expect.stringMatching(
        /yaml:\d+: cancelNamed has no `maxItems` for `ids`: `cancelMany` sends all .* in one request$/,
      ),
    ]);
  });

  test("stand with what else is to be said of the list", () => {
    expect(notesOf("cancelPlain")).toEqual([
      expect.stringMatching(
        /cancelPlain has an answer that names no order by `names`.*; it has no `maxItems` for `names`/,
      ),
    ]);
  });
});
