import type { CheckedPage } from "../check.ts";
import { drawFor } from "../compare/budget.ts";
import { titleText } from "../compare/endpoint.ts";
import { dependency, rulesOf } from "../compare/rules.ts";
import { type Match, siblingOf } from "../match.ts";
import type { Endpoint } from "../page.ts";
import { operationsOf } from "../spec/operation.ts";
import type { Remark } from "../write/render.ts";
import { describeAnswers } from "./answer.ts";
import { nameOperation } from "./operation-id.ts";
import { describeParameters } from "./parameters.ts";
import { accessOf, securityFor } from "./security.ts";
import { type Home, withVersion } from "./sibling.ts";

/** An operation that was made from a page. */
export interface Built {
  readonly id: string;
  readonly path: string;
  readonly method: string;
  readonly operation: Readonly<Record<string, unknown>>;
  /** What the page does not tell, by its place in the operation. */
  readonly remarks: readonly Remark[];
  /** Budgets that the spec lacks, by name. */
  readonly budgets: Readonly<Record<string, unknown>>;
}

/** Describes an endpoint as its siblings in a spec are described; what the page does not tell is a remark. */
export function buildOperation(match: Match, checked: CheckedPage, home: Home): Built {
  const { endpoint } = match;
  const { page, fetchedFrom } = checked;
  const { spec, siblings } = home;
  const other = siblingOf(endpoint, page);
  const english = [endpoint, other].find((one) => one?.half === "en");
  const title = english?.title && titleText(english.title.value);
  const path = withVersion(match.path.value, siblings);
  const unknown: string[] = [];
  const access = accessOf(endpoint, spec);
  const security = securityFor(access, spec);
  const taken = describeParameters(endpoint, path, home, access === "signed");
  unknown.push(...taken.unknown);
  const names = namesOf(taken);
  const mandatory = new Set(endpoint.parameters.filter((row) => row.mandatory?.value).map(({ name }) => name));
  const rules = describeRules(endpoint, other, names, mandatory, unknown);
  const { costs } = endpoint.costs.length > 0 ? endpoint : (other ?? endpoint);
  const draws = costs.flatMap((cost) => {
    const draw = drawFor(spec, path, cost);
    if (!draw) unknown.push(`which budget of the spec has the scope ${cost.scope}`);
    return draw ?? [];
  });
  if (costs.length === 0)
    unknown.push(`the weight: line ${endpoint.costsLine} of the page does not say it in one number`);
  const answers = describeAnswers(
    endpoint,
    home,
    draws.map(({ limit }) => limit),
  );
  const url = page.address?.value ?? fetchedFrom;
  const plain = title?.replace(/\s*\([A-Z_ ]+\)$/, "");
  if (!url) unknown.push("the address of the page, for `externalDocs`");
  if (!title) unknown.push("the English title");
  unknown.push("which orders the call is about, for `x-target`");
  const id = nameOperation(title, endpoint.method, path, new Set(operationsOf(spec).map((one) => one.id)));
  const codes = [
    ...new Set([endpoint, ...(other ? [other] : [])].flatMap((one) => one.codes.map(({ value }) => value))),
  ];
  const like = siblings.find(({ node }) => (node.get("security")?.items().length === 0) === (access === "none"));
  const operation = {
    operationId: id,
    tags: tagsOf(like ?? siblings[0]),
    summary: title ?? (endpoint.title ? titleText(endpoint.title.value) : `${endpoint.method} ${path}`),
    ...(url && {
      externalDocs: {
        description: plain ?? path,
        url,
        ...(page.updatedAt && { "x-updated-at": page.updatedAt.value }),
      },
    }),
    ...(taken.needed.length > 0 && { "x-acknowledged": acknowledged(taken.needed, endpoint, other) }),
    ...(security && { security }),
    ...(rules.length > 0 && { "x-dependencies": rules }),
    ...(draws.length > 0 && { "x-weight": draws.map(({ limit, weight }) => ({ limit, weight })) }),
    ...(codes.length > 0 && { "x-error-codes": codes }),
    ...(taken.parameters.length > 0 && { parameters: taken.parameters }),
    ...(taken.requestBody && { requestBody: taken.requestBody }),
    responses: answers.responses,
  };
  return {
    id,
    path,
    method: endpoint.method.toLowerCase(),
    operation,
    remarks: [
      ...unknown.map((text) => ({ path: ["operationId"], text: `unknown: ${text}` })),
      ...answers.remarks.map(({ path: place, text }) => ({ path: ["responses", ...place], text })),
    ],
    budgets: Object.fromEntries(draws.flatMap(({ limit, added }) => (added ? [[limit, added]] : []))),
  };
}

/** The rules of both halves: where one leaves it open, the other one decides. */
function describeRules(
  endpoint: Endpoint,
  other: Endpoint | undefined,
  names: ReadonlySet<string>,
  mandatory: ReadonlySet<string>,
  unknown: string[],
): readonly string[] {
  const rules = new Map(rulesOf(endpoint));
  for (const [key, rule] of other ? rulesOf(other) : []) {
    const before = rules.get(key);
    if (!before || before.meaning === "either") rules.set(key, rule);
  }
  const found: string[] = [];
  for (const rule of rules.values()) {
    const stray = rule.names.find((name) => !names.has(name));
    const text = stray === undefined ? dependency(rule) : undefined;
    if (text) {
      found.push(text);
      if (rule.meaning === "either")
        unknown.push(
          `whether ${rule.names.join(" and ")} may be sent together: line ${rule.line} of the page leaves it open`,
        );
    } else if (stray !== undefined)
      unknown.push(`line ${rule.line} of the page has a rule about ${stray}, which is no parameter`);
    else if (!rule.names.every((name) => mandatory.has(name)))
      unknown.push(`line ${rule.line} of the page wants all of ${rule.names.join(", ")}`);
  }
  for (const { line, message } of endpoint.notes) {
    if (/^a rule under a condition/.test(message))
      unknown.push(`line ${line} of the page has a rule under a condition`);
  }
  return found;
}

function namesOf({ parameters, requestBody }: ReturnType<typeof describeParameters>): ReadonlySet<string> {
  const media = requestBody?.content as Record<string, { schema: { properties?: object } }> | undefined;
  const fields = Object.values(media ?? {}).flatMap(({ schema }) => Object.keys(schema.properties ?? {}));
  const listed = parameters.flatMap(({ name, $ref }) => String(name ?? String($ref).split("/").at(-1)));
  return new Set([...listed, ...fields]);
}

function acknowledged(names: readonly string[], endpoint: Endpoint, other: Endpoint | undefined): readonly object[] {
  const halves = [endpoint, ...(other ? [other] : [])];
  return names.flatMap((name) =>
    halves
      .filter(({ parameters }) => !parameters.some((row) => row.name === name))
      .map(({ half }) => ({
        kind: "parameter-removed",
        half,
        says: "no such parameter",
        because: `Signing needs ${name}.`,
      })),
  );
}

function tagsOf(sibling: Home["siblings"][number] | undefined): readonly string[] {
  return (
    sibling?.node
      .get("tags")
      ?.items()
      .flatMap(({ text }) => text ?? []) ?? []
  );
}
