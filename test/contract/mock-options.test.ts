import { describe, expect, test } from "vitest";
import { createMockExchange, createMockHandlers, OptionError } from "../../src/testing/index.ts";

type Case = readonly [options: unknown, field: string];

const both: readonly Case[] = [
  [{ enforceLimit: true }, "enforceLimit"],
  [{ foo: 1 }, "foo"],
  [{ foo: undefined }, "foo"],
  [{ toString: 1 }, "toString"],
  [{ explain: "no" }, "explain"],
  [{ explain: null }, "explain"],
  [{ enforceLimits: 1 }, "enforceLimits"],
  [{ clock: 5 }, "clock"],
  [{ history: 0 }, "history"],
  [null, ""],
  [[], ""],
  ["port", ""],
];
const common = "seed, clock, explain, enforceLimits, history";

describe.each([
  [
    "createMockExchange",
    createMockExchange,
    `${common}, port, tls`,
    [
      [{ port: "x" }, "port"],
      [{ port: "8080" }, "port"],
      [{ port: 70_000 }, "port"],
      [{ port: -1 }, "port"],
      [{ port: 1.5 }, "port"],
      [{ tls: "yes" }, "tls"],
      [{ url: "https://exchange.test" }, "url"],
    ],
  ],
  [
    "createMockHandlers",
    createMockHandlers,
    `${common}, url`,
    [
      [{ url: "nope" }, "url"],
      [{ url: "file:///tmp" }, "url"],
      [{ url: new URL("https://exchange.test") }, "url"],
      [{ port: 0 }, "port"],
    ],
  ],
] as const)("%s", (_, create, names, own: readonly Case[]) => {
  test.each([...both, ...own])("refuses %j, and says which options there are", async (options, field) => {
    const made = create(options as never);

    await expect(made).rejects.toThrow(OptionError);
    await expect(made).rejects.toMatchObject({ code: "OPTION_INVALID", field });
    await expect(made).rejects.toThrow(`there are ${names}`);
  });
});

test("an option that is undefined is left out", async () => {
  const left = { seed: undefined, clock: undefined, explain: undefined, history: undefined };

  const exchange = await createMockExchange({ ...left, port: undefined, tls: undefined });
  const { exchange: other } = await createMockHandlers({ ...left, url: undefined });
  await exchange.close();

  expect([exchange.url, other.url]).toEqual([
    expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    "https://exchange.test",
  ]);
});
