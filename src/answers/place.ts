import { DecodeError } from "../decode.ts";

/** Where a value stands, for errors. */
export function placeOf(path: string, key: string | undefined): string {
  return key === undefined ? path : `${path}.${key}`;
}

/** The error for a value of another type. */
export function mismatch(path: string, key: string | undefined, wanted: string, value: unknown): DecodeError {
  const found = value === null ? "null" : Array.isArray(value) ? "an array" : typeof value;
  return new DecodeError(`has ${found} instead of ${wanted} at \`${placeOf(path, key) || "."}\``);
}
