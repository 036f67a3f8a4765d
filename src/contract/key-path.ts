/** The place of a field below another place, as Pact writes it: `$.orders[0].symbol`, `$['a b']`. */
export function keyPath(path: string, name: string): string {
  return /^[A-Za-z_][\w]*$/.test(name) ? `${path}.${name}` : `${path}['${name.replace(/['\\]/g, "\\$&")}']`;
}
