import { plain } from "./text.ts";

/** A method with one or more paths, as a page declares an endpoint. */
export interface Declaration {
  readonly method: string;
  readonly paths: readonly string[];
  /** What stands beside it: in a heading the title. */
  readonly rest: string;
}

const path = String.raw`\/?[A-Za-z$:{][\w.~$:{}<>*-]*(?:\/[\w.~$:{}<>*-]+)*\/?`;
const declaration = new RegExp(
  String.raw`(?<![\w/-])(GET|POST|PUT|DELETE|PATCH)(?![\w-])[\s:'"]*(\/?\s*${path})((?:\s+(?:or|and|或|和|与)\s+(?:\1\s+)?${path}|\s*[,/]\s+\1\s+${path}|\s*,\s*\/${path})*)`,
);
const marker = /\(?\s*(HMAC[\s-]?SHA\d+|signed|TRADE|USER_DATA|MARKET_DATA|NONE)\s*\)?/gi;

/**
 * Reads a line as the declaration of an endpoint.
 *
 * @param within Whether it may stand inside of other text, as in a heading.
 */
export function readDeclaration(text: string, within: boolean): Declaration | undefined {
  const line = plain(text)
    .replace(/[`'"*\\]/g, " ")
    // A path with its host is the same path.
    .replace(/\bhttps?:\/\/[\w.{}<>:-]+(?=\/\w)/gi, "")
    .replace(/\/ +(?=[a-z])/g, "/")
    .replace(/\s+/g, " ")
    .trim();
  if (line.length > 400) return undefined;
  const match = declaration.exec(line);
  if (!match) return undefined;
  const [whole, method = "", first = "", others = ""] = match;
  // A path has a slash; "GET started" has none.
  const named = [
    first,
    ...others.split(/\s+(?:or|and|或|和|与|\/)\s+|\s*,\s*/).map((part) => part.replace(/^[A-Z]+\s+/, "")),
  ].filter((part) => part.trim() !== "");
  const paths = named.filter((part) => /\/./.test(part)).map(clean);
  if (paths.length === 0 || paths.some((part) => /^\/(?:GET|POST|PUT|DELETE|PATCH)$/.test(part))) return undefined;
  const rest = `${line.slice(0, match.index)} ${line.slice(match.index + whole.length)}`;
  const beside = rest
    .replace(marker, " ")
    .replace(/https?:\/\/\S*/g, " ")
    .replace(/[\s:>#-]+/g, " ")
    .trim();
  if (!within && beside !== "") return undefined;
  return { method, paths, rest: rest.replace(/\s+/g, " ").trim() };
}

/** Whether a line that is no declaration looks like one, so that it should not be passed over. */
export function resemblesDeclaration(text: string): boolean {
  const line = plain(text)
    .replace(/[`'"*\\|]/g, " ")
    .trim();
  return (
    line.length < 200 &&
    /^(?:GET|POST|PUT|DELETE|PATCH)\b[\s/A-Z:]*\/?[\w{]+\/[\w{]/.test(line) &&
    !/HTTP\/\d/.test(line)
  );
}

function clean(path: string): string {
  const text = path
    .trim()
    .replace(/[/:.]+$/, "")
    .replace(/^(?!\/)/, "/");
  // `{pair}`, `${pair}`, `:pair` and `<pair>` are the same to us.
  return text
    .replace(/\$\{/g, "{")
    .replace(/(?<=\/):(\w+)/g, "{$1}")
    .replace(/<(\w+)>/g, "{$1}");
}
