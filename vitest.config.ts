import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/longest-first.ts";

// What stays behind in a process and would reach the next file: holds by origin, interceptors of msw, fake clocks,
// and suites that another file imports to run them in its own way.
const alone = [
  "test/chaos/*.test.ts",
  "test/contract/*-by-*.test.ts",
  "test/contract/mock-{memory,respelled,server-paths}.test.ts",
  "test/contract/msw.test.ts",
  "test/contract/{ban,cancel-many,consumer-fuzz,fetch,hold*,odd-answers,outcome,pace,probe-faults,retry}.test.ts",
  "test/unit/{hold,rate-limiter,reading,retry-after}.test.ts",
];

export default defineConfig({
  plugins: [
    {
      // Under this condition, which vite adds by itself, parsers are slow ones with assertions that no user runs.
      name: "without the condition development",
      configResolved({ resolve, ssr }) {
        for (const { conditions } of [resolve, ssr.resolve ?? resolve]) {
          const place = conditions?.indexOf("development|production") ?? -1;
          if (place >= 0) conditions?.splice(place, 1);
        }
      },
    },
  ],
  test: {
    // Everything runs on real sockets of this machine; 30 s is a hang, not a slow test.
    testTimeout: 30_000,
    // The code runs on Node as it is: what vitest would make of CommonJS packages costs a proxy on each use.
    deps: { interopDefault: false },
    // Some of the time is waiting: with a worker more than there are cores none of them is idle meanwhile.
    maxWorkers: availableParallelism() + 1,
    globalSetup: "test/commands/compile.ts",
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: "together",
          include: ["test/**/*.test.ts"],
          exclude: alone,
          isolate: false,
          typecheck: { enabled: true, include: ["test/types/**/*.test-d.ts"], tsconfig: "test/types/tsconfig.json" },
        },
      },
      { extends: true, test: { name: "alone", include: alone } },
    ],
  },
});
