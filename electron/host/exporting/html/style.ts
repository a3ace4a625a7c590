/** How the HTML page looks: as the PDF does, on screen and on paper. */
import type { Paper } from '#shared/contract/methods.ts';
import { SIDES } from '#shared/domain/definition/vocabulary.ts';
import { INK, SIDE_INK } from '../ink.ts';

const PAPERS: Record<Paper, string> = { A4: 'A4', Letter: 'letter' };

export const styleFor = (paper: Paper): string => `
@page { size: ${PAPERS[paper]} portrait; margin: 9mm 11mm; }
:root { color-scheme: light; }
* { box-sizing: border-box; }
html { background: ${INK.band}; }
body {
  font: 14px/1.4 Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  color: ${INK.text}; background: ${INK.paper};
  max-width: 960px; margin: 24px auto; padding: 32px 40px;
  overflow-wrap: break-word;
}
h1, h2, p, table, ul, figure { margin: 0; padding: 0; }
h1 { font-size: 28px; line-height: 1.15; font-weight: 600; }
h2 { font-size: 16px; font-weight: 600; margin-bottom: 4px; }
section, figure { margin-top: 22px; }
.muted { color: ${INK.muted}; }
.small { font-size: 0.86em; }
.marks, .whole { white-space: nowrap; }
.marks svg { width: 0.72em; height: 0.72em; margin-right: 0.25em; }
header { display: grid; grid-template-columns: 1fr repeat(3, 18%); gap: 6px 20px; border-top: 4px solid; padding-top: 10px; }
${SIDES.map((side) => `header.${side} { border-color: ${SIDE_INK[side]}; }`).join('\n')}
.logo { display: block; width: auto; height: auto; max-width: 160px; max-height: 40px; margin-bottom: 6px; }
.figure { margin: 0; }
.figure dt { font-weight: 600; font-size: 0.86em; }
.figure dd { margin: 0; }
.figure .value { font-size: 28px; line-height: 1.15; font-weight: 600; font-variant-numeric: tabular-nums; }
.flow svg { display: block; width: 100%; height: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; font-weight: 400; padding: 3px 10px 3px 0; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: ${INK.muted}; font-size: 0.86em; border-bottom: 1px solid ${INK.rule}; vertical-align: bottom; }
tbody th, tbody td { border-bottom: 1px solid ${INK.hairline}; }
tbody tr:last-child > * { border-bottom: 0; }
tr { break-inside: avoid; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; width: 1%; }
th strong, thead strong { color: ${INK.text}; font-size: 1.16em; }
th strong { font-weight: 600; }
tbody th strong { font-size: 1em; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 28px; }
.columns { columns: 2; column-gap: 28px; }
.columns table { break-inside: avoid; margin-bottom: 10px; }
.columns thead { break-after: avoid; }
.list { list-style: none; }
.list li { margin-top: 3px; }
.caveats { padding-left: 1.1em; }
.signatures { display: grid; grid-template-columns: repeat(3, 1fr); gap: 28px; }
.signatures div { display: grid; grid-template-columns: 1fr 1fr; gap: 0 14px; align-content: start; }
.signatures h2 { grid-column: 1 / -1; font-size: 1em; margin: 0; }
.signatures p { display: flex; flex-direction: column; justify-content: flex-end; min-height: 50px; margin: 0; }
.signatures b { font-weight: 500; }
.signatures i { font-size: 1.16em; }
.signatures span { border-top: 1px solid ${INK.rule}; color: ${INK.muted}; font-size: 0.86em; }
.record { display: grid; grid-template-columns: 9em 1fr; gap: 4px 14px; margin: 0; }
.record dt { font-weight: 600; }
.record dd { margin: 0; }
.drawn { display: block; height: 26px; fill: none; stroke: ${INK.text}; stroke-width: 3; stroke-linecap: round; }
footer { margin-top: 22px; border-top: 1px solid ${INK.hairline}; padding-top: 6px; color: ${INK.muted}; font-size: 0.86em; }
@media print {
  html { background: none; }
  body { font-size: 8.5pt; line-height: 1.25; max-width: none; margin: 0; padding: 0; }
  h1, .figure .value { font-size: 17pt; }
  h2 { font-size: 10pt; margin-bottom: 1pt; }
  section, figure, footer { margin-top: 8pt; }
  th, td { padding-block: 1.5pt; }
  .signatures { break-inside: avoid; }
  .signatures p { min-height: 26pt; }
}
@media (max-width: 640px) {
  body { padding: 20px; margin: 0; }
  header, .pair, .signatures { grid-template-columns: 1fr; }
  .columns { columns: 1; }
}
`;
