import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parsers } from "./checked.ts";

interface Job {
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly {
    readonly id?: string;
    readonly name?: string;
    readonly run?: string;
    readonly uses?: string;
  }[];
}

const recipe = parsers.yaml.parse(readFileSync("test/recipes/docs-check.yml", "utf8")) as {
  readonly permissions: object;
  readonly jobs: Readonly<Record<"compare" | "propose", Job>>;
};
const { compare, propose } = recipe.jobs;

test("the sample workflow gives the right to write to no step that runs packages' code", () => {
  expect(recipe.permissions).toEqual({});
  expect(compare.permissions).toEqual({ contents: "read" });
  expect(propose.permissions).toEqual({ contents: "write", "pull-requests": "write" });
  expect(propose.steps.flatMap(({ run }) => run ?? []).join()).not.toMatch(/npm|node|npx/);
});

test("the sample workflow uses well-known actions only", () => {
  const used = [compare, propose].flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));

  for (const action of used) expect(action).toMatch(/^(actions\/[a-z-]+|peter-evans\/create-pull-request)@v\d+$/);
});

test.each([
  ["0", "false", 0],
  ["1", "true", 0],
  ["1", "false", 1],
  ["2", "true", 1],
  ["2", "false", 1],
  ["7", "false", 1],
])("with exit code %s and changed %s the run ends with %i", (CODE, CHANGED, status) => {
  const script = compare.steps.find(({ name }) => name === "Judge")?.run ?? "exit 9";

  expect(spawnSync("bash", ["-e", "-c", script], { env: { PATH: process.env.PATH ?? "", CODE, CHANGED } }).status).toBe(
    status,
  );
});

test("its scripts are valid shell", () => {
  for (const { run } of [...compare.steps, ...propose.steps]) {
    if (run) expect(spawnSync("bash", ["-n"], { input: run, encoding: "utf8" }).stderr).toBe("");
  }
});
