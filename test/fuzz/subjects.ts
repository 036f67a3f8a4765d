import { createApiClient } from "../../src/client.ts";
import { ParameterError } from "../../src/errors.ts";
import type { Exchange } from "../../src/exchange.ts";
import type { OperationFacts } from "../../src/facts.ts";
import { createCore } from "../../src/testing/core.ts";
import type { ApiDocument } from "../../src/testing/document.ts";
import { createCredentials } from "../../src/testing/exchanges/credentials.ts";
import type { Answer, RawRequest } from "../../src/testing/request.ts";
import type { ApiUnderTest } from "./apis.ts";

/** A client of one API with one kind of key, and where its requests end. */
export interface Subject {
  readonly api: string;
  readonly kind: string;
  readonly document: ApiDocument;
  readonly operations: readonly OperationFacts[];
  /** Options of the client that stand for parameters. */
  readonly meantByClient: ReadonlyMap<string, unknown>;
  readonly readCode: (body: unknown) => unknown;
  readonly client: Readonly<Record<string, (...given: readonly unknown[]) => Promise<unknown>>>;
  readonly request: (method: string, path: string, init: unknown) => Promise<unknown>;
  /** What was sent since it was asked last. */
  takeSent(): readonly Sent[];
}

/** A request that reached the mock exchange. */
export interface Sent {
  readonly url: string;
  readonly request: RawRequest;
  readonly answer: Answer;
}

/** Every API with every kind of key that its exchange takes; options for parameters with and without. */
export async function createSubjects(apis: readonly ApiUnderTest[], clock: () => number): Promise<readonly Subject[]> {
  const credentials = createCredentials();
  const documents = apis.map(({ facts, ...api }) => ({ ...api, operations: facts }));
  const core = createCore(documents, Object.values(credentials), clock);
  const subjects: Subject[] = [];
  for (const { name, document, facts, table } of apis) {
    const exchangeName = String((document as { "x-exchange"?: unknown })["x-exchange"]);
    const { exchange } = (await import(`../../src/exchanges/${exchangeName}.ts`)) as { exchange: Exchange<unknown> };
    const names = [...new Set(Object.values(facts).flatMap(optionNames))];
    for (const [kind, credential] of Object.entries(credentials)) {
      for (const meantByClient of [new Map<string, unknown>(), new Map(names.map((each) => [each, 4000]))]) {
        const sent: Sent[] = [];
        // What the client uses of the standard's function, without the cost of its objects.
        const fetch = async (url: string, init: { method: string; headers: Record<string, string>; body?: string }) => {
          const target = url.slice(new URL(url).origin.length);
          const request = { method: init.method, target, headers: init.headers, body: Buffer.from(init.body ?? "") };
          const answer = core.handle(request);
          sent.push({ url, request, answer });
          return { ...answer, headers: Object.entries(answer.headers), text: async () => answer.body };
        };
        const options = {
          ...credential,
          ...Object.fromEntries(meantByClient),
          clock,
          fetch,
          rateLimit: false,
          maxRetries: 0,
        };
        const client = create({ ...table, exchange }, options);
        if (!client) continue;
        const { client: openapi, ...named } = client as unknown as {
          client: { request: Subject["request"] };
        } & Subject["client"];
        subjects.push({
          api: name,
          kind,
          document,
          operations: Object.values(facts),
          meantByClient,
          readCode: (body) => exchange.readError(body).code,
          client: named,
          request: openapi.request,
          takeSent: () => sent.splice(0),
        });
      }
    }
  }
  return subjects;
}

function create(definition: Parameters<typeof createApiClient>[0], options: object): object | undefined {
  try {
    return createApiClient(definition, options as never);
  } catch (error) {
    // Credentials of another exchange.
    if (error instanceof ParameterError) return undefined;
    throw error;
  }
}

function optionNames({ parameters }: OperationFacts): readonly string[] {
  return parameters.filter(({ option }) => option).map(({ name }) => name);
}
