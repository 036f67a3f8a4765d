import { schemaOfShown, shownValue } from "../compare/example-schema.ts";
import { sharedOf } from "../compare/shared.ts";
import type { Endpoint } from "../page.ts";
import { SpecNode } from "../spec/node.ts";
import type { Remark } from "../write/render.ts";
import type { Home } from "./sibling.ts";

const mostExamples = 5;

/** Describes what an endpoint answers, with the place of what is unknown below `responses`. */
export function describeAnswers(
  endpoint: Endpoint,
  home: Home,
  budgets: readonly string[],
): { readonly responses: Record<string, unknown>; readonly remarks: readonly Remark[] } {
  const { spec, siblings } = home;
  const shown = endpoint.answers.map((example) => ({ node: example.node, example }));
  const { schema, remarks } =
    shown.length > 0
      ? schemaOfShown(shown, sharedOf(spec))
      : { schema: { type: "object" }, remarks: [{ path: [], text: "unknown: the page has no example of the answer" }] };
  const open = Object.keys(schema).length === 0 ? { type: "object" } : schema;
  const examples = endpoint.answers
    .slice(0, mostExamples)
    .map((example, index) => [
      index === 0 ? "documented" : `documented${index + 1}`,
      { summary: "The page's example", value: shownValue(example.node, example) },
    ]);
  const headers = headersFor(home, budgets);
  const success = {
    description: "The answer.",
    ...(Object.keys(headers).length > 0 && { headers }),
    content: {
      "application/json": { schema: open, ...(examples.length > 0 && { examples: Object.fromEntries(examples) }) },
    },
  };
  const place = ["200", "content", "application/json", "schema"];
  return {
    responses: { "200": success, ...errorsOf(siblings[0]?.node.get("responses")) },
    remarks: remarks.map(({ path, text }) => ({ path: [...place, ...path], text })),
  };
}

/** The headers in which the siblings' answers report the same budgets. */
function headersFor({ spec, siblings }: Home, budgets: readonly string[]): Record<string, unknown> {
  const limits = SpecNode.root(spec).get("x-rate-limits");
  const names = budgets.flatMap((budget) => limits?.at(budget, "header")?.text ?? []);
  const found: Record<string, unknown> = {};
  for (const name of names) {
    for (const { node } of siblings) {
      const raw = rawOf(node.get("responses"))["200"] as { headers?: Record<string, unknown> } | undefined;
      found[name] ??= raw?.headers?.[name];
    }
  }
  return Object.fromEntries(Object.entries(found).filter(([, header]) => header !== undefined));
}

function errorsOf(responses: SpecNode | undefined): Record<string, unknown> {
  return Object.fromEntries(Object.entries(rawOf(responses)).filter(([status]) => !/^2/.test(status)));
}

/** A map as it is written, references included. */
function rawOf(node: SpecNode | undefined): Record<string, unknown> {
  return (node?.json as Record<string, unknown> | undefined) ?? {};
}
