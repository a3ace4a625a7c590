/** The one page as one HTML file: no scripts, nothing from elsewhere, everything escaped. */
import type { Signature } from '#shared/contract/approvals.ts';
import type { Paper } from '#shared/contract/methods.ts';
import type { Side } from '#shared/domain/definition/schema.ts';
import type {
  DecisionRow,
  DefinitionPage,
  RecordRow,
  RuleRow,
  ScoringSection,
  SetAside,
  Share,
  StageRow,
} from '../page-model.ts';
import { countAlone, share, shareAlone, words } from '../words.ts';
import { flowPicture, sideMark } from './flow.ts';
import { type Markup, markup } from './markup.ts';
import { styleFor } from './style.ts';

export function renderHtml(page: DefinitionPage, paper: Paper): string {
  const { html } = markup`<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>${page.title} – ${page.company}</title>
<style>${{ html: styleFor(paper) }}</style>
</head>
<body>
${header(page)}
<main>
<figure class="flow">${flowPicture(page.flow)}</figure>
${stages(page.stages)}
<div class="pair">${thresholds(page)}${disqualifiers(page)}</div>
${scoring(page)}
<section><h2>${page.verdict.finding}</h2><ul class="caveats">${page.verdict.caveats.map((text) => markup`<li>${text}</li>`)}</ul></section>
${setAside(page.setAside)}
${decisions(page.decisions)}
${signatures(page)}
${record(page.record)}
</main>
<footer>${page.footer.join(' · ')}</footer>
</body>
</html>
`;
  return html;
}

const header = (page: DefinitionPage): Markup => markup`<header class="${page.side}">
<div>${logo(page)}<p class="muted small">${page.company} · ${page.kind}</p><h1>${page.title}</h1><p class="muted small">${marked(`${page.sideLabel} · ${page.subtitle}`, [page.side])}</p></div>
${page.verdict.figures.map(
  ({ label, value, detail }) =>
    markup`<dl class="figure"><dt>${label}</dt><dd class="value">${value}</dd><dd class="muted small">${unbroken(detail)}</dd></dl>`,
)}
</header>`;

/** The interval in brackets goes to the next line as a whole, not from its dash on. */
function unbroken(detail: string): Markup {
  const [counts, interval] = detail.split(/ (?=\()/, 2);
  return interval ? markup`${counts!} <span class="whole">${interval}</span>` : markup`${detail}`;
}

const logo = ({ logo: picture, company }: DefinitionPage): Markup | null =>
  picture &&
  markup`<img class="logo" src="data:image/png;base64,${picture.png}" width="${picture.width}" height="${picture.height}" alt="${company}">`;

const record = (rows: readonly RecordRow[]): Markup | null =>
  rows.length === 0
    ? null
    : markup`<section><h2>${words.headings.record}</h2><dl class="record">${rows.map(
        ({ label, lines }) =>
          markup`<dt>${label}</dt><dd>${lines.map((line) => markup`<p>${line}</p>`)}</dd>`,
      )}</dl></section>`;

/** A name with the marks of its sides before it. */
const marked = (text: string, sides: readonly Side[]): Markup =>
  markup`<span class="marks">${sides.map(sideMark)}</span>${text}`;

function stages(rows: readonly StageRow[]): Markup {
  const { stage, meaning, ways, deals, won, notWon } = words.stageColumns;
  return markup`<section><h2>${words.headings.stages}</h2><table>
<thead><tr><th scope="col">${stage}</th><th scope="col">${meaning}</th><th scope="col">${ways}</th>${[deals, won, notWon].map((text) => markup`<th scope="col" class="number">${text}</th>`)}</tr></thead>
<tbody>${rows.map(stageRow)}</tbody></table></section>`;
}

const stageRow = ({ name, owner, deadline, meaning, facts, entry, exits, reach }: StageRow): Markup => markup`
<tr><th scope="row"><strong>${name}</strong><br><span class="muted small">${marked(owner.label, owner.sides)}<br>${deadline ?? words.noDeadline}</span></th>
<td>${meaning} <span class="muted">${facts.join(' ')}</span></td>
<td>${[...entry, ...exits].map((text) => markup`<p>${text}</p>`)}</td>
<td class="number">${countAlone(reach?.all ?? null)}</td>${shareCell(reach?.won ?? null)}${shareCell(reach?.notWon ?? null)}</tr>`;

/** The share alone, as on paper; the counts behind it as its title. */
const shareCell = (value: Share | null): Markup =>
  value === null
    ? markup`<td class="number">${words.none}</td>`
    : markup`<td class="number" title="${share(value)}">${shareAlone(value)}</td>`;

function thresholds({ thresholds: rows, scoring: { notes } }: DefinitionPage): Markup {
  const items = rows.map(({ step, words: said }) => markup`<li><strong>${step}:</strong> ${said}</li>`);
  return markup`<section><h2>${words.headings.thresholds}</h2><ul class="list">${items.length > 0 ? items : markup`<li>${words.noThresholds}</li>`}</ul><p class="muted small">${notes.join(' ')}</p></section>`;
}

function disqualifiers({ disqualifiers: rows, reasons }: DefinitionPage): Markup {
  const items = rows.map(
    ({ reason, words: said, from }) =>
      markup`<li><strong>${reason}:</strong> ${said} <span class="muted">(${from})</span></li>`,
  );
  return markup`<section><h2>${words.headings.disqualifiers}</h2><ul class="list">${items.length > 0 ? items : markup`<li>${words.noDisqualifiers}</li>`}
<li><strong>${words.headings.reasons}:</strong> ${reasons.length > 0 ? `${reasons.join(', ')}.` : words.noReasons}</li></ul></section>`;
}

const scoring = ({ scoring: { sections, evidence } }: DefinitionPage): Markup =>
  markup`<section><h2>${words.headings.scoring}</h2><p class="muted small">${sections.length > 0 ? evidence : words.noRules}</p><div class="columns">${sections.map(category)}</div></section>`;

function category({ label, limits, rules }: ScoringSection): Markup {
  const { points, won, notWon } = words.scoringColumns;
  return markup`<table><thead><tr><th scope="col" class="number">${points}</th><th scope="col"><strong>${label}</strong> ${limits.join('; ')}</th><th scope="col" class="number">${won}</th><th scope="col" class="number">${notWon}</th></tr></thead>
<tbody>${rules.map(ruleRow)}</tbody></table>`;
}

const ruleRow = (rule: RuleRow): Markup => markup`
<tr><td class="number"><strong>${rule.points}</strong></td><td><strong>${rule.name}</strong>${rule.words === '' ? '' : ` – ${rule.words}`}${rule.terms === '' ? null : markup` <span class="muted">(${rule.terms})</span>`}</td>${shareCell(rule.won)}${shareCell(rule.notWon)}</tr>`;

const setAside = (objections: readonly SetAside[]): Markup | null =>
  objections.length === 0
    ? null
    : markup`<section><h2>${words.headings.setAside}</h2><ul class="list">${objections.map(
        ({ finding, reason }) => markup`<li><strong>${finding}</strong> ${reason}</li>`,
      )}</ul></section>`;

const decisions = (rows: readonly DecisionRow[]): Markup | null =>
  rows.length === 0
    ? null
    : markup`<section><h2>${words.headings.decisions}</h2><ul class="list">${rows.map(
        ({ what, chosen, why, by, open }) =>
          markup`<li><strong>${what}:</strong> ${chosen} <span class="muted">${why} (${by})</span>${open === '' ? null : markup`<br><strong>${words.headings.open}:</strong> ${open}`}</li>`,
      )}</ul></section>`;

function signatures({ signatures: places }: DefinitionPage): Markup {
  const { name, role, signature, date } = words.signature;
  return markup`<section class="signatures">${places.map(
    ({ side, label, signed }) =>
      markup`<div><h2>${marked(words.agreedBy(label), side === null ? [] : [side])}</h2>${[
        signaturePlace(name, signed && markup`${signed.name}`),
        signaturePlace(role, signed && markup`${signed.role}`),
        signaturePlace(signature, signed && written(signed.signature)),
        signaturePlace(date, signed && markup`${signed.date}`),
      ]}</div>`,
  )}</section>`;
}

/** A line to write on, with what was written above it. */
const signaturePlace = (label: string, value: Markup | null): Markup =>
  markup`<p><b>${value ?? ' '}</b><span>${label}</span></p>`;

const written = (signature: Signature): Markup =>
  signature.kind === 'typed'
    ? markup`<i>${signature.text}</i>`
    : markup`<svg viewBox="0 0 300 100" class="drawn" role="img" aria-label="${words.signature.signature}"><path d="${signature.path}"/></svg>`;
