import type { AnsweredError } from "../errors.ts";
import { writeJson } from "../json.ts";
import type { MockOperation } from "../mock-operation.ts";
import { documentedError, textOf } from "./documented-error.ts";
import { type Fault, none, type Reply } from "./fault.ts";
import type { FaultSeed, KindSeed, SeedOf } from "./fault-seed.ts";

type Make<Seed> = (seed: Seed, operation: MockOperation | undefined) => Omit<Fault, "name"> | undefined;

const page = "<html><head><title>Attention</title></head><body>Please wait.</body></html>";
const html = { "Content-Type": "text/html" };

const spoilt = (reply: Reply, forward: boolean) => ({ forward, reply });

/** What becomes of a request by each kind of fault; nothing where an operation cannot meet it. */
const makers: { readonly [K in KindSeed["kind"]]: Make<SeedOf<K>> } = {
  // A way in without connections of its own shows that there was no answer.
  refuse: () => spoilt({ how: "reset" }, false),
  "reset-at-accept": () => spoilt({ how: "reset" }, false),
  "reset-unread": () => spoilt({ how: "reset" }, false),
  "idle-end": () => spoilt({ how: "end" }, false),
  "idle-reset": () => spoilt({ how: "reset" }, false),
  reset: ({ applied = false }) => spoilt({ how: "reset" }, applied),
  end: ({ applied = false }) => spoilt({ how: "end" }, applied),
  hang: ({ applied = false }) => spoilt({ how: "hang" }, applied),
  "lost-answer": () => spoilt({ how: "reset" }, true),
  slow: ({ afterMs }) => spoilt({ how: "answer", afterMs }, true),
  late: ({ afterMs }) => ({ forward: true, forwardAfterMs: afterMs, reply: { how: "hang" } }),
  drip: ({ overMs }) => spoilt({ how: "drip", overMs }, true),
  half: ({ by = "reset" }) => spoilt({ how: "half", by }, true),
  length: ({ off }) => spoilt({ how: "length", off }, true),
  html: ({ status = 200, applied = false }) =>
    spoilt({ how: "instead", status, headers: html, body: page, leaves: "open" }, applied),
  redirect: ({ status = 307, location, applied = false }) =>
    spoilt({ how: "instead", status, headers: { ...html, Location: location }, body: page, leaves: "open" }, applied),
  filled({ items }, operation) {
    const target = operation?.operation.target;
    if (target?.effect !== "cancel") return undefined;
    return { ...none, twist: { fills: (index) => items === undefined || items.includes(index) } };
  },
  partial({ code, message, items }, operation) {
    const error = operation && documentedError(operation, code, message);
    if (operation?.operation.target?.select !== "list" || !error) return undefined;
    return { ...none, twist: { errorOf: (index) => (items.includes(index) ? error : undefined) } };
  },
};

/** What becomes of a request to an operation, or to none; nothing where it is no request that can meet the fault. */
export function makeFault(seed: FaultSeed, operation: MockOperation | undefined): Fault | undefined {
  const name = JSON.stringify(seed);
  if ("kind" in seed) {
    // The table has for each kind what takes its seeds.
    const made = (makers[seed.kind] as Make<KindSeed>)(seed, operation);
    return made && { ...made, name };
  }
  const { applied = false } = seed;
  const answered = { name, forward: applied, isCounted: true } as const;
  if ("code" in seed) {
    const error = operation && documentedError(operation, seed.code, seed.message);
    return error && { ...answered, reply: answerWith(error, operation, seed.as) };
  }
  return { ...answered, reply: answerOf(seed, operation) };
}

type StatusSeed = Extract<FaultSeed, { readonly status: number; readonly kind?: never }>;
type Instead = Extract<Reply, { readonly how: "instead" }>;

function answerOf(seed: StatusSeed, operation: MockOperation | undefined): Instead {
  const { status, message = textOf(operation, status), as, retryAfterMs: holdMs, tells = "seconds" } = seed;
  const code = codeOf(operation, status);
  if (holdMs === undefined) return answerWith({ status, code, message }, operation, as);
  const told = tells === "text" ? `${message} IP banned until {until}.` : message;
  const reply = answerWith({ status, code, message: told }, operation, as);
  if (tells !== "seconds") return { ...reply, holdMs, tells };
  // Whole seconds, as RFC 9110 has them: a client that waits as long does not come too early.
  return { ...reply, holdMs, headers: { ...reply.headers, "Retry-After": String(Math.ceil(holdMs / 1000)) } };
}

/** The code that stands with a status, if one does; else the status itself. */
function codeOf(operation: MockOperation | undefined, status: number): number | string {
  // A ban is the same error as what it follows.
  const documented = operation?.documented["x-errors"]?.find((each) => each.status === (status === 418 ? 429 : status));
  return documented?.code ?? status;
}

function answerWith(
  error: AnsweredError,
  operation: MockOperation | undefined,
  as: "json" | "text" | "html" = "json",
): Instead {
  const { status, message } = error;
  const open = { how: "instead", status, leaves: "open" } as const;
  if (as === "html") return { ...open, headers: html, body: page };
  if (as === "text") return { ...open, headers: { "Content-Type": "text/plain" }, body: message };
  const body = operation?.answer.fail(error, 0) ?? writeJson({ code: error.code ?? status, message });
  return { ...open, headers: { "Content-Type": "application/json" }, body };
}
