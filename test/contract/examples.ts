import { readSpecs } from "../../scripts/codegen/spec.ts";

type Node = Readonly<Record<string, unknown>>;

// Asked for by each of many cases.
const specs = readSpecs("specs");

/** An operation of a document that codegen has checked. */
interface Documented {
  readonly responses: {
    readonly 200: {
      readonly content: {
        readonly "application/json": { readonly examples: { readonly documented: { value: Node } } };
      };
    };
  };
}

/** The documented answer to an operation; of a list its first item. */
export function exampleOf(operation: string, api = "binance-usdm-futures"): Node {
  const root = specs.find((spec) => spec.name === api)?.root as {
    paths: Record<string, Record<string, Node>>;
  };
  const found = Object.values(root.paths)
    .flatMap((item) => Object.values(item))
    .find((node) => node.operationId === operation);
  const { value } = (found as unknown as Documented).responses["200"].content["application/json"].examples.documented;
  return Array.isArray(value) ? value[0] : value;
}
