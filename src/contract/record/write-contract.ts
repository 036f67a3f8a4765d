import { OptionError } from "../../testing/option-error.ts";
import type { Contract, ContractOptions } from "../contract.ts";
import type { Recorder } from "./recorder.ts";
import { writeInteraction } from "./write-interaction.ts";

/**
 * Writes what was relied on of one API.
 *
 * @param known The APIs that there are.
 * @throws {OptionError} A name is none, or several APIs were called and none is named.
 */
export function writeContract(
  recorder: Recorder,
  known: readonly string[],
  { consumer = "consumer", provider }: ContractOptions = {},
): Contract {
  if (typeof consumer !== "string" || consumer === "") {
    throw new OptionError("consumer", "must be a name", 'give one such as "order-service"');
  }
  const shapes = recorder.shapes();
  const used = [...new Set(shapes.map(({ operation }) => operation.api))];
  const list = (names: readonly string[]) => names.map((name) => `"${name}"`).join(", ");
  if (provider === undefined && used.length !== 1) {
    throw used.length === 0
      ? new OptionError(
          "provider",
          "cannot be told, since no API was called",
          `call one first, or name one of ${list(known)}`,
        )
      : new OptionError("provider", "is needed, since a contract is with one API", `name one of ${list(used)}`);
  }
  if (provider !== undefined && !known.includes(provider)) {
    throw new OptionError("provider", "must be an API", `name one of ${list(known)}`);
  }
  const name = provider ?? (used[0] as string);
  return {
    consumer: { name: consumer },
    provider: { name },
    interactions: shapes
      .filter(({ operation }) => operation.api === name)
      .flatMap((shape) => writeInteraction(shape) ?? []),
    metadata: { pactSpecification: { version: "4.0" }, cancelkit: { contract: 1 } },
  };
}
