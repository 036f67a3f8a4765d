/** How the value of a parameter becomes text; `pair` puts the name to it. Without one it goes out as it is. */
export type Write = (checked: string | readonly string[], pair: (text: string) => string) => string;

/** A text or a list of texts as JSON. */
export const asJson: Write = (checked, pair) => pair(JSON.stringify(checked));

/** A list in JSON of what is JSON already, such as ids. */
export const asJsonList: Write = (checked, pair) => pair(`[${checked}]`);

/** The name once for each item. */
export const asRepeated: Write = (checked, pair) => (checked as readonly string[]).map(pair).join("&");
