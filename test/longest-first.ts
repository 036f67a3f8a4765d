import { statSync } from "node:fs";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take seconds, the longest first: begun last, one of them would run on while other cores have nothing to do. */
const long = [
  "contract/outcome",
  "contract/mock-by-msw",
  "contract/pace",
  "docs/fuzz",
  "docs/write-mutations",
  "contract/probe-cli",
  "docs/mutations",
  "unit/codegen-generator",
  "contract/consumer-verify",
  "unit/codegen",
  "contract/consumer-mutations",
  "docs/output-html",
  "contract/gone",
  "contract/mock-cli",
  "docs/suggest-fuzz",
  "docs/rewrites",
];

/** Runs what is long first, and the files of a project one after another, since these may share a process. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = new Map(files.map((file) => [file, rankOf(file.moduleId)]));
    return files.toSorted(
      (one, other) =>
        one.project.name.localeCompare(other.project.name) || (rank.get(one) ?? 0) - (rank.get(other) ?? 0),
    );
  }
}

function rankOf(path: string): number {
  const place = long.findIndex((name) => path.endsWith(`/${name}.test.ts`));
  return place < 0 ? long.length + 1 / statSync(path).size : place;
}
