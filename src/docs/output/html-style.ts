/** The style of the HTML report: light and dark, side by side where there is room. */
export const style = `
:root { color-scheme: light dark; --text: #1f2328; --pale: #59636e; --back: #fff; --panel: #f6f8fa; --edge: #d1d9e0;
  --link: #0550ae; --breaking: #b3161f; --breaking-back: #ffebe9; --additive: #0550ae; --additive-back: #ddf4ff;
  --editorial: #6639ba; --editorial-back: #f5efff; --target: #9a6700; }
@media (prefers-color-scheme: dark) {
  :root { --text: #f0f6fc; --pale: #9198a1; --back: #0d1117; --panel: #151b23; --edge: #3d444d; --link: #74b0ff;
    --breaking: #ff9a93; --breaking-back: #3c1618; --additive: #74b0ff; --additive-back: #12294a;
    --editorial: #cba6ff; --editorial-back: #2a1d44; --target: #d29922; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 120rem; padding: 1.5rem clamp(0.75rem, 2vw, 2rem) 4rem; color: var(--text);
  background: var(--back); font: 0.9375rem/1.5 system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif; }
h1 { margin: 0; font-size: 1.5rem; }
h2 { margin: 2.5rem 0 0.75rem; font-size: 1.2rem; overflow-wrap: anywhere; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible, .wide:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
small, .beside { color: var(--pale); }
.beside { margin: -0.5rem 0 0.75rem; overflow-wrap: anywhere; }
code { font: 0.8125rem/1.5 ui-monospace, "SF Mono", Consolas, "Noto Sans Mono", "Noto Sans Mono CJK SC", monospace; }
h2 code { font-size: 1.05rem; }
ul { padding: 0; list-style: none; }
li { margin: 0.4rem 0; overflow-wrap: anywhere; }
q { quotes: "“" "”"; overflow-wrap: anywhere; }
.result { margin: 0.25rem 0 0.75rem; }
.counts { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0; }
.counts li { margin: 0; }
.counts a { display: block; padding: 0.2rem 0.75rem; border: 1px solid var(--edge); border-radius: 1rem;
  background: var(--panel); color: inherit; text-decoration: none; }
.counts a:hover { border-color: currentColor; }
.breaking, .failed { --mark: var(--breaking); --mark-back: var(--breaking-back); }
.additive, .missing { --mark: var(--additive); --mark-back: var(--additive-back); }
.editorial, .stale { --mark: var(--editorial); --mark-back: var(--editorial-back); }
.acknowledged, .note { --mark: var(--pale); --mark-back: var(--panel); }
.counts b, .severity, .number { color: var(--mark); font-weight: 600; }
.wide { overflow-x: auto; border: 1px solid var(--edge); border-radius: 6px; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.4rem 0.75rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { background: var(--panel); white-space: nowrap; }
td { border-top: 1px solid var(--edge); min-width: 7rem; }
td:nth-child(2) { white-space: nowrap; }
td:first-child { min-width: 0; box-shadow: inset 3px 0 var(--mark); font-variant-numeric: tabular-nums; }
tr.acknowledged, .remark.acknowledged { color: var(--pale); }
.columns { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1rem; align-items: start; }
.column { border: 1px solid var(--edge); border-radius: 6px; }
.column h3 { position: sticky; top: 0; z-index: 1; margin: 0; padding: 0.4rem 0.75rem; border-bottom: 1px solid var(--edge);
  border-radius: 6px 6px 0 0; background: var(--panel); font-size: 0.875rem; font-weight: 400; overflow-wrap: anywhere; }
.column h4 { margin: 0; padding: 0.3rem 0.75rem; color: var(--pale); background: var(--panel); font-size: 0.8125rem;
  font-weight: 600; overflow-wrap: anywhere; }
.column .stretch + .stretch { border-top: 1px solid var(--edge); }
li .stretch { margin: 0.4rem 0; border: 1px solid var(--edge); border-radius: 6px; overflow: hidden; }
.line { display: flex; border-left: 3px solid transparent; }
.line span { flex: none; width: 3.75rem; padding-right: 0.75rem; color: var(--pale); text-align: right; user-select: none;
  font: 0.75rem/1.625 ui-monospace, "SF Mono", Consolas, monospace; }
.line code { flex: 1; min-width: 0; padding-right: 0.5rem; white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 2; }
.line[class*=" "] { border-color: var(--mark); background: var(--mark-back); }
.remark { margin: 0; padding: 0.3rem 0.75rem 0.3rem 3.75rem; border-left: 3px solid var(--mark); overflow-wrap: anywhere;
  font-size: 0.8125rem; }
.remark + .line, .remark + .fold { border-top: 1px solid var(--edge); }
.remark .number { display: inline-block; min-width: 1.5rem; padding: 0 0.4rem; margin-left: -2.25rem; border: 1px solid var(--mark);
  border-radius: 1rem; text-align: center; text-decoration: none; line-height: 1.3; }
.line.acknowledged code, .reason { color: var(--pale); }
.reason { display: block; font-style: italic; }
mark { color: inherit; background: none; border-radius: 2px; box-shadow: 0 0 0 1px var(--mark); }
.fold > summary, #notes summary, .missing summary { cursor: pointer; }
.fold > summary { padding: 0.15rem 0.75rem; background: var(--panel); color: var(--pale); font-size: 0.8125rem; }
.fold > summary:hover { color: var(--text); }
.fold[open] > summary { border-bottom: 1px solid var(--edge); }
.fold p { margin: 0; padding: 0.3rem 0.75rem; color: var(--pale); }
#notes h2 { display: inline; }
#notes { margin-top: 2.5rem; }
[id] { scroll-margin-top: 4rem; }
.line:target, .remark:target, tr:target { outline: 2px solid var(--target); outline-offset: -2px; }
@media (max-width: 60rem) { .columns { grid-template-columns: minmax(0, 1fr); } td { min-width: 9rem; }
  .line span { width: 2.75rem; padding-right: 0.5rem; } .remark { padding-left: 2.75rem; } }
@media (min-width: 60.01rem) and (min-height: 30rem) { .column:last-child { position: sticky; top: 0.5rem;
  max-height: calc(100vh - 1rem); overflow: auto; } }
@media (max-width: 48rem) { thead { display: none; } tr, td { display: block; } tr { border-left: 3px solid var(--mark); }
  tr + tr { border-top: 1px solid var(--edge); } td, td:first-child { padding: 0.2rem 0.75rem; border: 0; box-shadow: none; }
  td::before { content: attr(data-head) " "; color: var(--pale); } }
@media print { .column h3, .column:last-child { position: static; max-height: none; overflow: visible; } }
`;
