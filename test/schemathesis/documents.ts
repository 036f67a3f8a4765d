import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";

/** What of an OpenAPI document the runs depend on. */
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly security?: readonly object[];
  readonly components?: Components;
}

export interface Operation {
  readonly security?: readonly object[];
  readonly [field: string]: unknown;
}

interface Components {
  readonly securitySchemes?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly [kind: string]: unknown;
}

/** A file of `specs/`. */
export interface Spec {
  /** The API's name, which the file has. */
  readonly name: string;
  readonly file: string;
  readonly document: Document;
}

const folder = join(import.meta.dirname, "../../specs");

/** Reads all specs, whichever there are. */
export async function readSpecs(): Promise<readonly Spec[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".yaml")).sort();
  return Promise.all(
    files.map(async (name) => {
      const file = join(folder, name);
      return { name: name.replace(/\.yaml$/, ""), file, document: parse(await readFile(file, "utf8")) as Document };
    }),
  );
}

/** Whether requests to the API are signed. */
export function isSigned({ components }: Document): boolean {
  return Object.values(components?.securitySchemes ?? {}).some((scheme) => "x-signature" in scheme);
}

/** The operations by their names in reports: those that need no key, or all of them. */
export function labelsOf({ paths, security = [] }: Document, which: "public" | "all"): readonly string[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    ["get", "put", "post", "delete", "patch"].flatMap((method) => {
      const operation = item[method];
      if (!operation || (which === "public" && (operation.security ?? security).length > 0)) return [];
      return [`${method.toUpperCase()} ${path}`];
    }),
  );
}
