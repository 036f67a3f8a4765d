import fc from "fast-check";
import { expect, test } from "vitest";
import { operations as margin } from "../../generated/binance-margin/operations.ts";
import { operations as futures } from "../../generated/binance-usdm-futures/operations.ts";
import type { Operation } from "../../src/operation.ts";
import { compileQuery } from "../../src/query.ts";
import { compileSerializer } from "../../src/serialize.ts";

const all: readonly Operation[] = [...Object.values(margin), ...Object.values(futures)];

test.each(all.map((operation) => [operation.id, operation] as const))(
  "%s is written as if its parameters could stand anywhere",
  (_, operation) => {
    const values = operation.parameters.map(({ name, most }) => {
      const text: fc.Arbitrary<unknown> = fc.string({ unit: "grapheme" });
      return [name, fc.option(most === undefined ? text : fc.array(text), { nil: undefined })] as const;
    });
    const query = compileQuery(operation);
    const serialize = compileSerializer(operation);

    fc.assert(
      fc.property(fc.record(Object.fromEntries(values)), (checked) => {
        expect(query(checked)).toEqual(serialize(checked));
      }),
    );
  },
);
