import { isFailure } from "../batch-items.ts";
import { ResponseError } from "../errors.ts";
import { hasCode } from "../outcome.ts";
import { CallResponse } from "../response.ts";
import { mediaOf } from "../testing/document.ts";
import type { Condition } from "../testing/refusal.ts";
import type { WireResponse } from "../wire.ts";
import { findMisfits } from "./conforms.ts";
import { errorsFor } from "./expected.ts";
import { isGenuine, type Probe } from "./probe.ts";

/** Why a run ends before its time. */
export type Stop = "accepted" | "limited" | "keys" | "clock" | "unreachable";

/** How one probe fared. */
export interface Verdict {
  readonly state: "as documented" | "differs" | "not reached";
  /** What came, without secrets. */
  readonly came: string;
  readonly stop?: Stop;
}

/** Compares an answer with what is documented. */
export function judge(probe: Probe, answer: WireResponse): Verdict {
  const { status } = answer;
  let response: CallResponse;
  let refusal: ResponseError | undefined;
  try {
    response = probe.subject.compiled.read(answer, "");
    refusal = CallResponse.refusalOf(response);
  } catch (error) {
    if (!(error instanceof ResponseError)) throw error;
    return status < 300 ? judgeSuccess(probe, status, undefined, error.message) : judgeRefusal(probe, answer, error);
  }
  if (refusal) return judgeRefusal(probe, answer, refusal);
  return judgeSuccess(probe, status, response, `${status}`);
}

function judgeSuccess(probe: Probe, status: number, response: CallResponse | undefined, came: string): Verdict {
  const { expected, subject } = probe;
  const isExpected = response !== undefined && expected.status === status;
  if (isExpected && !expected.failuresOnly) return { state: "as documented", came };
  const { batch } = subject.compiled.operation;
  const items = response ? (batch?.answer.read(CallResponse.dataOf(response)) ?? []).map(({ item }) => item) : [];
  if (items.length > 0 && items.every((item) => saysWhy(probe, item))) {
    const codes = items.map((item) => subject.api.exchange.readError(item).code);
    const isGone = codes.every((code) => hasCode(subject.api.api.goneCodes, code));
    return { state: isExpected && isGone ? "as documented" : "differs", came: `${status} with ${codes.join(", ")}` };
  }
  if (subject.reads) return { state: "differs", came };
  return { state: "differs", came: `${came}: a request was accepted that names no order there is`, stop: "accepted" };
}

/** Whether an item of a batch says why nothing was canceled, rather than what was. */
function saysWhy({ subject: { facts } }: Probe, item: unknown): boolean {
  return facts.batch !== undefined && isFailure(facts.batch, item);
}

function judgeRefusal(probe: Probe, answer: WireResponse, error: ResponseError): Verdict {
  const { status, exchangeCode, exchangeMessage, outcome, retryAfterMs } = error;
  const { errors, anyRefusal } = probe.expected;
  const said = [status, exchangeCode, exchangeMessage].filter((part) => part !== undefined).join(" ");
  const wait = retryAfterMs === undefined ? "" : `, to wait for ${Math.ceil(retryAfterMs / 1000)} s`;
  if (status === 429 || status === 418) return { state: "not reached", came: `${said}${wait}`, stop: "limited" };
  const isAny = anyRefusal && outcome === "rejected" && status >= 400;
  const isDocumented = isAny || errors.some((each) => each.status === status && isCode(each.code, exchangeCode));
  if (!isDocumented) {
    const stop = reasonToStop(probe, error);
    return stop ? { state: "not reached", came: said, stop } : { state: "differs", came: said };
  }
  const misfits = findShapeMisfits(probe, answer);
  return misfits.length === 0
    ? { state: "as documented", came: said }
    : { state: "differs", came: `${said}, but ${misfits.join("; ")}` };
}

function isCode(documented: number | string | undefined, came: number | string | undefined): boolean {
  return documented === undefined || hasCode([documented], came);
}

/** A genuine request that is refused for its key or its time says nothing of the contract, and nor will the next. */
function reasonToStop(probe: Probe, { status, exchangeCode }: ResponseError): Stop | undefined {
  const { document } = probe.subject.api;
  const isFor = (...conditions: readonly Condition[]) =>
    conditions
      .flatMap((condition) => errorsFor(document, condition))
      .some((each) => each.status === status && isCode(each.code, exchangeCode));
  if (isGenuine(probe, "key") && isFor("keyUnknown", "keyMissing")) return "keys";
  if (isGenuine(probe, "signature") && isFor("signatureInvalid", "payloadInvalid")) return "keys";
  return isGenuine(probe, "signature") && isFor("timestampBehind", "timestampAhead") ? "clock" : undefined;
}

/** Where the body of a refusal is not of the documented shape. */
function findShapeMisfits(
  { subject: { facts, api } }: Probe,
  { status, text, headers }: WireResponse,
): readonly string[] {
  const item = api.document.paths[facts.path]?.[facts.method.toLowerCase() as "get"];
  const { responses = {} } = item ?? {};
  const content = (responses[status] ?? responses[`${String(status)[0]}XX`] ?? responses.default)?.content;
  if (!content) return [];
  const [type = ""] = Object.keys(content);
  const given = headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  const typed = given === type ? [] : [`the content type is ${given ?? "not given"} in place of ${type}`];
  try {
    return [...typed, ...findMisfits(mediaOf(content)?.schema ?? {}, JSON.parse(text))];
  } catch {
    return [...typed, "the body is no JSON"];
  }
}
