const verbs: Readonly<Record<string, string>> = {
  new: "create",
  make: "create",
  add: "add",
  change: "change",
  modify: "modify",
  get: "get",
  list: "list",
  ...Object.fromEntries(
    "create place cancel query test set adjust update start keepalive close withdraw transfer borrow repay check amend delete edit toggle enable disable exercise redeem subscribe replace download acquire"
      .split(" ")
      .map((verb) => [verb, verb]),
  ),
};
const byMethod: Readonly<Record<string, string>> = {
  GET: "get",
  POST: "create",
  PUT: "update",
  PATCH: "update",
  DELETE: "cancel",
};
const small = new Set("a an the of on for to and or by s with in from using via".split(" "));
// What every operation of an API would have in its name.
const common = new Set("account margin futures spot api endpoint".split(" "));
const taken = new Set(["client", "close", "then"]);

/**
 * Names an operation, verb first and then what it is about: "Margin Account Cancel Order (TRADE)" becomes
 * `cancelOrder`. Without an English title the path names it.
 */
export function nameOperation(
  title: string | undefined,
  method: string,
  path: string,
  used: ReadonlySet<string>,
): string {
  const name = (title && fromTitle(title, method)) || fromPath(method, path);
  const parameter = /\{([^{}]+)\}$/.exec(path)?.[1];
  const full = title && fromTitle(title, method, true);
  const choices = [name, ...(parameter ? [`${name}By${pascal(parameter)}`] : []), ...(full ? [full] : [])];
  for (let index = 2; index < 100; index++) choices.push(`${name}${index}`);
  return choices.find((choice) => !used.has(choice) && !taken.has(choice)) ?? `${name}${used.size + 100}`;
}

function fromTitle(title: string, method: string, whole = false): string | undefined {
  const words = title
    .replace(/\([^()]*\)/g, " ")
    .replace(/['’]s\b/g, "")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "");
  const at = words.findIndex((word) => Object.hasOwn(verbs, word.toLowerCase()));
  const verb = at < 0 ? byMethod[method] : verbs[words[at]?.toLowerCase() ?? ""];
  const rest = at < 0 ? words : words.slice(at + 1);
  const plain = (list: readonly string[]) =>
    list.filter((word) => !small.has(word.toLowerCase()) && !(at >= 0 && !whole && common.has(word.toLowerCase())));
  // A title that ends in its verb has what it is about before it.
  const nouns = [plain(rest), plain(words.filter((_, index) => index !== at)), rest].find((list) => list.length > 0);
  if (!verb || !nouns) return undefined;
  const name = verb + nouns.map(pascal).join("");
  return /^[a-z][A-Za-z0-9]*$/.test(name) ? name : undefined;
}

function fromPath(method: string, path: string): string {
  const parts = path
    .split("/")
    .filter((part) => part !== "" && !part.startsWith("{") && !/^v\d+$|api$/.test(part))
    .slice(-2);
  return `${byMethod[method] ?? "call"}${parts.map(pascal).join("")}`;
}

/** `OCO` → `Oco`, `openOrders` → `OpenOrders`, `order_id` → `OrderId`. */
function pascal(word: string): string {
  return word
    .split(/[^A-Za-z0-9]+/)
    .map((part) => {
      const text = /^[A-Z0-9]+$/.test(part) && part.length > 1 ? part.toLowerCase() : part;
      return text.charAt(0).toUpperCase() + text.slice(1);
    })
    .join("");
}
