import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const sources = import.meta.dirname;
const cache = process.env.CANCELKIT_CACHE ?? join(homedir(), ".cache", "cancelkit");

/** What one package manager installs: by which lock files, and how. */
interface Installation {
  readonly locks: readonly string[];
  /** Tells the version of what runs the programs, since installed packages may depend on it. */
  readonly version: readonly [command: string, ...args: string[]];
  readonly steps: readonly (readonly [command: string, ...args: string[]])[];
  /** Done each time, since it is quick and depends on the programs. */
  readonly afterwards?: readonly [command: string, ...args: string[]];
}

const installations = {
  node: {
    locks: ["package.json", "package-lock.json"],
    version: [process.execPath, "--version"],
    // Nothing here needs scripts of packages.
    steps: [["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]],
  },
  python: {
    locks: ["requirements.txt"],
    version: ["python3", "--version"],
    steps: [
      ["python3", "-m", "venv", "venv"],
      [
        "venv/bin/python",
        ..."-m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary :all:".split(
          " ",
        ),
        "-r",
        "requirements.txt",
      ],
    ],
  },
  go: {
    locks: ["go.mod", "go.sum"],
    version: ["go", "version"],
    steps: [["go", "mod", "download"]],
    afterwards: ["go", "build", "-mod=readonly", "-o", "clients", "."],
  },
} satisfies Record<string, Installation>;

export type InstallationName = keyof typeof installations;

/**
 * Installs clients by their lock files into `$CANCELKIT_CACHE` (`~/.cache/cancelkit`), unless they are there.
 *
 * @returns The folder, in which the programs lie beside the packages.
 * @throws {Error} A tool is missing, or could not install.
 */
export async function install(name: InstallationName): Promise<string> {
  return installFrom(join(sources, name), `clients-${name}`, installations[name]);
}

/**
 * Installs what the `requirements.txt` of a folder of Python programs locks, in the same way.
 *
 * @param label What the folder in the cache begins with.
 * @returns The folder, with the programs and `venv` in it.
 * @throws {Error} A tool is missing, or could not install.
 */
export async function installPython(label: string, programs: string): Promise<string> {
  return installFrom(programs, label, installations.python);
}

async function installFrom(
  programs: string,
  label: string,
  { locks, version, steps, afterwards }: Installation,
): Promise<string> {
  const hash = createHash("sha256");
  hash.update((await execute(version, sources)).stdout);
  for (const lock of locks) hash.update(await readFile(join(programs, lock)));
  const folder = join(cache, `${label}-${hash.digest("hex").slice(0, 16)}`);
  const mark = join(folder, ".installed");
  if (!(await exists(mark))) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await cp(programs, folder, { recursive: true });
    for (const step of steps) await execute(step, folder);
    await writeFile(mark, "");
  }
  await cp(programs, folder, { recursive: true });
  if (afterwards) await execute(afterwards, folder);
  return folder;
}

/** The command that runs a program of an installation. */
export function commandFor(name: InstallationName, folder: string, program: string): [string, ...string[]] {
  if (name === "node") return [process.execPath, join(folder, program), join(sources, "curl", "curl.sh")];
  if (name === "python") return [join(folder, "venv/bin/python"), join(folder, program)];
  return [join(folder, program)];
}

async function execute([command, ...args]: readonly [string, ...string[]], folder: string) {
  try {
    // Go would download a toolchain of its choice otherwise, and ask for a C compiler, which nothing here needs.
    const env = { ...process.env, GOTOOLCHAIN: "local", CGO_ENABLED: "0" };
    return await run(command, args, { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const { code, stderr } = error as { code?: string; stderr?: string };
    if (code === "ENOENT") throw new Error(`${command} is not installed, which the clients in ${folder} need`);
    throw new Error(`${command} ${args.join(" ")} failed in ${folder}: ${stderr}`);
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
