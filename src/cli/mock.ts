import { readFile } from "node:fs/promises";
import { Command, InvalidArgumentError } from "commander";
import type { MockExchange } from "../testing/mock-exchange.ts";
import type { OrderSeed } from "../testing/orders.ts";

interface Options {
  readonly port: number;
  readonly seed?: string;
  readonly json?: true;
  readonly explain?: true;
  readonly tls?: true;
  readonly enforceLimits?: true;
}

/** `cancelkit mock`: runs the mock exchange until it is told to stop. */
export function mockCommand(): Command {
  return new Command("mock")
    .description("Run the mock exchange on 127.0.0.1 until SIGINT or SIGTERM.")
    .option("--port <number>", "port to listen on, 0 for a free one", readPort, 0)
    .option("--seed <file>", "JSON file with an order, or a list of orders, to open")
    .option("--explain", "say in refusals what is wrong, for a signature what was signed and what was expected")
    .option("--tls", "serve HTTPS by a certificate that is made now; needs the package selfsigned")
    .option("--enforce-limits", "turn calls beyond the documented limits away with 429, and 418 for who goes on")
    .option("--json", "print URL and credentials as one line of JSON")
    .action(run);
}

async function run({ port, seed, json, ...options }: Options): Promise<void> {
  // Loaded here, since the other commands do without.
  const [{ createMockExchange }, { reveal }] = await Promise.all([
    import("../testing/mock-exchange.ts"),
    import("../testing/credentials.ts"),
  ]);
  const orders = seed === undefined ? [] : await readSeed(seed);
  const exchange = await createMockExchange({ port, seed: orders, ...options }).catch(
    (error: NodeJS.ErrnoException) => {
      throw error.code === "EADDRINUSE"
        ? new Error(`port ${port} is in use: choose another, or 0 for a free one`)
        : error;
    },
  );
  const stop = () => void exchange.close();
  process.once("SIGINT", stop).once("SIGTERM", stop);
  const credentials = reveal({ ...exchange.credentials });
  console.log(
    json ? JSON.stringify({ url: exchange.url, ca: exchange.ca, credentials }) : describe(exchange, credentials),
  );
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError("A port is a number from 0 to 65535.");
  return port;
}

async function readSeed(file: string): Promise<readonly OrderSeed[]> {
  const { parseJson } = await import("../testing/json.ts");
  try {
    return parseJson(await readFile(file, "utf8")) as readonly OrderSeed[];
  } catch (error) {
    throw new Error(`cannot read ${file}: ${(error as Error).message}`);
  }
}

function describe(
  { url, ca }: MockExchange,
  credentials: Readonly<Record<string, Readonly<Record<string, string>>>>,
): string {
  const lines = Object.entries(credentials).flatMap(([kind, credential]) => [
    "",
    kind,
    ...Object.entries(credential).map(([name, value]) => `  ${name}: ${value.trimEnd().replaceAll("\n", "\n    ")}`),
  ]);
  return [
    `Mock exchange on ${url}, until Ctrl+C.`,
    `Orders: GET or POST ${url}/_mock/orders. Requests: GET ${url}/_mock/requests.`,
    `Faults: POST ${url}/_mock/faults. All that it takes is in specs/mock-control.yaml.`,
    ...(ca === undefined ? [] : ["", "Trust this certificate:", ca.trimEnd()]),
    ...lines,
  ].join("\n");
}
