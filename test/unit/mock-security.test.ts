import { describe, expect, test } from "vitest";
import { readSecurity } from "../../src/testing/security.ts";
import { compilePayload } from "../../src/testing/signature.ts";

const request = {
  method: "DELETE",
  target: "/v1/orders?a=1",
  headers: { "x-time": "5" },
  body: Buffer.from("{}"),
} as unknown as Parameters<ReturnType<typeof compilePayload>>[0]["request"];

describe("compilePayload", () => {
  test.each([
    ["{query}{body}", "a=1{}"],
    ["{method}{path}{?query}", "DELETE/v1/orders?a=1"],
  ])("reads %s", (template, payload) => {
    expect(compilePayload(template)({ request, query: "a=1", body: "{}" })).toBe(payload);
  });

  test("writes no question mark without a query", () => {
    expect(compilePayload("{path}{?query}")({ request, query: "", body: "" })).toBe("/v1/orders");
  });

  test("refuses what it does not know", () => {
    expect(() => compilePayload("{cookie}")).toThrow(SyntaxError);
  });
});

test("readSecurity takes the first plain header for the API key, whatever other headers an exchange wants", () => {
  const header = (name: string) => ({ type: "apiKey", in: "header", name });
  const document = {
    components: {
      securitySchemes: { Key: header("A-KEY"), Passphrase: header("A-PASSPHRASE"), Time: header("A-TIME") },
    },
  };

  expect(readSecurity(document as never, ["Key", "Passphrase", "Time"]).key).toEqual({ name: "A-KEY", in: "header" });
});
