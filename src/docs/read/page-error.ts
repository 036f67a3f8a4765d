/** A page that could not be read at all. */
export class PageError extends Error {
  override name = "PageError";
}
