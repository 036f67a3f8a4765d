import type { AskFacts, OperationFacts } from "../../src/facts.ts";
import type { Batch, Look } from "../../src/operation.ts";
import { answersCode } from "./answer-code.ts";
import { readApi } from "./api.ts";
import { dependencyCode } from "./dependency-code.ts";
import { header } from "./header.ts";
import { Imports, pureCall } from "./imports.ts";
import { literal, objectLiteral } from "./literal.ts";
import { readLook } from "./look.ts";
import { parameterCode } from "./parameter-code.ts";
import { readListing } from "./parts.ts";
import type { Spec } from "./spec.ts";
import { sparseStatuses } from "./statuses.ts";
import type { SpecOperation } from "./table.ts";
import { repeatableAs } from "./target.ts";

/**
 * The module with the operation table of an API. What checks and writes values are functions, each imported where the
 * API needs it, so that a bundle has no others.
 */
export function tableModule(spec: Spec, operations: readonly SpecOperation[]): string {
  const imports = new Imports();
  const answers = answersCode(spec, operations, imports);
  const parameters = shareParameters(operations, imports);
  // The specs of lists that nothing cancels are checked, too.
  for (const each of operations) readListing(each, operations);
  const rows = operations.map((each) => {
    const { operation } = each;
    const code: Readonly<Record<string, string>> = {
      parameters: `[${operation.parameters.map((each) => parameters.codeOf(operation, each)).join(", ")}]`,
      dependencies: `[${operation.dependencies.map((each) => dependencyCode(each, imports)).join(", ")}]`,
      ...(operation.batch && { batch: batchCode(operation.batch, operation, imports) }),
    };
    const look = readLook(each, operations);
    const members = Object.entries({ ...clientFacts(operation), ...(look && { look }) }).map(
      ([name, fact]) => [name, code[name] ?? literal(fact, "    ")] as const,
    );
    const isPlain = operation.body === undefined && operation.parameters.every((each) => each.in === "query");
    const places = isPlain ? undefined : imports.use("places", "places");
    const resolve = look && resolverOf(operation, look, imports);
    const createBatch = operation.batch && imports.use("batch-call", "createBatchOperation");
    const answer = answers.answers.get(operation.id);
    const row = [
      ...members,
      ["answer", answer],
      ["places", places],
      ["resolve", resolve],
      ["createBatch", createBatch],
    ] as const;
    return `  ${operation.id}: ${objectLiteral(row, "  ")},\n`;
  });
  const facts = readApi(spec, operations);
  const hasDate = facts.clock !== undefined && facts.clock.operation === undefined;
  const readDate = hasDate ? imports.use("clock-date", "readDate") : undefined;
  const api = Object.entries({ ...facts, statuses: sparseStatuses(facts.statuses) }).map(
    ([name, fact]) => [name, literal(fact, "  ")] as const,
  );
  return `${header(spec.file)}
${imports.code()}import type { Api, Operation, Parameter } from "../../src/operation.ts";

export const api: Api = ${objectLiteral([...api, ["readDate", readDate]])};

${parameters.declarations}${answers.declarations}export const operations = {
${rows.join("")}} satisfies Record<string, Operation>;
`;
}

/** What asks for the orders that an operation cancels. */
function resolverOf({ batch }: OperationFacts, { parts }: Look, imports: Imports): string {
  if (batch) return imports.use("resolve-batch", "resolveBatch");
  return parts ? imports.use("resolve-list", "resolveList") : imports.use("resolve-order", "resolveOrder");
}

/** How the answer of a batch tells of its orders, with what reads them. */
function batchCode(batch: Batch, { asks, lists }: OperationFacts, imports: Imports): string {
  const members = Object.entries(batch).map(([name, fact]) => [name, literal(fact, "      ")] as const);
  const readers = [
    ["asks", asks && asksCode(asks, imports)],
    ["answer", batchAnswerCode(lists, imports)],
  ] as const;
  return objectLiteral([...members, ...readers], "    ");
}

/** What reads the items of a batch's answer. */
function batchAnswerCode(lists: OperationFacts["lists"], imports: Imports): string {
  if (!lists) return imports.use("batch-answers", "listAnswer");
  return pureCall(imports.use("batch-answers", "answerWith"), ...lists.map((each) => literal(each)));
}

/** What reads the parameters that list more than ids. */
function asksCode(asks: Readonly<Record<string, AskFacts>>, imports: Imports): string {
  const members = Object.entries(asks).map(([name, ask]) => {
    const [called, names] = "group" in ask ? ["askGroups", [ask.group]] : ["askObjects", [ask.id, ...ask.others]];
    return [name, pureCall(imports.use("batch-asks", called), ...names.map((each) => literal(each)))] as const;
  });
  return objectLiteral(members, "      ");
}

/** What a client has to know of an operation: less than the mock exchange does. */
function clientFacts(operation: OperationFacts) {
  const { asks: _asks, lists: _lists, target: _target, weight, ...facts } = operation;
  const again = repeatableAs(operation);
  return {
    ...facts,
    weight: Object.fromEntries(weight.filter((each) => each.weight > 0).map((each) => [each.limit, each.weight])),
    ...(again && { again }),
  };
}

/** Parameters that several operations have are declared once. */
function shareParameters(operations: readonly SpecOperation[], imports: Imports) {
  const known = new Map<string, string>();
  const codeOf = ({ body }: OperationFacts, facts: OperationFacts["parameters"][number]) => {
    const code = parameterCode(facts, body, imports);
    const base = `${facts.name.replace(/\W/g, "_")}Parameter`;
    const others = [...known.values()].filter((name) => name.replace(/\d*$/, "") === base).length;
    const name = known.get(code) ?? `${/^\d/.test(base) ? "_" : ""}${base}${others || ""}`;
    known.set(code, name);
    return name;
  };
  for (const { operation } of operations) for (const each of operation.parameters) codeOf(operation, each);
  const declarations = [...known].map(([code, name]) => `const ${name}: Parameter = ${code};\n\n`).join("");
  return { codeOf, declarations };
}
