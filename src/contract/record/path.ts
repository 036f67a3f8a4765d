/** The values of a template's parameters in a path that fits it, decoded. */
export function pathValues(template: string, path: string): Readonly<Record<string, string>> {
  const given = path.split("/");
  const pairs = template.split("/").flatMap((segment, index): [string, string][] => {
    const name = /^\{(.+)\}$/.exec(segment)?.[1];
    return name === undefined ? [] : [[name, decode(given[index] ?? "")]];
  });
  return Object.fromEntries(pairs);
}

/** A path with values for its parameters; those without one stay as they are. */
export function fillPath(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{([^{}/]+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : encodeURIComponent(value);
  });
}

/** Whether a path is one of a template. */
export function fitsPath(template: string, path: string): boolean {
  const [wanted, given] = [template.split("/"), path.split("/")];
  return (
    wanted.length === given.length &&
    wanted.every((segment, index) => (/^\{.+\}$/.test(segment) ? given[index] !== "" : segment === given[index]))
  );
}

/** The expression that the paths of a template are of; `undefined` of one without parameters. */
export function pathPattern(template: string): string | undefined {
  if (!template.includes("{")) return undefined;
  const parts = template.split(/\{[^{}/]+\}/).map((part) => part.replace(/[.*+?^$()|[\]\\]/g, "\\$&"));
  return `^${parts.join("[^/]+")}$`;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
