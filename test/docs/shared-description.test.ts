import { describe, expect, test } from "vitest";
import { checkText, pageOf } from "./checked.ts";

const page = pageOf("bitopro.md");
const heading = "/margin/orders/all or /v3/margin/orders/{pair}";
const line = page.split("\n").findIndex((text) => text.includes(heading)) + 1;
const differences = (now: string) => checkText("x.md", page.replace(heading, now)).open;

describe("one description of two paths", () => {
  test.each([
    ["/margin/orders/{pair}", "cancelAllMarginOrders"],
    ["/v3/margin/orders/all", "cancelMarginOrdersByPair"],
  ])("only %s is left", (now, gone) => {
    expect(differences(now)).toContainEqual(
      expect.objectContaining({
        kind: "path",
        severity: "breaking",
        subject: gone,
        page: expect.objectContaining({ line }),
      }),
    );
  });

  test.each([
    ["with versions", "/v3/margin/orders/all or /v3/margin/orders/{pair}"],
    ["the other way round", "/margin/orders/{pair} or /margin/orders/all"],
    ["another name in the path than in the table", "/margin/orders/all or /v3/margin/orders/{symbol}"],
  ])("%s there is no difference", (_what, now) => {
    expect(differences(now)).toEqual([]);
  });

  test("a heading instead of bold letters makes no difference", () => {
    const bold = /^\*\*(`DELETE`.*)\*\*$/m;

    expect(page).toMatch(bold);
    expect(checkText("x.md", page.replace(bold, "### $1")).open).toEqual([]);
  });

  test("a rate limit in short words is the same one", () => {
    const { open } = checkText("x.md", page.replace("Allow `1` request per second per IP.", "`1` req/s per IP"));

    expect(open).toEqual([]);
  });
});
