import type { Operation } from "./operation.ts";
import { percentEncode, type Serialize } from "./serialize.ts";

/** Compiles how parameters are written of which all stand in the query, as `compileSerializer` does for any. */
export function compileQuery({ path, parameters }: Operation): Serialize {
  const writers = parameters.map(({ name, write }) => {
    const key = percentEncode(name);
    return { name, write, pair: (text: string) => `${key}=${percentEncode(text)}` };
  });
  const headers = {};
  return (checked) => {
    let query = "";
    for (const { name, write, pair } of writers) {
      const value = checked[name] as string | readonly string[] | undefined;
      if (value === undefined) continue;
      const text = write ? write(value, pair) : pair(String(value));
      query += query ? `&${text}` : text;
    }
    return { path, query, body: undefined, headers };
  };
}
