/** Text that is HTML already, and so is not escaped again. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template; `undefined` and `false` are nothing. */
export type Content = string | number | Html | undefined | false | readonly Content[];

/** A template whose values are escaped, for text and for attributes in quotation marks. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  return new Html(parts.map((part, index) => part + (index < values.length ? write(values[index]) : "")).join(""));
}

function write(content: Content): string {
  if (content === undefined || content === false) return "";
  if (content instanceof Html) return content.text;
  if (typeof content === "object") return content.map(write).join("");
  return String(content).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
