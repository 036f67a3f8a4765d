/** Creates a client that does not wait for the documented limits, where it would; older ones know no such option. */
export function unpaced<Options extends object, Client>(
  create: (options: Options) => Client,
  options: Options,
): Client {
  try {
    return create({ ...options, rateLimit: false });
  } catch {
    return create(options);
  }
}
