import { type SpecFile, SpecNode } from "../../docs/spec/node.ts";
import { operationsOf, type SpecOperation } from "../../docs/spec/operation.ts";
import { fitsPath } from "../record/path.ts";
import { checkAnswer } from "./check-answer.ts";
import { checkRequest } from "./check-request.ts";
import { ContractError } from "./contract-error.ts";
import { type Finding, Findings, type Say } from "./finding.ts";
import type { ReadContract, ReadInteraction } from "./read-contract.ts";

/** What became of a contract. */
export interface Verification {
  readonly consumer: string;
  readonly provider: string;
  /** The spec that it was checked against. */
  readonly spec: string;
  readonly interactions: number;
  /** What breaks the consumer. */
  readonly breaks: readonly Finding[];
  /** What does not break it, but may be of interest. */
  readonly changes: readonly Finding[];
  /** What could not be checked, and why. */
  readonly notes: readonly string[];
}

/**
 * Checks a contract against the specs.
 *
 * @throws {ContractError} There is no spec for it.
 */
export function verifyContract(contract: ReadContract, specs: readonly SpecFile[]): Verification {
  const spec = specFor(contract, specs);
  const breaks = new Findings();
  const changes = new Findings();
  const notes = [...contract.notes];
  for (const interaction of contract.interactions) {
    const { description, notes: own, matchers } = interaction;
    const operation = operationFor(spec, interaction);
    const name = operation ? `${spec.api}/${operation.id}` : spec.api;
    const fail: Say = (node, message) => breaks.add(node, name, message, description);
    const note: Say = (node, message) => changes.add(node, name, message, description);
    if (matchers.unknown.length > 0) {
      notes.push(`${description}: taken as "type", since they are not known: matchers ${matchers.unknown.join(", ")}`);
    }
    if (!operation) {
      failGone(spec, interaction, fail);
      continue;
    }
    if (!own?.isMalformed) {
      for (const request of interaction.requests) checkRequest(operation, request, own !== undefined, fail, note);
    }
    checkAnswer(operation, interaction, fail, note);
  }
  return {
    consumer: contract.consumer,
    provider: contract.provider,
    spec: spec.file,
    interactions: contract.interactions.length,
    breaks: breaks.list(),
    changes: changes.list(),
    notes,
  };
}

/** The provider's spec; under another name the one that knows most of the requests. */
function specFor({ provider, interactions }: ReadContract, specs: readonly SpecFile[]): SpecFile {
  const named = specs.find(({ api }) => api === provider);
  if (named) return named;
  const known = specs.map((spec) => ({ spec, count: interactions.filter((each) => operationFor(spec, each)).length }));
  const [best] = known.toSorted((a, b) => b.count - a.count);
  if (best && best.count > 0) return best.spec;
  const apis = specs.map(({ api }) => api).join(", ");
  throw new ContractError(`there is no spec for the provider ${JSON.stringify(provider)}: there are ${apis}`);
}

/** The operation that a request is for: by what goes over the wire, since names are no business of the consumer. */
function operationFor(spec: SpecFile, interaction: ReadInteraction): SpecOperation | undefined {
  const { requests, notes } = interaction;
  const fitting = operationsAt(spec, interaction).filter(({ method }) => method === requests[0].method);
  const [literal] = fitting.toSorted((a, b) => count(a.path) - count(b.path));
  return (
    fitting.find(({ id, path }) => id === notes?.operation && count(path) === count(literal?.path ?? "")) ?? literal
  );
}

/** The operations at the path of a request; a path of its own is no value of another's parameter. */
function operationsAt(spec: SpecFile, { requests: [request], notes }: ReadInteraction): readonly SpecOperation[] {
  return operationsOf(spec).filter(
    ({ path }) => fitsPath(path, request.path) && !(notes?.isLiteral && count(path) > 0),
  );
}

function count(path: string): number {
  return path.split("{").length - 1;
}

/** Says what became of an operation: it has another path or method, or it is nowhere. */
function failGone(spec: SpecFile, interaction: ReadInteraction, fail: Say): void {
  const [{ method, path }] = interaction.requests;
  const same = operationsOf(spec).find(({ id }) => id === interaction.notes?.operation);
  const others = operationsAt(spec, interaction);
  const root = SpecNode.root(spec);
  const paths = root.get("paths") ?? root;
  const placeOf = (at: SpecOperation) => paths.get(at.path) ?? paths;
  if (same) {
    const node = others.includes(same) ? same.node : placeOf(same);
    fail(node, `${method} ${path} is now ${same.method} ${same.path}`);
  } else if (others[0]) {
    const methods = others.map((each) => each.method).join(", ");
    fail(placeOf(others[0]), `${method} ${path} is not documented: the path takes ${methods}`);
  } else fail(paths, `${method} ${path} is not documented`);
}
