import type { Command } from 'commander';
import type { Explanation, TracedCriterion } from '#shared/contract/simulating.ts';
import { describeTransition } from '#shared/domain/definition/describe.ts';
import { describeInstant } from '#shared/domain/definition/moment.ts';
import { type Names, namesFor, reasonName, stageName } from '#shared/domain/definition/names.ts';
import { describeNumber, describePoints } from '#shared/domain/definition/wording.ts';
import { definitionOf, findDefinition } from '../definition.ts';
import { openWorkshop, withDoor } from '../door.ts';
import { print, printJson } from '../output.ts';

interface Options {
  workshop: string;
  definition: string;
  deal: string;
  json?: true;
}

export function addExplain(program: Command): void {
  program
    .command('explain')
    .description('Say why a deal landed where it did.')
    .requiredOption('-w, --workshop <file>', 'the workshop')
    .requiredOption('-d, --definition <name>', 'a definition’s name in the workshop, or a JSON file')
    .requiredOption('--deal <id>', 'the deal’s id')
    .option('--json', 'print the trace as JSON')
    .action(explain);
}

const explain = ({ workshop, definition, deal, json }: Options): Promise<void> =>
  withDoor(async (door) => {
    await openWorkshop(door, workshop);
    const named = definitionOf(await findDefinition(door, definition));
    const explanation = await door.ask('simulation.explain', { definition: named, deal });
    if (json) return printJson(explanation);
    const manifest = await door.ask('sample.manifest', {});
    print(inWords(explanation, namesFor(named, manifest?.fields), manifest?.timeZone ?? 'UTC'));
  });

function inWords(explanation: Explanation, names: Names, timeZone: string): string {
  const { deal, verdict, moments } = explanation;
  const end =
    verdict.current === null
      ? `It is out: ${verdict.out === null ? 'no reason given' : reasonName(names, verdict.out)}.`
      : `At the end it stands at ${stageName(names, verdict.current)}.`;
  return [
    `${deal.id} (${deal.outcome}) by “${explanation.definition}”: it gets as far as ${stageName(names, verdict.reached)}, with a score of ${describeNumber(verdict.score)} at the end and ${describeNumber(verdict.peakScore)} at its highest.`,
    end,
    ...moments.map((moment, i) => `\n${momentInWords(moment, moments[i - 1], names, timeZone)}`),
  ].join('\n');
}

type Moment = Explanation['moments'][number];

/** A moment's heading, the rules that changed in it, and the ways that were looked at. */
function momentInWords(moment: Moment, before: Moment | undefined, names: Names, timeZone: string): string {
  const changed = moment.rules.filter(
    ({ value, points }, i) =>
      value !== (before?.rules[i]?.value ?? 'false') || points !== (before?.rules[i]?.points ?? 0),
  );
  return [
    `${describeInstant(Date.parse(moment.at), timeZone)}: ${moment.happened} (score ${describeNumber(moment.score)})`,
    ...changed.map(({ name, value, points, when }) =>
      value === 'unknown'
        ? `  can’t tell  ${name}: ${missingIn(when, names)}`
        : `  ${value === 'true' ? 'yes' : 'no'}  ${name}: ${describePoints(points)}`,
    ),
    ...moment.steps.flatMap(({ transitions, taken }) =>
      transitions.map(({ id, when }) => {
        const transition = names.definition.transitions.find((each) => each.id === id)!;
        const sign = id === taken ? '→' : when.value === 'unknown' ? '?' : '·';
        return `  ${sign} ${describeTransition(transition, names)}`;
      }),
    ),
  ].join('\n');
}

/** The data that a criterion lacks, in words. */
function missingIn(criterion: TracedCriterion, names: Names): string {
  const missing = criterion.missing.map((lack) => lackInWords(lack, names));
  const inParts = criterion.parts.map((part) => missingIn(part, names)).filter((words) => words !== '');
  return [...new Set([...missing, ...inParts])].join(', ');
}

function lackInWords(lack: TracedCriterion['missing'][number], names: Names): string {
  switch (lack.kind) {
    case 'field':
      return `${names.fields.get(lack.field) ?? lack.field} is ${WHY[lack.because]}`;
    case 'touchpoints':
      return `the sample holds no ${lack.types.join(' or ')}`;
    case 'account':
      return 'the account is missing';
    case 'checklist':
      return 'no field stands in for the checklist';
  }
}

const WHY = {
  empty: 'missing',
  notYetKnown: 'not known yet',
  notInSample: 'not in the sample',
  notComparable: 'of another type',
};
