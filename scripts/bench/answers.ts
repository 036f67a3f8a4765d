import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { rootFolder } from "./paths.ts";

/** Where the id of the order belongs in an answer. */
export const idMark = "@id@";

/** Documented example answers, each order's id replaced by `idMark`. */
export interface Answers {
  /** `cancelOrder` of margin; the id is in quotes there, as documented. */
  readonly order: string;
  /** One item of a batch answer, as a single order as well. */
  readonly batchItem: string;
}

type Json = Record<string, unknown>;

function example(file: string, path: string): unknown {
  const document = parse(readFileSync(`${rootFolder}specs/${file}.yaml`, "utf8"));
  return document.paths[path].delete.responses["200"].content["application/json"].examples.documented.value;
}

export function readAnswers(): Answers {
  const order = example("binance-margin", "/sapi/v1/margin/order") as Json;
  const [item] = example("binance-usdm-futures", "/fapi/v1/batchOrders") as readonly [Json];
  return {
    order: JSON.stringify({ ...order, orderId: idMark }),
    batchItem: JSON.stringify({ ...item, orderId: idMark }).replace(`"${idMark}"`, idMark),
  };
}

/**
 * The answer to a cancel-all: the documented example over and over, until it has `count` orders.
 *
 * @param firstId The id of the first order; each one counts on from there.
 * @param lists Whether order lists are among them, as in the example, or single orders only.
 */
export function createSweepAnswer(count: number, firstId: bigint, lists: boolean): string {
  const items = example("binance-margin", "/sapi/v1/margin/openOrders") as readonly Json[];
  let next = firstId;
  let orders = 0;
  const texts: string[] = [];
  for (let index = 0; orders < count; index++) {
    const item = items[index % items.length] as Json;
    const reports = item.orderReports as readonly Json[] | undefined;
    if (reports && !lists) continue;
    // Each order has an id of its own, and a list names those of its orders twice.
    const ids = (reports ?? [item]).map(() => next++);
    orders += ids.length;
    let text = JSON.stringify(item);
    for (const [place, { orderId }] of (reports ?? [item]).entries()) {
      text = text.replaceAll(`"orderId":${orderId},`, `"orderId":${ids[place]},`);
    }
    texts.push(text);
  }
  return `[${texts.join(",")}]`;
}

/** The answer to a batch of as many orders as asked for, more than a batch may have; ids as in `createSweepAnswer`. */
export function createBatchAnswer(count: number, firstId: bigint): string {
  const { batchItem } = readAnswers();
  const items = Array.from({ length: count }, (_, index) => batchItem.replace(idMark, String(firstId + BigInt(index))));
  return `[${items.join(",")}]`;
}
