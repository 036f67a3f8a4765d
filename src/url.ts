/** Where a request goes, without its signature: behind the base URL, or behind the path of it alone. */
export function urlOf(base: string, { path, query }: { readonly path: string; readonly query: string }): string {
  return `${base}${path}${query && `?${query}`}`;
}
