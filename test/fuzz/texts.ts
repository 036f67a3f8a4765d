import type { Random } from "../../src/testing/faults/random.ts";

/** Texts that are hard on encoders, parsers and objects. */
const texts = [
  "",
  " ",
  "\t\n",
  "BTCUSDT",
  "btc_usdt",
  "BTC_USDT",
  "a b",
  " padded ",
  "%",
  "%20",
  "%zz",
  "a%26b=c",
  "&",
  "&orderId=1",
  "x&timestamp=1&signature=ab",
  "=",
  "a=b",
  "+",
  "a+b",
  "?",
  "#x",
  ";",
  ",",
  "a,b",
  '"',
  '"],["',
  "'",
  "''",
  "`",
  "\\",
  '\\"',
  "\\u0041",
  "[1,2]",
  '{"a":1}',
  "(!*)~",
  "<b>",
  "/",
  "a/b",
  "..",
  ".",
  "../all",
  "..%2fall",
  "all",
  "\u0000",
  "a\u0000b",
  "\r\nX-Header: 1",
  "\u001f\u007f\u0080",
  "ä",
  "a\u0308",
  "ß",
  "漢字",
  "１２３",
  "😀",
  "👩‍👩‍👧",
  "\u{10ffff}",
  "\ud800",
  "\udc00",
  "a\ud83d",
  "\ude00\ud83d",
  "\ufeff",
  "\u2028",
  "\u200b",
  "\u202e",
  "\u00a0",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "null",
  "undefined",
  "NaN",
  "true",
  "TRUE",
  "FALSE",
  "0",
  "-0",
  "00",
  "01",
  "1e3",
  "0x10",
  "1.0",
  ".5",
  "1_000",
  "9007199254740993",
  "9223372036854775807",
  "9223372036854775808",
  "-1",
];

/** One of them, several joined, or a text of random characters from everywhere in Unicode. */
export function drawText(random: Random): string {
  const kind = random.next();
  if (kind < 0.6) return random.pick(texts);
  if (kind < 0.75) return `${random.pick(texts)}${random.pick(texts)}`;
  const highest = random.pick([0x7f, 0x7f, 0xff, 0xffff, 0x10ffff]);
  let text = "";
  for (let left = random.whole(0, 12); left > 0; left--) text += String.fromCodePoint(random.whole(0, highest));
  return text;
}

const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:/"];

/** Letters and digits as names of orders and symbols have them. */
export function drawName(random: Random): string {
  let text = "";
  for (let left = random.whole(1, 20); left > 0; left--) text += random.pick(letters);
  return text;
}
