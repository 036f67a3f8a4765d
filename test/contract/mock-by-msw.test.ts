import { describe } from "vitest";
import { setWay } from "./way.ts";

setWay("msw");

// The contract suite of the mock exchange, by handlers of msw in place of a server.
describe("answers", async () => void (await import("./mock-answers.test.ts")));
describe("cancels", async () => void (await import("./mock-cancels.test.ts")));
describe("checks", async () => void (await import("./mock-checks.test.ts")));
describe("documents", async () => void (await import("./mock-documents.test.ts")));
describe("explanations", async () => void (await import("./mock-explain.test.ts")));
describe("faults", async () => void (await import("./mock-faults.test.ts")));
describe("control", async () => void (await import("./mock-control.test.ts")));
describe("state", async () => void (await import("./mock-state.test.ts")));
describe("ledger", async () => void (await import("./mock-ledger.test.ts")));
describe("leniencies", async () => void (await import("./mock-leniencies.test.ts")));
