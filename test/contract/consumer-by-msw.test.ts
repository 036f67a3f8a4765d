import { describe } from "vitest";
import { setWay } from "./way.ts";

setWay("msw");

describe("by handlers", async () => void (await import("./consumer-contract.test.ts")));
