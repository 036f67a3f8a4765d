import { startProcess } from "../clients/lines.ts";

/**
 * Starts the mock exchange in a process of its own, and ends it after what is done with its URL.
 *
 * @param explain Whether its refusals say why.
 */
export async function withMock<T>(explain: boolean, use: (url: string) => Promise<T>): Promise<T> {
  const command = [process.execPath, "--import", "tsx", "src/cli/main.ts", "mock", "--json"] as const;
  const server = startProcess([...command, ...(explain ? ["--explain"] : [])]);
  try {
    return await use((JSON.parse(await server.next()) as { url: string }).url);
  } finally {
    server.end();
  }
}

/** Lets every answer of a mock exchange be this, whatever is asked. */
export async function spoil(url: string, fault: object): Promise<void> {
  const body = JSON.stringify({ operation: "*", fault, times: "always" });
  const answer = await fetch(`${url}/_mock/faults`, { method: "POST", body });
  if (!answer.ok) throw new Error(await answer.text());
}
