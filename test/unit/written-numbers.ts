/** A number of a JSON text, as it is written there. */
export class WrittenNumber {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }
}

const token = /\s*([{}[\]:,]|"(?:[^"\\]|\\.)*"|[-+.\deE]+|true|false|null)/y;

/** Reads JSON token by token, slowly, and keeps its numbers as they are written; the text must be well-formed. */
export function readWritten(text: string): unknown {
  token.lastIndex = 0;
  const next = (): string => token.exec(text)?.[1] ?? "";

  function list(): unknown[] {
    const items: unknown[] = [];
    for (let first = next(); first !== "]"; ) {
      items.push(value(first));
      first = next() === "," ? next() : "]";
    }
    return items;
  }

  function object(): Record<string, unknown> {
    const members: Record<string, unknown> = {};
    for (let name = next(); name !== "}"; ) {
      next();
      members[JSON.parse(name)] = value(next());
      name = next() === "," ? next() : "}";
    }
    return members;
  }

  function value(first: string): unknown {
    if (first === "[") return list();
    if (first === "{") return object();
    return /^[-\d]/.test(first) ? new WrittenNumber(first) : JSON.parse(first);
  }

  return value(next());
}
