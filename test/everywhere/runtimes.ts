import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What runs JavaScript. */
export interface Runtime {
  readonly name: string;
  /** Runs the file whose name is added. */
  readonly command: readonly [command: string, ...args: string[]];
  /** Runs the program of the package that is installed in the folder it is run in. */
  readonly program: readonly [command: string, ...args: string[]];
  readonly environment: Readonly<Record<string, string>>;
}

/** The runtimes that are installed in a folder, for this platform. */
export function findRuntimes(folder: string): readonly Runtime[] {
  const platform = `${process.platform}-${process.arch}`;
  const node = [20, 22, 24].map((major) => runtime("node", folder, `node-${major}-${platform}`, "bin/node"));
  const bun = runtime("bun", folder, `@oven/bun-${platform.replace("arm64", "aarch64")}`, "bin/bun");
  const deno = runtime("deno", folder, `@deno/${platform}${process.platform === "linux" ? "-glibc" : ""}`, "deno");
  const denoArguments = ["run", "--quiet", "--allow-all", "--no-lock", "--node-modules-dir=manual"];
  return [
    ...node,
    // Without `--bun`, Bun leaves a program that begins with `#!/usr/bin/env node` to Node.
    { ...bun, program: [...bun.command, "--bun", "run", "cancelkit"] },
    {
      ...deno,
      command: [...deno.command, ...denoArguments],
      program: [...deno.command, ...denoArguments, "npm:cancelkit"],
      environment: { DENO_DIR: join(folder, "deno"), DENO_NO_UPDATE_CHECK: "1" },
    },
  ];
}

function runtime(name: string, folder: string, module: string, binary: string): Runtime {
  const packed = join(folder, "node_modules", module);
  const { version }: { version: string } = JSON.parse(readFileSync(join(packed, "package.json"), "utf8"));
  const command = join(packed, binary);
  const program = [command, join("node_modules", ".bin", "cancelkit")] as const;
  return { name: `${name} ${version.replace(/^v/, "")}`, command: [command], program, environment: {} };
}
