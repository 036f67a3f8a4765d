import { readFileSync } from "node:fs";
import type { ProbedApi } from "./probed-api.ts";

/** Keys that cannot be read; the message never has anything of them. */
export class CredentialsError extends Error {
  override name = "CredentialsError";
}

/** The environment variables that an API's credentials may stand in, by the credentials' names. */
export function variablesOf({ exchange }: ProbedApi): Readonly<Record<string, string>> {
  const variable = (name: string) => `CANCELKIT_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
  return Object.fromEntries(exchange.credentials.map((name) => [name, variable(name)]));
}

/**
 * Reads the credentials from a file, or without one from the environment.
 *
 * @throws {CredentialsError} The file is no JSON object of texts under the names of the credentials, or there are none.
 */
export function readCredentials(
  api: ProbedApi,
  file: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const variables = variablesOf(api);
  const found = file === undefined ? fromEnvironment(variables, environment) : fromFile(variables, file);
  if (Object.keys(found).length > 0) return found;
  const names = Object.values(variables).join(", ");
  throw new CredentialsError(`there are no keys: set those of ${names} that your key has, or name a file with --keys`);
}

function fromEnvironment(
  variables: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const set = Object.entries(variables).flatMap(([name, variable]) => {
    const value = environment[variable];
    return value === undefined || value === "" ? [] : [[name, value]];
  });
  return Object.fromEntries(set);
}

function fromFile(variables: Readonly<Record<string, string>>, file: string): Readonly<Record<string, string>> {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new CredentialsError(`--keys ${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
  const names = Object.keys(variables);
  const keys = parse(text);
  const isFit =
    typeof keys === "object" &&
    keys !== null &&
    Object.entries(keys).every(([name, value]) => names.includes(name) && typeof value === "string");
  // What the file says is not repeated, not even the names in it.
  if (!isFit) throw new CredentialsError(`--keys ${file} must be a JSON object with texts as ${names.join(", ")}`);
  return keys as Readonly<Record<string, string>>;
}

/** Errors of `JSON.parse` quote the text. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
