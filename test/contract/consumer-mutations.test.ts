import { describe, expect, test } from "vitest";
import { type ReadContract, readContract } from "../../src/contract/verify/read-contract.ts";
import { verifyContract } from "../../src/contract/verify/verify.ts";
import { loadParsers } from "../../src/docs/parsers.ts";
import type { SpecFile, SpecNode } from "../../src/docs/spec/node.ts";
import { operationsOf, type SpecOperation } from "../../src/docs/spec/operation.ts";
import { readSpecs } from "../../src/docs/specs.ts";
import { ResponseError } from "../../src/errors.ts";
import { createMockExchange } from "../../src/testing/index.ts";
import { type Consumed, everyOperation } from "./consumer-runs.ts";
import { changesOf, copyOf, lineAt, placeText, type SpecChange, type Use } from "./consumer-spec-changes.ts";

const specs = readSpecs(undefined, await loadParsers());

/** A consumer with what it used, and its contract. */
interface Recorded {
  readonly name: string;
  readonly use: Use;
  readonly contract: ReadContract;
}

interface Collected {
  readonly schemas: Set<string>;
  readonly fields: Set<string>;
  readonly codes: Set<unknown>;
}

describe.each(specs.map((spec) => [spec.api, spec] as const))("contracts with %s", (api, spec) => {
  test("are broken by every change that touches what was used, at its line, and by no other", async () => {
    const consumers: Recorded[] = [];
    for (const each of everyOperation.filter((one) => one.api === api)) {
      consumers.push(await record(spec, each, () => true, false));
      consumers.push(await record(spec, each, (_, index) => index % 3 === 0, true));
    }
    const changes = changesOf(spec);

    const wrong = changes.flatMap((change) => judge(spec, change, consumers));

    expect(wrong).toEqual([]);
    expect(changes.length).toBeGreaterThan(20 * operationsOf(spec).length);
    for (const consumer of consumers) expect(changes.some(({ breaks }) => breaks(consumer.use))).toBe(true);
    // Some thousand comparisons of whole specs, beside everything else that the machine does.
  }, 180_000);
});

/** Lets a consumer call an operation over a socket, read some of the answers, and be refused. */
async function record(
  spec: SpecFile,
  each: Consumed,
  wants: (name: string, index: number) => boolean,
  isRecorded: boolean,
): Promise<Recorded> {
  const operation = operationsOf(spec).find(({ id }) => id === each.operation.id) as SpecOperation;
  const exchange = await createMockExchange();
  const collected: Collected = { schemas: new Set(), fields: new Set(), codes: new Set() };
  const calls: Set<string>[] = [];
  const statuses = new Set<string>();
  const refusals = new Set<number>();
  const { recordReads } = exchange;
  try {
    for (const how of ["fewest", "most", "most"] as const) {
      const parameters = each.parameters(exchange, how);
      for (let again = 0; again < 2; again++) {
        calls.push(new Set(Object.keys(parameters)));
        try {
          const answer = await each.call(exchange, parameters);
          statuses.add("200");
          readSome(schemaOf(operation, "200"), answer, isRecorded ? recordReads(answer) : answer, wants, collected);
        } catch (error) {
          if (!(error instanceof ResponseError)) throw error;
          statuses.add("4XX");
          refusals.add(error.status);
          const seen = isRecorded ? recordReads(error) : error;
          collected.codes.add(seen.exchangeCode);
          const schema = schemaOf(operation, "4XX");
          collected.schemas.add(placeText(schema.path));
          for (const name of isRecorded ? ["code"] : ["code", "msg"]) {
            collected.fields.add(`${placeText(schema.path)} ${name}`);
            collected.schemas.add(placeText(schema.at("properties", name)?.path ?? []));
          }
        }
      }
    }
    const contract = readContract("contract.json", JSON.stringify(exchange.contract()));
    const use = { operation: operation.id, calls, statuses, refusals, ...collected };
    return { name: `${operation.id} ${isRecorded ? "in parts" : "as a whole"}`, use, contract };
  } finally {
    await exchange.close();
  }
}

function schemaOf({ node }: SpecOperation, status: string): SpecNode {
  return node.get("responses")?.get(status)?.at("content", "application/json", "schema") as SpecNode;
}

/** Reads what is wanted of an answer, and says what of the spec that was. */
function readSome(
  place: SpecNode,
  raw: unknown,
  answer: unknown,
  wants: (name: string, index: number) => boolean,
  collected: Collected,
): void {
  const schema = branchOf(place, raw);
  collected.schemas.add(placeText(schema.path));
  if (Array.isArray(raw)) {
    for (const [index, item] of raw.entries()) {
      readSome(schema.get("items") as SpecNode, item, (answer as unknown[])[index], wants, collected);
    }
  } else if (typeof raw === "object" && raw !== null) {
    const names =
      schema
        .get("properties")
        ?.entries()
        .map(([name]) => name) ?? [];
    for (const [name, value] of Object.entries(raw)) {
      const index = names.indexOf(name);
      if (!wants(name, Math.max(0, index))) continue;
      const property = schema.at("properties", name) ?? schema.get("additionalProperties");
      const field = (answer as Record<string, unknown>)[name];
      if (index >= 0) collected.fields.add(`${placeText(schema.path)} ${name}`);
      if (property?.get("x-value")?.text === "error.code") collected.codes.add(value);
      readSome(property as SpecNode, value, field, wants, collected);
    }
  }
}

function branchOf(schema: SpecNode, raw: unknown): SpecNode {
  const branches = schema.get("oneOf")?.items();
  const required = (branch: SpecNode) =>
    branch
      .get("required")
      ?.items()
      .map(({ value }) => String(value)) ?? [];
  return branches?.find((branch) => required(branch).every((name) => name in (raw as object))) ?? schema;
}

/** What is wrong with what is said of a change. */
function judge(spec: SpecFile, change: SpecChange, consumers: readonly Recorded[]): readonly string[] {
  const document = copyOf(spec.document);
  change.apply(document);
  const changed: SpecFile = { ...spec, document };
  const lines = change.places.flatMap((path) => lineAt(spec, document, path) ?? []);
  return consumers.flatMap(({ name, use, contract }): readonly string[] => {
    const { breaks } = verifyContract(contract, [changed]);
    if (!change.breaks(use))
      return breaks.map(({ line, message }) => `${change.name}: ${name} is broken at ${line}: ${message}`);
    if (breaks.some(({ line }) => lines.includes(line))) return [];
    const said = breaks.map(({ line, message }) => `${line}: ${message}`).join("; ");
    return [`${change.name}: ${name} is not broken at ${lines.join(" or ")} but at ${said || "no line"}`];
  });
}
