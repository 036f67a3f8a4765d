import { CancelkitError } from "cancelkit";

/**
 * Cancels an order of the shop's, and says how it stands then: `canceled`, `open`, or `unknown` for somebody to look.
 */
export async function cancel(margin, order) {
  try {
    await margin.cancelOrder(order, { resolveUnknown: "query" });
    return "canceled";
  } catch (error) {
    if (!(error instanceof CancelkitError)) throw error;
    return error.outcome === "unknown" ? "unknown" : "open";
  }
}
