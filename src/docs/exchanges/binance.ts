import type { Cost } from "../page.ts";
import type { Note, TextLine } from "../read/block.ts";
import type { Layout } from "../read/layout.ts";
import { bare } from "../read/text.ts";

/** The pages of developers.binance.com, old and new, and those of binance-spot-api-docs; English and Chinese. */
export const layout: Layout = {
  exchange: "binance",

  recognizes: (text, { exchange, source_url: source = "" }) =>
    exchange === "binance" || /binance/i.test(source) || /\b[sfdep]?api\/v\d\//.test(text),

  vocabulary: [
    [/^http ?(request|请求)|^(请求|接口)(方式|地址|路径)|^endpoint$|^request$/i, "declaration"],
    [/^(api )?descriptions?$|^接口描述|^描述$/i, "description"],
    [/^(request |ip |uid )?weights?\b|^(请求)?权重|^rate limits?$|^(ip)?限频/i, "cost"],
    [/^unfilled order count|^未成交订单计数|^data ?source|^数据(来)?源|^缓存/i, "other"],
    [/^(request |query |input )?parameters?\b|^(请求|输入|接口)?参数/i, "parameters"],
    [/^request (body|payload)|^请求体/i, "body"],
    [/^request (example|sample)|^请求示例|^(sample|example) request/i, "request"],
    [/^responses?\b|^(sample|example) response|^(响应|返回|应答|回应)|^payload$/i, "response"],
    [/^(common )?errors?( codes?)?\b|^(常见)?错误/i, "errors"],
    [/^(additional |other |please )?(notes?|info(rmation)?)$|^(其他|其它)?(注意|信息|说明|备注)/i, "notes"],
  ],

  readCosts(lines, label, notes) {
    const scope = scopeOf(/\(([^()]*)\)/.exec(label)?.[1] ?? "");
    return lines.flatMap((line) => readLine(line, scope, notes));
  },

  placeOf: (label) => (label === "body" ? "body" : undefined),
};

/** `1`, `10(IP)`, `1(UID)`, `Weight(IP): 1, Weight(UID): 2`; everything else is prose about cases. */
function readLine({ text, line }: TextLine, scope: string | undefined, notes: Note[]): readonly Cost[] {
  const value = bare(text).replace(/^[\s:-]+|[\s.:]+$/g, "");
  if (value === "") return [];
  const parts = value
    .split(/\s*[,;]\s*/)
    .map((part) => /^(?:(?:request )?(?:weight|权重)\s*(?:\((.*?)\))?\s*:?\s*)?(\d+)\s*(?:\(([^()]*)\))?$/i.exec(part));
  const costs = parts.flatMap((match) => {
    const stated = match?.[1] ?? match?.[3];
    const where = stated === undefined ? scope : scopeOf(stated);
    if (match?.[3] && where && scope && where !== scope)
      notes.push({ line, message: `the weight's heading says ${scope}, its value ${where}: the value is compared` });
    return match ? [{ line, weight: Number(match[2]), ...(where && { scope: where }) }] : [];
  });
  if (costs.length === parts.length) return costs;
  if (/\d/.test(value))
    notes.push({ line, message: `a weight that depends on the request is not compared: ${value.slice(0, 120)}` });
  return [];
}

function scopeOf(word: string): string | undefined {
  return /^(ip|uid|order)s?$/i.exec(word.trim())?.[1]?.toUpperCase();
}
