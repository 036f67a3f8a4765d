import { compileDependency, parametersOf } from "../dependency.ts";
import type { CheckedParameters } from "../rules.ts";
import { percentEncode } from "../serialize.ts";
import type { Condition } from "../testing/refusal.ts";
import { errorsFor, expectedOf } from "./expected.ts";
import type { Probe } from "./probe.ts";
import { alter, spoilAt } from "./spoil.ts";
import type { Subject } from "./subject.ts";
import type { Random } from "./unknown-id.ts";

const hourMs = 3_600_000;

/**
 * The probes of one operation, the least believable first: whoever takes one of those is not asked further. In each but
 * the last there is one thing wrong; all of them name orders that do not exist, so that what an exchange fails to check
 * does no harm.
 */
export function casesOf(subject: Subject, random: Random): readonly Probe[] {
  const isPublic = subject.facts.security.length === 0;
  const named = subject.names.length > 0;
  return [
    ...(isPublic ? [] : [...credentialCases(subject, random), ...timeCases(subject)]),
    ...parameterCases(subject),
    named
      ? probe(subject, "orderUnknown", "an id that names no order")
      : probe(subject, "none", "complete and correct"),
  ];
}

function credentialCases(subject: Subject, random: Random): readonly Probe[] {
  const { key, signature } = subject.security;
  const other = (text: string) => random(text.length).toString("hex").slice(0, text.length);
  return [
    ...(key
      ? [
          probe(subject, "keyMissing", "no API key", { spoil: spoilAt(key, () => undefined) }),
          probe(subject, "keyUnknown", "an API key that was made up", { spoil: spoilAt(key, other) }),
        ]
      : []),
    ...(signature
      ? [
          probe(subject, "signatureMissing", "no signature", { spoil: spoilAt(signature, () => undefined) }),
          probe(subject, "signatureInvalid", "a wrong signature", { spoil: spoilAt(signature, alter) }),
        ]
      : []),
  ];
}

function timeCases(subject: Subject): readonly Probe[] {
  const { payload, signature } = subject.security;
  const { timestamp, windowMs = 0 } = payload?.timestamp === undefined ? { ...signature } : payload;
  if (timestamp === undefined) return [];
  const behind = probe(subject, "timestampBehind", "a time an hour ago", { skewMs: -windowMs - hourMs });
  // Where the time is a nonce, an exchange may want the next one to be higher: the user's own requests would be refused.
  if (payload) return [behind];
  return [behind, probe(subject, "timestampAhead", "a time in an hour", { skewMs: hourMs })];
}

function parameterCases(subject: Subject): readonly Probe[] {
  const { facts, parameters, names, reads, api, compiled } = subject;
  const without = (left: readonly string[]): CheckedParameters =>
    Object.fromEntries(Object.entries(parameters).filter(([name]) => !left.includes(name)));
  // A path without one of its parts is another path. Cancels keep their ids, or they might cancel what is not named.
  const removable = facts.parameters.filter(
    ({ name, required, filled, in: place }) =>
      required && !filled && place !== "path" && (reads || !names.includes(name)),
  );
  const lacking = removable.map(({ name }) =>
    probe(subject, "parameterMissing", `without \`${name}\`, which is mandatory`, { parameters: without([name]) }),
  );
  const broken = facts.dependencies.filter((rule) => !compileDependency(rule)(without(names)));
  const unnamed =
    reads && broken.some((rule) => parametersOf(rule).some((name) => names.includes(name)))
      ? [probe(subject, "dependencyMissing", "without an id", { parameters: without(names) })]
      : [];
  const request = compiled.serialize(parameters);
  const added = (condition: Condition, title: string, pair: string) =>
    errorsFor(api.document, condition).length > 0
      ? [probe(subject, condition, title, { request: { ...request, query: `${request.query}&${pair}` } })]
      : [];
  const [pair] =
    names.length > 0 && request.query !== "" ? request.query.split("&").filter((each) => isOf(each, names)) : [];
  return [
    ...lacking,
    ...unnamed,
    ...(pair === undefined ? [] : added("parameterRepeated", "the id twice", pair)),
    ...(pair === undefined ? [] : added("parameterUnknown", "a parameter that there is not", "cancelkitProbe=1")),
  ];
}

function isOf(pair: string, names: readonly string[]): boolean {
  return names.some((name) => pair.startsWith(`${percentEncode(name)}=`));
}

function probe(
  subject: Subject,
  condition: Probe["condition"],
  title: string,
  { skewMs = 0, ...given }: Partial<Pick<Probe, "parameters" | "request" | "skewMs" | "spoil">> = {},
): Probe {
  const { facts, api, compiled, reads, names, numeric } = subject;
  const { parameters = subject.parameters } = given;
  const kind = numeric ? "close to the largest number of 64 bits" : "128 random bits";
  return {
    subject,
    condition,
    title,
    parameters,
    request: compiled.serialize(parameters),
    skewMs,
    ...given,
    expected: expectedOf(facts, api.document, condition),
    harmless: reads ? "it only reads" : `\`${names.join("`, `")}\` was made up, ${kind}: no order has it`,
  };
}
