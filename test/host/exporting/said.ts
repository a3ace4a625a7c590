/** What every form of a page must say, in the page's own words. */
import type { DefinitionPage } from '../../../electron/host/exporting/page-model.ts';

/** What a room adds to a page, so that each part of it has something to say. */
export const ROOM: Pick<DefinitionPage, 'setAside' | 'decisions'> = {
  setAside: [{ finding: 'Clicks alone lead to MQL', reason: 'Reviewed next quarter.' }],
  decisions: [
    {
      what: 'Threshold of MQL',
      chosen: '55 points',
      why: 'Sales has the time for it.',
      by: 'Grace and Jonas, 2 March 2026',
      open: 'Jonas would rather have 60.',
    },
  ],
};

export const saidBy = (page: DefinitionPage): string[] => [
  page.title,
  page.company,
  page.flow.description,
  page.verdict.finding,
  ...page.verdict.figures.flatMap(({ label, value, detail }) => [label, value, detail]),
  ...page.verdict.caveats,
  ...page.stages.flatMap((stage) => [
    stage.name,
    stage.owner.label,
    stage.meaning,
    stage.deadline ?? 'no deadline',
    ...stage.facts,
    ...stage.entry,
    ...stage.exits,
  ]),
  ...page.thresholds.flatMap((row) => [row.step, row.words]),
  ...page.scoring.notes,
  ...page.scoring.sections.flatMap(({ label, limits, rules }) => [
    label,
    ...limits,
    ...rules.flatMap((rule) => [rule.name, rule.words, rule.points, rule.terms]),
  ]),
  ...page.disqualifiers.flatMap((row) => [row.reason, row.words, row.from]),
  ...page.reasons,
  ...page.setAside.flatMap(({ finding, reason }) => [finding, reason]),
  ...page.decisions.flatMap(({ what, chosen, why, by, open }) => [what, chosen, why, by, open]),
  ...page.decisions.flatMap(({ what, chosen, why, by, open }) => [what, chosen, why, by, open]),
  ...page.signatures.flatMap(({ label, signed }) => [
    label,
    ...(signed ? [signed.name, signed.role, signed.date] : []),
  ]),
  ...page.footer,
];
