import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What runs JavaScript. */
export interface Runtime {
  readonly name: string;
  /** Runs the file whose name is added. */
  readonly command: readonly [command: string, ...args: string[]];
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
    bun,
    {
      ...deno,
      command: [...deno.command, ...denoArguments],
      environment: { DENO_DIR: join(folder, "deno"), DENO_NO_UPDATE_CHECK: "1" },
    },
  ];
}

function runtime(name: string, folder: string, module: string, binary: string): Runtime {
  const packed = join(folder, "node_modules", module);
  const { version }: { version: string } = JSON.parse(readFileSync(join(packed, "package.json"), "utf8"));
  return { name: `${name} ${version.replace(/^v/, "")}`, command: [join(packed, binary)], environment: {} };
}
