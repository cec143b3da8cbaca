//! The looks of the html page: one style sheet, inline, for screens and for paper.

/// Everything the page needs; no font, no picture, no other file.
pub(super) const STYLE: &str = r#"
:root { --ink: #1c2024; --soft: #5b6570; --line: #d5dae0; --wash: #f4f6f8; --deep: #1f4e79; --bad: #a4262c; --warn: #8a5a00; --good: #1e6b3a; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: var(--ink); font: 15px/1.55 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif; }
main { max-width: 76rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; overflow-wrap: anywhere; }
nav { margin-bottom: 1rem; } nav a, nav b { margin-right: 1.2rem; } a { color: var(--deep); }
header { border-bottom: 2px solid var(--deep); margin-bottom: 1.2rem; padding-bottom: .5rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .2rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .6rem; color: var(--deep); }
h3 { font-size: 1rem; margin: 1rem 0 .2rem; }
.sub { color: var(--soft); margin: 0; }
.scroll { overflow-x: auto; margin: .6rem 0 1.4rem; max-width: 100%; min-width: 0; }
.scroll:focus-visible { outline: 2px solid var(--deep); }
table { border-collapse: collapse; font-size: .93em; min-width: min(100%, 20rem); font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: .2rem 0 .4rem; }
th, td { text-align: left; vertical-align: top; padding: .32rem .75rem .32rem 0; border-bottom: 1px solid var(--line); overflow-wrap: normal; }
th:last-child, td:last-child { padding-right: .2rem; }
thead th { color: var(--soft); font-weight: 600; border-bottom: 2px solid var(--soft); white-space: nowrap; }
td.text { max-width: 34em; min-width: 4em; overflow-wrap: break-word; white-space: pre-wrap; } td.long { min-width: 12em; overflow-wrap: anywhere; }
td.key, td.n, th.n { white-space: nowrap; }
td.n, th.n { text-align: right; }
.date { white-space: nowrap; }
tbody th.group { padding-top: .8rem; color: var(--deep); border-bottom: 1px solid var(--soft); }
tfoot td { border-top: 2px solid var(--soft); font-weight: 600; }
tr.bad td:first-child { box-shadow: inset 4px 0 var(--bad); padding-left: .6rem; }
tr.warn td:first-child { box-shadow: inset 2px 0 var(--warn); padding-left: .6rem; }
tr.bad { color: var(--bad); } tr.quiet, p.quiet { color: var(--soft); }
p { margin: .4rem 0; } p.bad { color: var(--bad); font-weight: 600; } p.warn { color: var(--warn); } p.good { color: var(--good); }
ul { margin: .4rem 0 1rem; padding-left: 1.3rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; margin: .6rem 0 1.2rem; }
dt { color: var(--soft); max-width: 12em; } dd { margin: 0; }
.charts { columns: 2 23rem; column-gap: 2.5rem; margin: .8rem 0 1.4rem; }
.tables { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 0 3rem; }
figure { margin: 0 0 1.4rem; min-width: 0; break-inside: avoid; }
figcaption { font-weight: 600; margin-bottom: .3rem; }
figure svg { display: block; width: 100%; height: auto; max-width: 40rem; }
svg text { font-family: inherit; fill: var(--ink); }
svg .soft { fill: var(--soft); }
.form .scroll, .form table { width: 100%; } .form th.long { width: 40%; } .form th, .form td { border: 1px solid var(--soft); padding: .35rem .5rem; height: 2.2rem; }
.fill { margin-top: 1rem; } .fill .ruled { border-bottom: 1px solid var(--ink); height: 2.1rem; }
.card { border: 1px solid var(--soft); border-radius: 3px; padding: .5rem .8rem .7rem; margin: 0 0 .7rem; break-inside: avoid; }
.card.bad { border-left: 5px solid var(--bad); }
.card h3 { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1rem; margin: 0 0 .3rem; font-weight: 400; font-size: 1.1rem; } .card h3 b { font-size: 1.5rem; white-space: nowrap; } .card h3 small { margin-left: auto; font-size: .95rem; }
.card dl { margin: .2rem 0; grid-template-columns: 4.5em 1fr; gap: .05rem .6rem; }
.boxes { list-style: none; display: flex; flex-wrap: wrap; gap: .3rem 1.6rem; margin: .6rem 0 .2rem; padding: 0; } .boxes li::before { content: ""; display: inline-block; width: .8em; height: .8em; border: 1.2px solid var(--ink); margin-right: .4em; }
.result { color: var(--soft); border-bottom: 1px solid var(--soft); height: 2rem; padding-top: .5rem; } .card .ruled { border-bottom: 1px solid var(--soft); height: 2rem; }
.defs { position: absolute; width: 0; height: 0; }
@media screen and (max-width: 40rem) {
  .form .scroll { font-size: .85em; } .form th, .form td { padding: .15rem .2rem; }
  .card .boxes, .card .result, .card .ruled { display: none; }
  .wide { display: none; } h1 { font-size: 1.3rem; } dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .4rem; }
  .cards, .cards tbody, .cards tfoot, .cards caption { display: block; } .cards thead { display: none; }
  .cards tr { display: flex; flex-wrap: wrap; gap: 0 .9rem; border-bottom: 1px solid var(--line); padding: .4rem 0; }
  .cards td, .cards tbody th.group { padding: 0; border: 0; white-space: normal; } .cards td.date { white-space: nowrap; }
  .cards td.text { flex: 0 1 auto; min-width: 0; }
  .cards td[data-head]::before { content: attr(data-head) " "; color: var(--soft); } .cards td:empty { display: none; }
}
@media print {
  nav { display: none; } a { color: inherit; text-decoration: none; }
  @page { size: A4; margin: 14mm; }
  body { font-size: 10pt; } main { max-width: none; padding: 0; }
  .wide { display: none; } .scroll { overflow: visible; } table { max-width: 100%; font-size: 9pt; } th, td { padding: .16rem .6rem .16rem 0; } .form th, .form td { padding: .16rem .4rem; height: 9mm; }
  td.key { white-space: normal; } td.date { white-space: nowrap; } thead { display: table-header-group; } tr, figure, .fill { break-inside: avoid; } tr.grouping { break-after: avoid; } h2, caption { break-after: avoid; }
  @page sheet { size: A4; margin: 10mm 12mm; }
  .sheet { page: sheet; font-size: 8.5pt; line-height: 1.4; } .sheet h1 { font-size: 14pt; } .sheet header { margin-bottom: .4rem; } .sheet h2 { font-size: 10.5pt; margin: .5rem 0 .2rem; }
  .sheet ul { margin: .2rem 0 .3rem; } .sheet p { margin: .2rem 0; } .sheet .scroll { margin: .3rem 0 .4rem; } .sheet table { font-size: 8pt; } .sheet th, .sheet td { padding: .06rem .4rem .06rem 0; } .sheet .tables { column-gap: 6mm; }
  .sheet .charts { margin: .3rem 0 0; } .sheet figure { margin: 0 0 .4rem; } .sheet figcaption { margin: 0; } .sheet figure svg { width: 80%; }
  .charts { columns: 2; column-gap: 8mm; } .tables { column-gap: 10mm; } .break { break-before: page; }
}
"#;
