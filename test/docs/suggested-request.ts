import { createHmac } from "node:crypto";
import type { readOperations } from "../../scripts/codegen/table.ts";

type Operation = ReturnType<typeof readOperations>[number]["operation"];
type Value = Operation["parameters"][number]["value"];

export const now = 1_700_000_000_000;
export const credentials = [
  { apiKey: "key", secret: "secret" },
  { apiKey: "with-identity", secret: "secret", identity: "me@example.com" },
];

/** A signed request with the mandatory parameters of an operation, and one of each of its rules. */
export function requestFor({ method, path, parameters, dependencies, security }: Operation, exchange: unknown) {
  const names = new Set(dependencies.map(({ text }) => /\(\s*(\w+)/.exec(text)?.[1]));
  const needed = parameters.filter(({ name, required, filled }) => filled || required || names.has(name));
  const give = (parameter: Operation["parameters"][number]) =>
    parameter.filled ? now : (parameter.example ?? sample(parameter.value));
  const target = path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const parameter = needed.find((other) => other.name === name);
    return String(parameter && give(parameter));
  });
  const query = needed
    .filter((parameter) => parameter.in === "query")
    .map((parameter) => {
      const value = give(parameter);
      return `${parameter.name}=${encodeURIComponent(typeof value === "object" ? JSON.stringify(value) : String(value))}`;
    })
    .join("&");
  const fields = needed.filter((parameter) => parameter.in === "body");
  const whole = fields.find(({ name }) => name === "body");
  const body =
    fields.length === 0
      ? ""
      : JSON.stringify(whole ? give(whole) : Object.fromEntries(fields.map((field) => [field.name, give(field)])));
  return { ...signed(method, target, query, body, security, exchange), body: Buffer.from(body) };
}

function signed(
  method: string,
  target: string,
  query: string,
  body: string,
  security: readonly string[],
  exchange: unknown,
) {
  const type = body === "" ? {} : { "content-type": "application/json" };
  if (exchange === "bitopro" && security.length > 0) {
    const payload = Buffer.from(body || JSON.stringify({ identity: "me@example.com", nonce: now })).toString("base64");
    const headers = {
      ...type,
      "x-bitopro-apikey": "with-identity",
      "x-bitopro-payload": payload,
      "x-bitopro-signature": createHmac("sha384", "secret").update(payload).digest("hex"),
    };
    return { method, target: query ? `${target}?${query}` : target, headers };
  }
  const signature = createHmac("sha256", "secret").update(query).digest("hex");
  const all = security.includes("Signature") ? `${query}&signature=${signature}` : query;
  const headers = security.length > 0 ? { ...type, "x-mbx-apikey": "key" } : type;
  return { method, target: all ? `${target}?${all}` : target, headers };
}

function sample(value: Value): unknown {
  switch (value.type) {
    case "string":
      return value.enum?.[0] ?? "BTC_USDT";
    case "id":
      return value.text ? "1" : 1;
    case "integer":
    case "number":
      return value.minimum ?? 1;
    case "decimal":
      return "1.5";
    case "boolean":
      return true;
    case "list":
      return [sample(value.items)];
    case "object":
      return Object.fromEntries((value.required ?? []).map((name) => [name, sample(value.properties[name] as Value)]));
  }
}
