/**
 * The look of a report: the editor's colours where it is shown in one, else its own, light and dark. Bars and drawings
 * take their colours from here as well.
 */
export const reportStyle = `
:root {
  color-scheme: light dark;
  --page: var(--vscode-editor-background, #ffffff);
  --text: var(--vscode-editor-foreground, #1f2328);
  --muted: var(--vscode-descriptionForeground, #5b6470);
  --line: var(--vscode-editorWidget-border, #d9dee4);
  --accent: var(--vscode-charts-blue, #1f6fb8);
  --past: color-mix(in srgb, var(--text) 30%, var(--page));
  --mark: var(--vscode-editor-foreground, #1f2328);
  --good: var(--vscode-charts-green, #2f7d4f);
  --error: var(--vscode-editorError-foreground, #c4314b);
  --warning: var(--vscode-editorWarning-foreground, #96690b);
  --information: var(--vscode-editorInfo-foreground, #1f6fb8);
  --hint: var(--vscode-descriptionForeground, #5b6470);
  --focus: var(--vscode-focusBorder, #1f6fb8);
  --band: color-mix(in srgb, var(--accent) 28%, transparent);
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: var(--vscode-editor-background, #16181c);
    --text: var(--vscode-editor-foreground, #e3e6ea);
    --muted: var(--vscode-descriptionForeground, #9aa3ae);
    --line: var(--vscode-editorWidget-border, #33383f);
    --accent: var(--vscode-charts-blue, #5aa9ec);
    --mark: var(--vscode-editor-foreground, #e3e6ea);
    --good: var(--vscode-charts-green, #6cc48d);
    --error: var(--vscode-editorError-foreground, #f2798b);
    --warning: var(--vscode-editorWarning-foreground, #dcb45a);
    --information: var(--vscode-editorInfo-foreground, #5aa9ec);
    --hint: var(--vscode-descriptionForeground, #9aa3ae);
    --focus: var(--vscode-focusBorder, #5aa9ec);
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0;
  background: var(--page);
  color: var(--text);
  font: 14px/1.5 var(--vscode-font-family, system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif);
  font-variant-numeric: tabular-nums;
}
main { max-width: 1120px; margin: 0 auto; padding: 40px 32px 64px; }
h1, h2, h3, p, dl, dd, figure, ul { margin: 0; padding: 0; }
h1 { font-size: 26px; line-height: 1.25; font-weight: 600; overflow-wrap: anywhere; }
h2 { font-size: 16px; line-height: 1.4; font-weight: 600; margin-bottom: 12px; }
h3 { font-size: 14px; font-weight: 600; }
section { border-top: 1px solid var(--line); padding: 24px 0 32px; }
section > p { max-width: 68ch; margin-bottom: 12px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.overline { color: var(--vscode-textLink-foreground, var(--accent)); font-weight: 600; margin-bottom: 4px; }
.muted, figcaption, caption { color: var(--muted); }
p.warning { margin-top: 16px; padding: 8px 12px; border-inline-start: 3px solid var(--warning); }
.facts { color: var(--muted); margin-top: 4px; }
ul.files { list-style: none; margin-top: 8px; }
ul.files li { overflow-wrap: anywhere; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 24px; margin: 28px 0 32px; }
.tiles dt { color: var(--muted); }
.tiles dd { font-size: 24px; line-height: 1.3; font-weight: 600; }
.tiles dd small { display: block; font-size: 13px; line-height: 1.5; font-weight: 400; color: var(--muted); }
.columns { columns: 2 400px; column-gap: 48px; }
.columns section { break-inside: avoid; }
.lengths { margin-top: 28px; }
.lengths > h3 { margin-bottom: 12px; }
.columns figure { max-width: 340px; margin-top: 20px; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 270px), 1fr)); gap: 24px 32px; }
figure { min-width: 0; max-width: 420px; }
figure svg { display: block; width: 100%; height: auto; overflow: visible; font-size: 11px; }
figure + table, .plots + .scroll { margin-top: 24px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding-bottom: 4px; }
th { font-weight: 400; text-align: left; }
thead th { color: var(--muted); }
thead th::first-letter, .tiles small::first-letter { text-transform: uppercase; }
th, td { padding: 5px 16px 5px 0; vertical-align: baseline; border-bottom: 1px solid var(--line); }
tbody tr:last-child > * { border-bottom: 0; }
th:last-child, td:last-child { padding-right: 0; }
th.number, td.number { text-align: right; white-space: nowrap; }
th.name { overflow-wrap: anywhere; min-width: 7em; }
td.bar { width: 34%; min-width: 72px; vertical-align: middle; }
td.range { width: 236px; vertical-align: middle; }
td.bar svg, td.range svg { display: block; width: 100%; }
td.bar svg { height: 10px; }
td.bar rect { fill: var(--accent); }
td.bar rect.past { fill: var(--past); }
td.bar svg + svg { margin-top: 2px; }
td.bar svg:not(:only-child) { height: 5px; }
code { font-family: var(--vscode-editor-font-family, ui-monospace, "SF Mono", Menlo, Consolas, monospace); font-size: 13px; white-space: nowrap; }
code.row { white-space: pre-wrap; overflow-wrap: anywhere; }
.severity, .verdict { white-space: nowrap; }
.severity::before, .verdict::before { content: ""; display: inline-block; width: 8px; height: 8px; border-radius: 50%; margin-right: 8px; background: var(--hint); }
.severity.error::before { background: var(--error); }
.severity.warning::before, .verdict.below::before, .verdict.above::before { background: var(--warning); }
.severity.information::before { background: var(--information); }
.verdict.within::before { background: var(--good); }
.prompt { white-space: pre-wrap; overflow-wrap: anywhere; }
details { margin-top: 8px; }
summary { color: var(--muted); cursor: pointer; }
details table { margin-top: 4px; }
button.link { font: inherit; color: var(--vscode-textLink-foreground, var(--accent)); background: none; border: 0; padding: 0; cursor: pointer; text-align: inherit; }
button.link:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
.bars[fill-opacity] rect:focus-visible, .bars[fill-opacity] rect:hover { fill-opacity: 0.35; }
.bars rect:focus-visible, .bars rect:hover { fill: var(--text); outline-offset: 0; }
.legend { border-top: 1px solid var(--line); padding-top: 24px; font-size: 16px; font-weight: 600; }
.legend + section { border-top: 0; padding-top: 16px; }
.legend span { font-size: 14px; font-weight: 400; margin-left: 16px; white-space: nowrap; }
.legend span::before { content: ""; display: inline-block; width: 12px; height: 12px; border-radius: 2px; margin-right: 6px; vertical-align: -1px; background: var(--accent); }
.legend span.past::before { background: var(--past); }
figure.wide { max-width: 640px; margin-bottom: 24px; }
figure.flow { max-width: 640px; margin-bottom: 24px; overflow-x: auto; }
.flow svg { min-width: 520px; font-size: 13px; }
.flow text { fill: var(--text); }
.flow text.quiet, .flow .quiet { fill: var(--muted); font-size: 12px; font-weight: 400; }
.flow .total { font-size: 15px; font-weight: 600; }
.flow .stays { fill: color-mix(in srgb, var(--accent) 32%, var(--page)); shape-rendering: crispEdges; }
.flow .leaves { fill: color-mix(in srgb, var(--text) 42%, var(--page)); }
.flow .across { stroke: var(--accent); stroke-width: 1.5; stroke-dasharray: 3 3; fill: none; }
.flow .leader { stroke: var(--muted); stroke-dasharray: 1 4; stroke-linecap: round; }
.samples { margin-top: 24px; }
.samples h3 code, .steps th code { font-size: 12px; font-weight: 400; margin-left: 4px; }
.sample summary b { color: var(--text); font-weight: 600; margin-right: 6px; }
.excerpt { margin-top: 4px; padding: 8px 12px; border-radius: 4px; background: color-mix(in srgb, var(--text) 5%, transparent); max-height: 11em; overflow-y: auto; }
.excerpt code { font-size: 12px; }
del { color: var(--error); background: color-mix(in srgb, var(--error) 14%, transparent); }
ins { color: var(--good); background: color-mix(in srgb, var(--good) 14%, transparent); }
.steps td:nth-child(2) { white-space: nowrap; }
.steps td.bar { width: 14%; }
.steps tr.idle th, .steps tr.idle td { color: var(--muted); }
.columns td.bar { width: 22%; min-width: 48px; }
.origin th { white-space: nowrap; }
.cuts { display: grid; grid-template-columns: minmax(0, 640px) minmax(260px, 1fr); gap: 24px 40px; margin-bottom: 24px; }
.cuts figure { max-width: none; }
.cuts .plot { position: relative; }
.cuts .veil, .cuts .handle { position: absolute; top: 6%; bottom: 11.5%; }
.cuts .veil { pointer-events: none; background: var(--page); opacity: 0.7; }
.cuts .handle { width: 24px; margin-left: -12px; cursor: ew-resize; touch-action: none; }
.cuts .handle::before { content: ""; position: absolute; top: 0; bottom: 0; left: 11px; width: 2px; background: var(--mark); }
.cuts .handle::after {
  content: ""; box-sizing: border-box; position: absolute; top: 50%; left: 6px; width: 12px; height: 28px; margin-top: -14px; border-radius: 6px;
  background: var(--mark); border: 2px solid var(--page);
}
.cuts .handle:hover::after, .cuts .handle:focus-visible::after { background: var(--accent); }
.cuts .for-rules { grid-column: 1 / -1; }
.cuts .tail { margin-bottom: 16px; }
.cuts .figure b { font-size: 20px; font-weight: 600; margin-right: 4px; }
.cuts pre { margin: 4px 0 8px; overflow-x: auto; font: 12px/1.5 var(--vscode-editor-font-family, ui-monospace, "SF Mono", Menlo, Consolas, monospace); }
.cuts button { font: inherit; padding: 3px 12px; border-radius: 4px; border: 1px solid var(--vscode-button-border, var(--line)); cursor: pointer; color: var(--vscode-button-secondaryForeground, var(--text)); background: var(--vscode-button-secondaryBackground, transparent); }
#tip {
  position: fixed; z-index: 1; pointer-events: none; max-width: 280px; padding: 3px 8px; border-radius: 4px;
  background: var(--vscode-editorHoverWidget-background, var(--text)); color: var(--vscode-editorHoverWidget-foreground, var(--page));
  border: 1px solid var(--vscode-editorHoverWidget-border, transparent);
}
#tip[hidden] { display: none; }
@media (max-width: 640px) {
  main { padding: 24px 16px 48px; }
  .tiles { grid-template-columns: repeat(2, 1fr); gap: 16px; }
  figure { max-width: 440px; }
  td.range { display: none; }
  .cuts figure svg { font-size: 16px; }
}
@media (max-width: 860px) {
  .cuts { grid-template-columns: minmax(0, 1fr); }
}
@media print {
  @page { margin: 16mm 14mm; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { font-size: 11px; }
  main { padding: 0; max-width: none; }
  h2, h3, summary, figcaption, .legend, section > p { break-after: avoid; }
  figure, tr, .tiles, .columns section, .sample { break-inside: avoid; }
  thead, tbody tr:nth-child(-n + 2) { break-after: avoid; }
  thead + tbody tr:first-child { break-before: avoid; }
  thead { display: table-header-group; }
  .scroll, .excerpt, figure.flow { overflow: visible; max-height: none; }
  .flow svg { min-width: 0; }
  .tiles { grid-template-columns: repeat(5, 1fr); gap: 12px; }
  .tiles dd { font-size: 18px; }
  .tiles dd small { font-size: 10px; }
  .plots { grid-template-columns: repeat(3, 1fr); gap: 12px 20px; }
  figure.wide { break-inside: auto; }
  figure svg { break-inside: avoid; }
  .columns { columns: 2; column-gap: 24px; }
  .samples h3 code, .steps th code, .excerpt code, code { font-size: 9.5px; }
  .excerpt { padding: 4px 8px; }
  th, td { padding-top: 3px; padding-bottom: 3px; }
  details th, details td { padding-top: 0; padding-bottom: 0; }
  details::details-content { content-visibility: visible; block-size: auto; }
  summary { list-style: none; }
}
`;
