import { createInterface } from "node:readline";

/** Makes the calls that come in as lines of JSON, and answers each with a line: `{}`, or `{"error": "…"}`. */
export async function serve(makeCall) {
  for await (const line of createInterface({ input: process.stdin })) {
    let answer = {};
    try {
      await makeCall(JSON.parse(line));
    } catch (error) {
      answer = { error: `${error?.name ?? "Error"}: ${error?.message ?? JSON.stringify(error)}` };
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}
