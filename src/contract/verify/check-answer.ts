import type { SpecOperation } from "../../docs/spec/operation.ts";
import { FieldCheck } from "./check-fields.ts";
import { errorsOf, placeOfErrors } from "./error-rows.ts";
import type { Say } from "./finding.ts";
import type { ReadInteraction } from "./read-contract.ts";

/** Checks that what a consumer reads of an answer is still documented. */
export function checkAnswer(operation: SpecOperation, interaction: ReadInteraction, fail: Say, note: Say): void {
  const { status, body, notes } = interaction;
  const responses = operation.node.get("responses");
  const response =
    responses?.get(String(status)) ?? responses?.get(`${String(status)[0]}XX`) ?? responses?.get("default");
  if (!response) {
    fail(responses ?? operation.node, `status ${status} is not documented`);
    return;
  }
  if (notes?.isNamedStatus && !errorsOf(operation).some((row) => row.status === status)) {
    fail(placeOfErrors(operation), `status ${status} is no longer named among the errors of ${operation.spec.api}`);
  }
  if (body === undefined) return;
  const media = response.at("content", "application/json") ?? response.get("content")?.entries()[0]?.[1];
  const schema = media?.get("schema");
  if (!schema) fail(response, `the answer with status ${status} is not documented as JSON`);
  else new FieldCheck(operation, interaction, fail, note).check(schema, { value: body, path: [], at: "$" });
}
