import type { Difference, Edit } from "./difference.ts";
import type { ReportedEdit } from "./report.ts";

const most = 6;

/** The changes that would remove a difference, where they are few and plain. */
export function reportEdits({ edits }: Difference): readonly ReportedEdit[] | undefined {
  if (!edits || edits.length === 0 || edits.length > most) return undefined;
  const reported = edits.map(reportEdit);
  return reported.some(({ value }) => !isJson(value)) ? undefined : reported;
}

function reportEdit({ path, value, append, rename, move }: Edit): ReportedEdit {
  const pointer = pointerOf(path);
  if (move) return { do: "move", path: pointer, value: pointerOf(move) };
  if (rename !== undefined) return { do: "rename", path: pointer, value: rename };
  if (append !== undefined) return { do: "append", path: pointer, value };
  return value === undefined ? { do: "remove", path: pointer } : { do: "set", path: pointer, value };
}

function pointerOf(path: Edit["path"]): string {
  return path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** A bigint, as a long id of an example is, has no JSON. */
function isJson(value: unknown): boolean {
  if (typeof value === "bigint") return false;
  return typeof value !== "object" || value === null || Object.values(value).every(isJson);
}
