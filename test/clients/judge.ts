import { isDeepStrictEqual } from "node:util";
import type { MockCredentials, ReceivedRequest } from "../../src/testing/index.ts";
import { type Case, type CaseName, cases } from "./cases.ts";
import type { Kind, Wrong } from "./clients.ts";
import type { LineProcess } from "./lines.ts";

/** The mock exchange in its own process. */
export interface Mock {
  readonly url: string;
  readonly credentials: MockCredentials;
}

/**
 * Lets a client make one call, and looks at the ledger.
 *
 * @returns What is wrong with what the call did; `undefined` if it canceled what it should and nothing else.
 */
export async function judge(
  { url, credentials }: Mock,
  client: LineProcess,
  title: CaseName,
  kind: Kind,
  wrong: Wrong | undefined,
): Promise<string | undefined> {
  const { operation, parameters, canceled, kept }: Case = cases[title];
  await control(url, "DELETE", "state");
  const opened: unknown[] = await control(url, "POST", "orders", [...canceled, ...kept]);

  const line = await client.ask(JSON.stringify({ operation, parameters, url, kind, credential: credentials[kind] }));

  const { error }: { error?: string } = JSON.parse(line);
  const open: unknown[] = await control(url, "GET", "orders");
  const [request]: ReceivedRequest[] = (await control<ReceivedRequest[]>(url, "GET", "requests")).slice(-1);
  const cancels = !wrong || wrong.canceled;
  const condition = request?.explanation?.condition;
  const facts = `${error ?? "no error"}; ${JSON.stringify(request)}`;
  if (!isDeepStrictEqual(sorted(open), sorted(opened.slice(cancels ? canceled.length : 0)))) {
    return `${open.length} of ${opened.length} orders are open; ${facts}`;
  }
  if ((error === undefined) !== (wrong === undefined)) return `it should${wrong ? "" : " not"} have failed; ${facts}`;
  return condition === wrong?.condition ? undefined : `it was refused for another reason; ${facts}`;
}

function sorted(orders: readonly unknown[]): readonly string[] {
  return orders.map((order) => JSON.stringify(order)).sort();
}

async function control<T = never>(url: string, method: string, resource: string, body?: unknown): Promise<T> {
  const init = { method, ...(body !== undefined && { body: JSON.stringify(body) }) };
  const answer = await fetch(`${url}/_mock/${resource}`, init);
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as T;
}
