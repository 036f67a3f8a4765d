/** Calls what the caller gave; that it fails, at once or later, must not change what becomes of a call. */
export function ignoreFailure(call: () => unknown): void {
  try {
    const given = call();
    if (given instanceof Promise) given.catch(() => {});
  } catch {}
}
