import { type Clock, createClock } from "../clock.ts";
import { visible } from "../docs/output/visible.ts";
import { TransportError } from "../errors.ts";
import { createNodeTransport } from "../node-transport.ts";
import { readClientOptions } from "../read-options.ts";
import { redact } from "../redact.ts";
import { CallResponse } from "../response.ts";
import type { Signer } from "../sign.ts";
import { sleep } from "../wait.ts";
import type { Send, WireRequest, WireResponse } from "../wire.ts";
import { assertHarmless } from "./harmless.ts";
import { judge, type Stop, type Verdict } from "./judge.ts";
import type { Plan } from "./plan.ts";
import type { Probe } from "./probe.ts";
import type { ProbedApi } from "./probed-api.ts";

/** Of what an exchange says, in characters. */
const longestText = 300;

export interface RunOptions {
  /** https, or http to this machine. */
  readonly baseUrl: string;
  /** By the names that the exchange's module gives them. */
  readonly credentials: Readonly<Record<string, string>>;
  /** Between the end of one request and the next, in milliseconds; longer where the documented limits ask for it. */
  readonly delayMs: number;
  /** How long one answer may take, in milliseconds. */
  readonly timeoutMs: number;
  /** Told after each probe that was sent. */
  readonly tell?: (probe: Probe, verdict: Verdict, number: number) => void;
}

/** What came of a run. */
export interface Outcome {
  /** One for each probe of the plan. */
  readonly verdicts: readonly Verdict[];
  /** Why it ended before its time. */
  readonly stop: Stop | undefined;
}

/**
 * Where requests will go.
 *
 * @throws {ParameterError} It is no URL that credentials may be sent to (`OPTION_INVALID`).
 */
export function readBase({ api }: ProbedApi, baseUrl: string): URL {
  return readClientOptions({ baseUrl }, api.server, { api: api.name });
}

/**
 * Sends the probes of a plan, one after the other and each once, until one says that there is no going on.
 *
 * @throws {ParameterError} A credential or the base URL is not valid (`OPTION_INVALID`). Nothing was sent.
 */
export async function runProbes(plan: Plan, options: RunOptions): Promise<Outcome> {
  const { api, probes } = plan;
  const { exchange } = api;
  const transport = createNodeTransport(api.api.name, readBase(api, options.baseUrl), undefined);
  const signer = exchange.createSigner(options.credentials as never, { api: api.api.name });
  const clock = createClock(Date.now);
  const pauseMs = pauseOf(plan, options.delayMs);
  const verdicts: Verdict[] = [];
  let stop: Stop | undefined;
  try {
    for (const [index, probe] of probes.entries()) {
      if (stop) {
        verdicts.push({ state: "not reached", came: "" });
        continue;
      }
      if (index > 0) await sleep(pauseMs, undefined);
      const verdict = await send(probe, plan, signer, clock, transport.send, options.timeoutMs);
      ({ stop } = verdict);
      verdicts.push(verdict);
      options.tell?.(probe, verdict, index + 1);
    }
  } finally {
    transport.close();
  }
  return { verdicts, stop };
}

async function send(
  probe: Probe,
  { madeUp }: Plan,
  signer: Signer,
  clock: Clock,
  deliver: Send,
  timeoutMs: number,
): Promise<Verdict> {
  const { operation, place } = probe.subject.compiled;
  assertHarmless(probe.subject.facts, probe.parameters, madeUp);
  const plain: WireRequest = { operation, ...probe.request, signal: undefined, timeoutMs, secrets: [] };
  const signed = operation.security.length === 0 ? plain : signer(plain, Math.trunc(clock.read() + probe.skewMs));
  let answer: WireResponse;
  try {
    answer = await deliver(probe.spoil?.(signed) ?? signed);
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    const { code = "" } = Object(error.cause) as { code?: unknown };
    const said = error.message.replace(`${place.api} ${place.operation}: `, "");
    return { state: "not reached", came: code === "" ? said : `${said} (${code})`, stop: "unreachable" };
  }
  const verdict = judge(probe, answer);
  const told = verdict.state === "as documented" ? await followClock(probe, answer, clock) : "";
  return { ...verdict, came: visible(redact(verdict.came + told, answer.request.secrets), longestText) };
}

/** Goes by the exchange's time once it is told, as the clients do. */
async function followClock({ subject: { api, compiled } }: Probe, answer: WireResponse, clock: Clock): Promise<string> {
  const { operation, field = "" } = api.api.clock ?? {};
  if (compiled.operation.id !== operation) return "";
  const data = CallResponse.dataOf(compiled.read(answer, ""));
  const before = clock.read();
  const followed = await clock.correct(async () => Number(Object(data)[field]), 1000, undefined);
  return followed ? `, the clock here is off by ${Math.round(before - clock.read())} ms` : "";
}

/** The pause between requests, longer where so many of them would come near a documented limit. */
export function pauseOf({ api, probes }: Plan, delayMs: number): number {
  const pauses = probes.flatMap(({ subject: { compiled } }) =>
    Object.entries(compiled.operation.weight).map(([name, weight]) => {
      const { limit = Infinity, intervalMs = 0 } = api.api.limits[name] ?? {};
      return probes.length * weight > limit / 2 ? Math.ceil((weight * intervalMs) / limit) : 0;
    }),
  );
  return Math.max(delayMs, ...pauses);
}
