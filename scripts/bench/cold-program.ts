import type { ContenderModule } from "./contender.ts";

/** The whole of a program that cancels one order. */
export async function cancelOnce({ openCancel }: Pick<ContenderModule, "openCancel">): Promise<void> {
  const [url = "", orderId = ""] = process.argv.slice(2);
  const cancel = await openCancel(url);
  const answered = await cancel(orderId);
  if (String(answered) !== orderId) throw new Error(`asked for ${orderId}, answered ${answered}`);
}
