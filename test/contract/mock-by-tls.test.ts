import { describe } from "vitest";
import { setWay } from "./way.ts";

setWay("tls");

// The contract suite of the mock exchange, over TLS.
describe("answers", async () => void (await import("./mock-answers.test.ts")));
describe("cancels", async () => void (await import("./mock-cancels.test.ts")));
describe("ledger", async () => void (await import("./mock-ledger.test.ts")));
