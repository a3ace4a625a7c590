import type { Command } from 'commander';
import type { SimulationRun } from '#shared/contract/simulating.ts';
import { describeNumber, describeShare } from '#shared/domain/definition/wording.ts';
import { definitionOf, findDefinition } from '../definition.ts';
import { openWorkshop, withDoor } from '../door.ts';
import { print, printJson, table } from '../output.ts';
import { type TooYoung, tooYoungOption } from '../too-young.ts';

interface Options {
  workshop: string;
  definition: string;
  deals?: true;
  tooYoung?: TooYoung;
  json?: true;
}

export function addSimulate(program: Command): void {
  program
    .command('simulate')
    .description('Put the deals of a workshop through a definition.')
    .requiredOption('-w, --workshop <file>', 'the workshop')
    .requiredOption('-d, --definition <name>', 'a definition’s name in the workshop, or a JSON file')
    .option('--deals', 'list each deal as well')
    .addOption(
      tooYoungOption(
        'leave out open deals younger than that: a number of days, “usual” or “none”; as the workshop has it, unless given',
      ),
    )
    .option('--json', 'print the result as JSON')
    .action(simulate);
}

const simulate = ({ workshop, definition, deals, tooYoung, json }: Options): Promise<void> =>
  withDoor(async (door) => {
    await openWorkshop(door, workshop);
    const named = definitionOf(await findDefinition(door, definition));
    const run = await door.ask('simulation.run', {
      definition: named,
      deals: deals ?? false,
      ...tooYoung,
    });
    if (json) printJson(run);
    else print(inWords(run));
  });

function inWords(run: SimulationRun): string {
  const verdict = run.stages.find(({ id }) => id === run.verdictStage)!;
  return [
    `${run.definition}, on ${run.deals} deals${run.tooYoung ? `; ${youngInWords(run.tooYoung)}` : ''}`,
    '',
    table(
      ['Stage', 'Reached', 'Won', 'Lost', 'Rejected', 'Open', 'Can’t tell'],
      run.stages.map(({ name, reached, undecided, byOutcome }) => [
        name,
        reached,
        byOutcome.won ?? 0,
        byOutcome.lost ?? 0,
        byOutcome.rejected ?? 0,
        byOutcome.open ?? 0,
        undecided,
      ]),
    ),
    '',
    run.wonCaptured === null
      ? 'There are no won deals in this sample, so nobody can say how many would have been caught.'
      : `Won deals that get to ${verdict.name}: ${describeShare(run.wonCaptured)}.`,
    run.precision === null
      ? `How many of the deals at ${verdict.name} are won can’t be told: it takes lost or rejected deals, and some that get there.`
      : `Of the deals at ${verdict.name} that have ended, ${describeShare(run.precision)} were won.`,
    ...lackingInWords(run.lacking),
    ...(run.perDeal ? ['', dealTable(run, run.perDeal)] : []),
  ].join('\n');
}

const youngInWords = ({ deals, days }: NonNullable<SimulationRun['tooYoung']>): string =>
  `${deals} more ${deals === 1 ? 'is' : 'are'} open and younger than ${days} days, too young to tell, and left out`;

const lackingInWords = ({ fields, touchpoints }: SimulationRun['lacking']): string[] => {
  const asked = [...fields, ...touchpoints].map((name) => `“${name}”`);
  if (asked.length === 0) return [];
  return [
    `These deals don’t tell ${asked.join(', ')}: what asks for that is unknown for every deal, and gives no points.`,
  ];
};

const dealTable = ({ stages }: SimulationRun, deals: NonNullable<SimulationRun['perDeal']>): string => {
  const nameOf = (id: string | null) => stages.find((stage) => stage.id === id)?.name ?? 'out';
  return table(
    ['Deal', 'Outcome', 'Reached', 'At the end', 'Score', 'Highest'],
    deals.map(({ id, outcome, reached, current, score, peakScore }) => [
      id,
      outcome,
      nameOf(reached),
      nameOf(current),
      describeNumber(score),
      describeNumber(peakScore),
    ]),
  );
};
