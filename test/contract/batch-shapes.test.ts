import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, suite, test } from "vitest";
import { batchNotes } from "../../scripts/codegen/batch-notes.ts";
import { readSpecs } from "../../scripts/codegen/spec.ts";
import { readOperations } from "../../scripts/codegen/table.ts";
import { cancelMany, type Paired } from "../../src/index.ts";
import { generate, write } from "../unit/generate.ts";
import { serveSteps } from "./scripted.ts";

type Call = Promise<unknown> & { paired(): Promise<Paired<unknown, unknown>> };
type Client = Readonly<Record<string, (parameters: object, options?: object) => Call>>;

// As deep below the top as `generated/<api>`, so that imports lead to the same `src`.
const output = resolve(".cache");
let createFixtureBatchesClient: (options: object) => Client & { close(): void };

beforeAll(async () => {
  write(output, await generate("test/fixtures/batches"));
  ({ createFixtureBatchesClient } = await import(join(output, "fixture-batches/index.ts")));
});
afterAll(() => rmSync(join(output, "fixture-batches"), { recursive: true, force: true }));

function createClient(baseUrl: string, options: object = {}): Client {
  const keys = { apiKey: "k", secret: "s", identity: "i", rateLimit: false };
  const client = createFixtureBatchesClient({ ...keys, baseUrl, ...options });
  onTestFinished(() => client.close());
  return client;
}

const idsOf = ({ canceled, failed, unanswered }: Paired<unknown, unknown>) => [
  canceled.map(({ id }) => id).join(),
  failed.map(({ id }) => id).join(),
  unanswered.map(({ id }) => id).join(),
];
const dead = (oid: number, state = "DEAD") => ({ oid, state });
const gone = (oid: number, code = "GONE") => ({ oid, code, msg: "no" });

suite("a batch whose answer has a shape of its own", () => {
  test.each<[operation: string, answer: string, body: unknown, lists: [string, string, string]]>([
    ["cancelNamed", "reasons that name their orders", [gone(3), dead(1), gone(2, "DENIED")], ["1", "2,3", ""]],
    ["cancelNamed", "an order that is filled", [dead(1), dead(2, "DONE"), gone(3)], ["1", "3", "2"]],
    [
      "cancelNamed",
      "an order that is open, and one that says nothing known",
      [dead(1, "LIVE"), dead(2, "?")],
      ["", "", "1,2,3"],
    ],
    [
      "cancelNamed",
      "an order that is no order by its code, which is empty",
      [{ ...gone(1), code: "", state: "DEAD" }],
      ["", "", "1,2,3"],
    ],
    [
      "cancelTold",
      "a flag and a code",
      [
        { oid: 1, ok: true },
        { oid: 2, ok: false, code: "GONE" },
      ],
      ["1", "2", "3"],
    ],
    [
      "cancelTold",
      "a code that is null or empty",
      [
        { oid: 1, ok: true, code: null },
        { oid: 2, ok: true, code: "" },
      ],
      ["1,2", "", "3"],
    ],
    ["cancelApart", "reasons in a list of their own", { done: [dead(2)], errors: [gone(1)] }, ["2", "1", "3"]],
    ["cancelApart", "no such list", { done: [dead(2)] }, ["2", "", "1,3"]],
    ["cancelPlain", "ids", { ids: [3, 1] }, ["1,3", "", "2"]],
    ["cancelMap", "ids by pair", { A_B: [3], C_D: [1] }, ["1,3", "", "2"]],
    ["cancelMap", "an id that stands under two pairs", { A_B: [3, 1], C_D: [1] }, ["1,3", "", "2"]],
    ["cancelMap", "no id at all", { A_B: [] }, ["", "", "1,2,3"]],
  ])("%s pairs %s", async (operation, _answer, body, lists) => {
    const { url } = await serveSteps({ body });
    const cancel = createClient(url)[operation] as NonNullable<Client[string]>;

    const paired = cancel({ ids: [1, 2, 3] }).paired();
    const many = cancelMany(cancel as never, { ids: [1, 2, 3] } as never);

    expect(idsOf(await paired)).toEqual(lists);
    expect(idsOf((await many) as Paired<unknown, unknown>)).toEqual(lists);
  });

  test("gives nothing of ids that its answer never names", async () => {
    const { url } = await serveSteps({ body: { ids: [1] } });

    expect(
      idsOf(
        (await createClient(url)
          .cancelPlain?.({ names: ["1"] })
          .paired()) as never,
      ),
    ).toEqual(["", "", "1"]);
  });

  test("is looked for after a lost answer, whatever names it", async () => {
    const states: Record<string, string> = { 1: "DEAD", 2: "DONE", 3: "DEAD" };
    const server = await serveSteps((head) => (/^POST/.test(head) && !seen++ ? "lost" : answer(head)));
    let seen = 0;
    const answer = (head: string) => {
      const [, id = ""] = /id=(\d)/.exec(head) ?? [];
      return /^POST/.test(head)
        ? { body: { done: [dead(1)], errors: [gone(2), gone(3, "DENIED")] } }
        : { body: { oid: Number(id), status: states[id] } };
    };
    const call = createClient(server.url, { resolveUnknown: "query" }).cancelApart?.({ ids: [1, 2, 3] }) as Call;

    await expect(call).resolves.toEqual({
      done: [
        { oid: "1", state: "DEAD" },
        { oid: "3", status: "DEAD" },
      ],
      errors: [{ oid: "2", code: "GONE", msg: "no" }],
    });
    expect(idsOf(await call.paired())).toEqual(["1,3", "2", ""]);
  });

  test("is looked for also where nothing was ever answered", async () => {
    const server = await serveSteps((head) =>
      /^POST/.test(head) ? "lost" : { body: { oid: Number(/id=(\d)/.exec(head)?.[1]), status: "DONE" } },
    );
    const client = createClient(server.url, { resolveUnknown: "query", maxRetries: 0 });

    for (const operation of ["cancelTold", "cancelNamed", "cancelApart"]) {
      const call = client[operation]?.({ ids: [1, 2] }) as Call;

      await expect(call).rejects.toMatchObject({ code: "REFUSED", outcome: "rejected" });
      expect(idsOf(await call.paired())).toEqual(["", "1,2", ""]);
    }
  });

  test("is told of by codegen, with its line, where it cannot be paired, or not in full", () => {
    const notes = readSpecs("test/fixtures/batches").flatMap((spec) => batchNotes(readOperations(spec)));

    expect(notes).toHaveLength(3);
    expect(notes[0]).toMatch(/fixture-batches\.yaml:\d+: cancelTold takes an item without `code`/);
    expect(notes[1]).toMatch(/fixture-batches\.yaml:\d+: cancelPlain has .* `names`/);
    expect(notes[2]).toMatch(/fixture-batches\.yaml:\d+: cancelMap takes each item of its answer .* queryOrder/);
  });

  test("no documented batch goes unpaired", () => {
    expect(readSpecs("specs").flatMap((spec) => batchNotes(readOperations(spec)))).toEqual([]);
  });
});
