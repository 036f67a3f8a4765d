import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { readPage } from "../../src/docs/read/page.ts";
import { checkText, folder, known, pageOf, parsers } from "./checked.ts";

const facts = (name: string) => {
  const [endpoint] = readPage(name, pageOf(name), parsers).endpoints;
  if (!endpoint) throw new Error(`${name} has no endpoint`);
  return { endpoint, parameter: (name: string) => endpoint.parameters.find((parameter) => parameter.name === name) };
};

test.each([
  ["developers-both.md", 2],
  ["developers-en.md", 1],
  ["developers-zh.md", 1],
  ["developers.html", 1],
  ["apidocs-en.md", 3],
  ["apidocs-zh.md", 2],
  ["rest-api.md", 2],
  ["bitopro.md", 1],
])("%s: reads %i descriptions that agree with the specs", (name, count) => {
  const { open, report } = checkText(name, pageOf(name));

  expect(open).toEqual([]);
  expect(report.summary).toMatchObject({ endpoints: count, missing: 0, stale: 0, failures: 0 });
  expect(report.exitCode).toBe(0);
});

test("the report follows its published schema", () => {
  const validate = new Ajv2020({ allErrors: true }).compile(
    JSON.parse(readFileSync("src/docs/report.schema.json", "utf8")),
  );

  for (const [name, text] of known) {
    const { report } = checkText(name, text.replace("YES", "NO").replace("DELETE", "PUT").replace('"price"', '"cost"'));
    validate(JSON.parse(JSON.stringify(report)));
    expect(validate.errors, name).toBeNull();
  }
});

describe("an endpoint that no spec has", () => {
  const { endpoint, parameter } = facts("other-options.md");

  test("is missing", () => {
    const { report } = checkText("other-options.md", pageOf("other-options.md"));

    expect(report.exitCode).toBe(1);
    expect(report.missing).toMatchObject([{ method: "POST", path: "/eapi/v1/batchOrders", page: { line: 5 } }]);
  });

  test("has bounds in words", () => {
    const bounds = (name: string) => [parameter(name)?.minimum?.value, parameter(name)?.maximum?.value];

    expect(bounds("orders")).toEqual([undefined, { value: 10 }]);
    expect(bounds("amount")).toEqual([{ value: 0, exclusive: true }, { value: 5000 }]);
    expect(bounds("callbackRate")).toEqual([{ value: 0.1 }, { value: 10 }]);
    expect(bounds("limit")).toEqual([undefined, { value: 1000 }]);
    expect(bounds("strategyType")).toEqual([{ value: 1_000_000 }, undefined]);
  });

  test("has a default, values, a pattern and items of a list", () => {
    expect(parameter("limit")?.default?.value).toBe("500");
    expect(parameter("side")?.values?.value).toEqual(["SELL", "BUY"]);
    expect(parameter("newClientOrderId")?.pattern?.value).toBe("^[\\.A-Z\\:/a-z0-9_-]{1,36}$");
    expect(parameter("orders")?.type?.value).toMatchObject({ name: "list", items: "json" });
    expect(parameter("symbol")?.of).toBe("orders");
  });

  test("has rules", () => {
    expect(endpoint.rules.map(({ kind, names }) => [kind, ...names])).toEqual([
      ["all", "amount", "side"],
      ["atMostOne", "price", "priceMatch"],
    ]);
  });

  test("says with the line what was not understood", () => {
    expect(endpoint.notes.map(({ line, message }) => `${line}: ${message}`)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^9: a weight that depends/),
        expect.stringMatching(/^22: price: whether it is mandatory/),
        expect.stringMatching(/^34: a table was not read/),
        expect.stringMatching(/^39: a rule under a condition/),
        expect.stringMatching(/^47: tolerated in the JSON: full-width punctuation/),
        expect.stringMatching(/^59: an error's body/),
      ]),
    );
    expect(endpoint.codes).toEqual([{ value: -4131, line: 59 }]);
  });
});

test("BitoPro's body, ranges and request example are read", () => {
  const { endpoint, parameter } = facts("other-bitopro.md");

  expect(endpoint).toMatchObject({
    method: "PUT",
    paths: [{ value: "/orders" }],
    costs: [{ limit: 90, intervalMs: 60_000, scope: "IP+UID" }],
  });
  expect(endpoint.requests).toHaveLength(1);
  expect(parameter("clientId")).toMatchObject({
    in: "body",
    minimum: { value: { value: 1 } },
    maximum: { value: { value: 2_147_483_647 } },
  });
  expect(parameter("time_in_force")).toMatchObject({
    default: { value: "GTC" },
    values: { value: ["GTC", "POST_ONLY"] },
  });
});

test("a mention in a sentence or a list is no endpoint", () => {
  expect(readPage("general.md", pageOf("general.md"), parsers).endpoints).toEqual([]);
  expect(join(folder, "general.md")).toContain("general");
});
