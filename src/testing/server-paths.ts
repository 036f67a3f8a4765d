/** The paths that the servers at each origin have, such as `/api`, the longest first; "" for one at the root. */
export type ServerPaths = ReadonlyMap<string, readonly string[]>;

/** Reads the paths of servers from their URLs. */
export function readServerPaths(urls: readonly string[]): ServerPaths {
  const paths = new Map<string, string[]>();
  for (const url of urls) {
    const { origin, pathname } = new URL(url);
    paths.set(origin, [...(paths.get(origin) ?? []), pathname.replace(/\/$/, "")]);
  }
  for (const each of paths.values()) each.sort((one, other) => other.length - one.length);
  return paths;
}

/** A target as the documents know it, without the path of the server; `undefined` where no server has it. */
export function withoutServerPath(target: string, paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const rest = target.slice(path.length);
    if (target.startsWith(path) && /^(?:[/?]|$)/.test(rest)) return rest.startsWith("/") ? rest : `/${rest}`;
  }
  return undefined;
}
