import type { Document, Operation } from "./documents.ts";
import type { Examination } from "./examine.ts";
import { nothingSucceeded } from "./judge.ts";

/** Something that is wrong on purpose. */
export interface Breakage {
  readonly title: string;
  readonly mode: Examination["mode"];
  /** What every answer is instead. */
  readonly fault?: object;
  /** Makes the document say something else than the mock exchange does. */
  readonly change?: (document: Document) => Document;
  /** What must be found, as reports call it. */
  readonly finds: readonly string[];
}

type Responses = Readonly<Record<string, { readonly content?: object; readonly headers?: object }>>;

/** What each check is proven to find. */
export const breakages: readonly Breakage[] = [
  { title: "every answer is a 500", mode: "unsigned", fault: { status: 500 }, finds: ["ServerError"] },
  {
    title: "every answer is a page under 200",
    mode: "unsigned",
    fault: { kind: "html" },
    finds: [
      "UndefinedContentType",
      "AcceptedNegativeData",
      "UnsupportedMethodResponse",
      "MissingHeaderNotRejected",
      "IgnoredAuth",
    ],
  },
  {
    title: "refusals are not documented",
    mode: "unsigned",
    change: (document) =>
      changeOperations(document, ({ responses, ...rest }) => ({ ...rest, responses: only200(responses) })),
    finds: ["UndefinedStatusCode"],
  },
  {
    title: "answers have another shape, other headers, and paths another method",
    mode: "unsigned",
    change: (document) =>
      addMethod(changeOperations(document, (operation) => ({ ...operation, responses: anotherShape }))),
    finds: ["JsonSchemaError", "MissingHeaders", "AllowHeaderMismatch"],
  },
  {
    title: "signatures are over something else",
    mode: "signed",
    change: (document) => signElse(document),
    finds: ["RejectedPositiveData", nothingSucceeded],
  },
];

const absent = { absent: { required: true, schema: { type: "string" } } };
const anotherShape = Object.fromEntries(
  ["200", "4XX", "5XX"].map((status) => [
    status,
    {
      description: "Another shape.",
      headers: absent,
      content: { "application/json": { schema: { type: "object", required: ["absent"] } } },
    },
  ]),
);

function only200(responses: unknown): object {
  return { "200": (responses as Responses)["200"] ?? { description: "Success." } };
}

function changeOperations(document: Document, change: (operation: Operation) => Operation): Document {
  const paths = Object.entries(document.paths).map(([path, item]) => [
    path,
    Object.fromEntries(
      Object.entries(item).map(([name, field]) => [name, "responses" in field ? change(field) : field]),
    ),
  ]);
  return { ...document, paths: Object.fromEntries(paths) };
}

function addMethod(document: Document): Document {
  const patch = { operationId: "another", responses: anotherShape };
  const [[path, item] = ["", {}]] = Object.entries(document.paths);
  return { ...document, paths: { ...document.paths, [path]: { ...item, patch } } };
}

function signElse(document: Document): Document {
  const { securitySchemes = {}, ...others } = document.components ?? {};
  const schemes = Object.entries(securitySchemes).map(([name, scheme]) => {
    const rule = scheme["x-signature"] as { readonly payload: string } | undefined;
    return [name, rule ? { ...scheme, "x-signature": { ...rule, payload: `else ${rule.payload}` } } : scheme];
  });
  return { ...document, components: { ...others, securitySchemes: Object.fromEntries(schemes) } };
}
