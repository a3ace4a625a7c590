/** Build sheets: what an admin sets up by hand in a CRM, in its own terms, and what it can't express. */
import { transitionsFrom } from '#shared/domain/classify/replay.ts';
import { describeLimits, describeTransition } from '#shared/domain/definition/describe.ts';
import type { Criterion } from '#shared/domain/definition/schema.ts';
import { describeHours, describePoints } from '#shared/domain/definition/wording.ts';
import { escapeMarkdown as text } from '../../markdown/escape.ts';
import type { PackSource, Target } from '../target.ts';
import type { Crm, Gap } from './crm.ts';
import { type Feature, featuresOf } from './features.ts';
import { HUBSPOT } from './hubspot.ts';
import { MARKETO } from './marketo.ts';
import { SALESFORCE } from './salesforce.ts';

export const buildSheetTargets = (source: PackSource): Target[] =>
  [HUBSPOT, SALESFORCE, MARKETO].map((crm) => buildSheet(crm, source));

function buildSheet(crm: Crm, source: PackSource): Target {
  const gaps = [...gapsOf(crm, featuresOf(source)), ...tooLong(crm, source)];
  return {
    name: `Build sheet for ${crm.name}`,
    files: [
      {
        path: `build-sheets/${crm.file}.md`,
        content: sheet(crm, source, gaps),
        holds: `what to set up in ${crm.name}, step by step`,
      },
    ],
    unsupported: gaps,
  };
}

const gapsOf = ({ gaps }: Crm, used: ReadonlyMap<Feature, string[]>): string[] =>
  [...used].flatMap(([feature, where]) => {
    const gap = gaps[feature];
    return gap ? [inWords(gap, where)] : [];
  });

/** Formulas that are longer than the CRM takes. */
function tooLong(crm: Crm, source: PackSource): string[] {
  const { longest } = crm;
  if (!longest) return [];
  const { scoring, transitions } = source.definition;
  const where = [
    ...scoring.rules.map(({ name, when }) => ({ name: `“${name}”`, when })),
    ...transitions.map((step) => ({ name: describeTransition(step, source.names), when: step.when })),
  ].flatMap(({ name, when }) => {
    const said = crm.criterion(when, source);
    return said.kind === 'formula' && said.text.length > longest.characters ? [name] : [];
  });
  return where.length === 0 ? [] : [inWords(longest, where)];
}

const inWords = ({ cannot, nearest }: Gap, where: readonly string[]): string =>
  `${cannot} The nearest: ${nearest} (Concerns ${where.join(', ')}.)`;

function sheet(crm: Crm, source: PackSource, gaps: readonly string[]): string {
  const { definition, fingerprint, names } = source;
  const { scoring, stages } = definition;
  const items = (lines: readonly string[]) => lines.map((line) => `- ${text(line)}`).join('\n');
  const rules = scoring.rules.map((rule) => {
    const group = scoring.groups.find(({ id }) => id === rule.group);
    return `### ${text(`${rule.name}: ${describePoints(rule.points)} (${rule.category}${group ? `, ${group.name}` : ''})`)}
${text(crm.rule(rule))}

${written(crm, rule.when, source)}`;
  });
  const limits = [
    ...scoring.groups.map((group) => `${group.name} (${group.category}): ${describeLimits(group)}`),
    ...Object.entries(scoring.categories).map(
      ([category, one]) => `${category}: ${describeLimits(one ?? {})}`,
    ),
    `Total: ${describeLimits(scoring.total)}`,
    ...scoring.bands.map(
      ({ name, of, from, below }) =>
        `Band ${name}: ${of} score from ${from ?? 'any'} to below ${below ?? 'any'}`,
    ),
  ];
  const steps = stages.map((stage) => {
    const deadline = stage.slaHours === null ? 'no deadline' : `act within ${describeHours(stage.slaHours)}`;
    const looks = transitionsFrom(definition, stage.id).map(
      (step, i) => `#### ${i + 1}. ${text(describeTransition(step, names))}
${text(crm.step(step, names))}

${written(crm, step.when, source)}`,
    );
    return `### ${text(stage.name)}
${text(`Owner: ${stage.owner ?? 'nobody yet'}; ${deadline}. ${stage.meaning}`)}

${looks.length === 0 ? 'No step leads on from here.' : looks.join('\n\n')}`;
  });
  return `# ${text(`${definition.name}: build sheet for ${crm.name}`)}

${text(crm.intro)}

Fingerprint of the definition: ${fingerprint}

## What ${crm.name} can’t express, and the nearest
${items(gaps)}

## Prepare
${items(crm.prepare(names))}

## Scoring
${rules.length === 0 ? 'No rules.' : rules.join('\n\n')}

### Limits and bands
${items(limits)}

## Stages, and the steps from each in the order in which they are looked at
${steps.join('\n\n')}

## Test
Put the golden leads (golden/leads.csv) through it: score and stage must be those expected, but for what is listed above.
`;
}

function written(crm: Crm, criterion: Criterion, source: PackSource): string {
  const said = crm.criterion(criterion, source);
  if (said.kind === 'lines') return said.lines.map((line) => `- ${text(line)}`).join('\n');
  // Nothing in a formula may end the block of code.
  return `\`\`\`\n${said.text.replace(/\s+/gu, ' ').replaceAll('`', "'")}\n\`\`\``;
}
