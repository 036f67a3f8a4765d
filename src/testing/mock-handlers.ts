import { documents } from "../../generated/documents.ts";
import { checkOptions, handlersRules } from "./check-options.ts";
import { isControl } from "./control.ts";
import type { Core } from "./core.ts";
import { giveResponse, toResponse } from "./faults/response.ts";
import { largestBody, refuseBody } from "./largest-body.ts";
import { assemble, type MockOptions, type MockState } from "./mock-state.ts";
import { type RawRequest, refuse } from "./request.ts";
import { respellings } from "./respellings.ts";
import { readServerPaths, withoutServerPath } from "./server-paths.ts";

/** Options of `createMockHandlers`. */
export interface MockHandlersOptions extends MockOptions {
  /** Where the exchange is served beside the exchanges' own hosts, `https://exchange.test` by default. */
  readonly url?: string | undefined;
}

// biome-ignore lint/suspicious/noTsIgnore: an error where msw is missing, and none where it is there.
/** @ts-ignore users of the server alone do not have msw, and may check the types of libraries. */
type RequestHandler = import("msw").RequestHandler;

/** What `createMockHandlers` makes. */
export interface MockHandlers {
  /** For `setupServer` of `msw/node`. */
  readonly handlers: readonly RequestHandler[] & RequestHandler[];
  /** The exchange behind them, with the URL that serves every API. */
  readonly exchange: MockState & { readonly url: string };
}

/**
 * Makes request handlers for msw that answer as `createMockExchange` does, on the exchanges' own hosts and on one URL
 * that serves every API. It needs the package msw. A host whose documented URL has a path serves what is below it, and
 * answers 404 to the rest.
 *
 * msw respells some characters of a URL (`'` as `%27`), so signatures pass over either spelling.
 *
 * @throws {OrderError} An order of the seed is not as documented.
 * @throws {OptionError} Another option is not as documented, or there is no such option.
 */
export async function createMockHandlers(options: MockHandlersOptions = {}): Promise<MockHandlers> {
  checkOptions(options, handlersRules);
  const { url = "https://exchange.test" } = options;
  const { http } = await load();
  const { core, control, state } = assemble(options);
  const hosts = documents.flatMap(({ document }) => document.servers?.map((server) => server.url) ?? []);
  const servers = readServerPaths([new URL(url).origin, ...hosts]);
  const handlers = [...servers].map(([origin, paths]) =>
    http.all(new RegExp(`^${origin.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}/`), async ({ request }) => {
      const raw = await readRequest(request, paths);
      if (!raw) return toResponse(refuse(404, "NOT_FOUND", `The servers here are at ${paths.join(" and ")}.`));
      if (raw.body.length > largestBody) return toResponse(refuseBody());
      return isControl(raw) ? toResponse(control(raw)) : answer(raw, core, state.clock.now);
    }),
  );
  const exchange = Object.defineProperties(
    { url: new URL(url).origin } as MockHandlers["exchange"],
    Object.getOwnPropertyDescriptors(state),
  );
  return { handlers, exchange };
}

/** A request as the documents know it; nothing where it is for no server. */
async function readRequest(request: Request, paths: readonly string[]): Promise<RawRequest | undefined> {
  const { pathname, search } = new URL(request.url);
  const sent = `${pathname}${search}`;
  const target = withoutServerPath(sent, paths) ?? (pathname.startsWith("/_mock/") ? sent : undefined);
  if (target === undefined) return undefined;
  return {
    method: request.method,
    target,
    otherTargets: respellings(target),
    headers: Object.fromEntries(request.headers),
    body: Buffer.from(await request.arrayBuffer()),
  };
}

function answer(request: RawRequest, core: Core, now: () => number): Response | Promise<Response> {
  const fault = core.drawFault(request);
  return fault ? giveResponse(fault, () => core.handle(request, fault), now) : toResponse(core.handle(request));
}

async function load(): Promise<typeof import("msw")> {
  try {
    return await import("msw");
  } catch (cause) {
    throw new Error("createMockHandlers needs the package msw: npm install --save-dev msw", { cause });
  }
}
