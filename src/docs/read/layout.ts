import type { Cost, PageParameter } from "../page.ts";
import type { Note, TextLine } from "./block.ts";
import type { Label, Vocabulary } from "./label.ts";

/** What is particular about the pages of one exchange; everything else about reading them is common. */
export interface Layout {
  /** The module in `src/exchanges/`, as specs name it with `x-exchange`. */
  readonly exchange: string;
  /** Whether this is one of its pages, by what it says and by its front matter. */
  recognizes(text: string, frontMatter: Readonly<Record<string, string>>): boolean;
  readonly vocabulary: Vocabulary;
  /** Reads what stands under a label of cost; the label itself may say the scope. */
  readCosts(lines: readonly TextLine[], label: string, notes: Note[]): readonly Cost[];
  /** Where the parameters of a table belong that does not say so itself. */
  placeOf(label: Label): PageParameter["in"];
}
