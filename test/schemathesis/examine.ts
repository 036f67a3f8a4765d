import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A run of schemathesis over one document. */
export interface Examination {
  /** The name of the API, and the file that describes it. */
  readonly name: string;
  readonly file: string;
  /** The mock exchange. */
  readonly url: string;
  /** Whether requests are sent as they are drawn, or signed and with orders to act upon. */
  readonly mode: "unsigned" | "signed";
  readonly seed: number;
  /** How many requests of each kind are drawn for an operation. */
  readonly maxExamples: number;
  readonly phases?: string;
}

/** What came out of it. */
export interface Outcome {
  /** What schemathesis printed. */
  readonly printed: string;
  /** The kinds of what it found, as its reports call them. */
  readonly found: readonly string[];
  /** How many requests were made. */
  readonly requests: number;
  /** How many valid requests succeeded, by operation. */
  readonly accepted: ReadonlyMap<string, number>;
  /** What kept it from examining everything; absent if nothing did. */
  readonly incomplete?: string;
}

interface Report {
  readonly exit_code: number;
  readonly complete: boolean;
  readonly operations: { readonly total: number; readonly tested: number };
  readonly test_cases: { readonly generated: number };
  readonly failures: readonly { readonly type: string }[];
  readonly errors: readonly unknown[];
  readonly valid_rates: Readonly<Record<string, Readonly<Record<string, { readonly accepted: number }>>>>;
}

/** Lets schemathesis, as it is installed in a folder, examine the mock exchange. */
export async function examine(installed: string, examination: Examination): Promise<Outcome> {
  const { name, file, url, mode, seed, maxExamples, phases = "examples,coverage,fuzzing,stateful" } = examination;
  // It leaves files of its own where it runs.
  const folder = await mkdtemp(join(tmpdir(), "cancelkit-schemathesis-"));
  const reportFile = join(folder, "report.json");
  const options = `--url ${url} --seed ${seed} --max-examples ${maxExamples} --phases ${phases} --no-color
    --continue-on-failure --generation-database none --suppress-health-check all
    --report json`.split(/\s+/);
  const environment = {
    ...process.env,
    PYTHONPATH: installed,
    SCHEMATHESIS_HOOKS: mode,
    MOCK_URL: url,
    MOCK_API: name,
    // Whatever is the way to elsewhere, this machine is reached directly.
    NO_PROXY: "127.0.0.1",
    no_proxy: "127.0.0.1",
  };
  try {
    const printed = await run(
      join(installed, "venv/bin/st"),
      ["--config-file", join(installed, `${mode}.toml`), "run", file, ...options, "--report-json-path", reportFile],
      { cwd: folder, env: environment, maxBuffer: 64 * 1024 * 1024 },
    ).then(
      ({ stdout }) => stdout,
      (error: { stdout?: string; stderr?: string }) => `${error.stdout ?? error}${error.stderr ?? ""}`,
    );
    const report = await readFile(reportFile, "utf8").then(
      (text) => JSON.parse(text) as Report,
      () => undefined,
    );
    return report
      ? read(report, printed)
      : { printed, found: [], requests: 0, accepted: new Map(), incomplete: "ended" };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function read(report: Report, printed: string): Outcome {
  const { operations, test_cases, failures, errors, complete, exit_code, valid_rates } = report;
  const found = failures.map(({ type }) => type);
  const accepted = Object.entries(valid_rates).map(
    ([label, phases]) => [label, Object.values(phases).reduce((sum, phase) => sum + phase.accepted, 0)] as const,
  );
  const incomplete =
    !complete || errors.length > 0 || operations.tested < operations.total || (exit_code !== 0 && found.length === 0);
  return {
    printed,
    found,
    requests: test_cases.generated,
    accepted: new Map(accepted),
    ...(incomplete && { incomplete: "not everything was examined" }),
  };
}
