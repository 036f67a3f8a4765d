import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./process.ts";

/** openapi-generator, or what it lacks to run. */
export type Generator = { readonly jar: string } | { readonly missing: string };

// Slow lines need a while for 30 MB; a line that leads nowhere must not hold up codegen for ever.
const downloadMs = 5 * 60_000;

// For older ones the classes of the jar are not readable.
const oldest = 11;

/**
 * Finds Java and the jar of the version that `openapitools.json` pins; the npm package fetches the jar when it is not
 * there.
 */
export async function findGenerator(): Promise<Generator> {
  const java = await run("java", ["-version"]);
  if (java.status !== 0) return { missing: `Java is missing (\`java -version\`: ${java.output || "no output"})` };
  if (Number(/version "(\d+)/.exec(java.output)?.[1] ?? oldest) < oldest) {
    return { missing: `Java ${oldest} or newer is missing (\`java -version\`: ${java.output})` };
  }
  const { "generator-cli": config } = JSON.parse(readFileSync("openapitools.json", "utf8"));
  const folder = resolve(config.storageDir);
  const jar = join(folder, `${config.version}.jar`);
  if (existsSync(jar)) return { jar };
  mkdirSync(folder, { recursive: true });
  // Any command fetches the jar first. It goes by `PWD`, and moves the jar from the temporary folder: from one on the
  // same disk, so that no half of a jar is ever left behind.
  const env = { ...process.env, PWD: process.cwd(), TMPDIR: folder, TEMP: folder };
  const wrapper = fileURLToPath(import.meta.resolve("@openapitools/openapi-generator-cli/main.js"));
  const { output } = await run(process.execPath, [wrapper, "version"], { env, timeoutMs: downloadMs });
  if (existsSync(jar)) return { jar };
  // The reason stands first; what follows are pages of the wrapper's own state.
  const reason = output.split("\n", 3).map((line) => line.slice(0, 200));
  return {
    missing: `the generator's jar (${config.version}) is missing and could not be had:\n${reason.join("\n").trim()}`,
  };
}
