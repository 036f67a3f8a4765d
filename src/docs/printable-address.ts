/**
 * An address as it may be printed: without a name and password, and without the values of its query and fragment, which
 * may be tokens.
 */
export function printableAddress(address: string): string {
  // What is no address is not known to have its secrets where an address has them.
  if (!URL.canParse(address)) return /[@?#=]/.test(address) ? address.replace(/(:\/\/).*$/s, "$1…") : address;
  return address
    .replace(/^(\w+:[/\\]*)[^/\\?#]*@/, "$1")
    .replace(/[?#].*$/s, (rest) => rest.replace(/([?&;#])([^=?&;#]*)(=?)[^?&;#]*/g, hideValue));
}

function hideValue(_: string, before: string, name: string, equals: string): string {
  if (equals) return `${before}${name}=…`;
  // The name of a heading is no secret; a query without names may be one.
  return before === "#" || name === "" ? `${before}${name}` : `${before}…`;
}
