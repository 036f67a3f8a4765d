import fc from "fast-check";
import { expect, test } from "vitest";
import { sparseStatuses } from "../../scripts/codegen/statuses.ts";
import type { Api } from "../../src/operation.ts";
import { findStatus } from "../../src/outcome.ts";

type Rows = Api["statuses"];

const codes = fc.constantFrom(undefined, -1, -2);
const messages = fc.constantFrom(undefined, "busy", "lost");
const row = fc.record({
  status: fc.constantFrom(400, 403, 503, "4XX", "5XX"),
  code: codes,
  message: messages,
  outcome: fc.constantFrom("rejected", "unknown"),
  retry: fc.constantFrom(undefined, true),
});

test("rows that are left out say nothing that the others do not", () => {
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 8 }),
      fc.constantFrom(400, 403, 404, 500, 503),
      codes,
      messages,
      (rows, status, code, message) => {
        const find = (statuses: Rows) => {
          const found = findStatus({ statuses } as Api, status, code, message);
          return [found?.outcome, found?.retry];
        };

        expect(find(sparseStatuses(rows as Rows))).toEqual(find(rows as Rows));
      },
    ),
    { numRuns: 2000 },
  );
});

test("a row that its class says as well is left out", () => {
  const rows: Rows = [
    { status: 403, outcome: "rejected" },
    { status: 408, outcome: "unknown" },
    { status: "4XX", outcome: "rejected" },
  ];

  expect(sparseStatuses(rows)).toEqual(rows.slice(1));
});
