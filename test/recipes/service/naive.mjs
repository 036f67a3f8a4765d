/** The same, by someone who takes every error for a failure: after a lost answer it calls a canceled order open. */
export async function cancel(margin, order) {
  try {
    await margin.cancelOrder(order);
    return "canceled";
  } catch {
    return "open";
  }
}
