/** Why a deal gets to a stage, or does not, in a sentence. */
import { evaluate } from '../criteria/evaluate.ts';
import { describeCondition, describeCriterion } from '../definition/describe.ts';
import { criterionAt } from '../definition/edit-criterion.ts';
import { type Names, namesFor, reasonName, stageName } from '../definition/names.ts';
import type { Condition, Definition, Transition } from '../definition/schema.ts';
import { conditionsOf } from '../definition/walk.ts';
import { describeNumber } from '../definition/wording.ts';
import type { Deal, SampleContext } from '../sample/deal.ts';
import type { Instant } from '../sample/sample.ts';
import { momentsOf } from './moments.ts';
import { type Shortfall, shortfalls } from './near-miss.ts';
import { byTruth, type Replay, type ReplayedMoment, replay, scoreMoments } from './replay.ts';

export interface Why {
  passes: boolean;
  /** When what is told happened; null where nothing did. */
  at: Instant | null;
  /** The transition that decided; null where no way led on. */
  transition: string | null;
  words: string;
}

/** Why a definition lets a deal get to the stage at an index (or further), or what kept it from it. */
export function whyAt(context: SampleContext, deal: Deal, definition: Definition, stage: number): Why {
  const names = namesFor(definition, [...context.fields.values()]);
  const played = replay(scoreMoments(momentsOf(context, deal, definition), definition), definition, byTruth);
  const taken = played.moments.flatMap((at) => at.steps.map((step) => ({ at, transition: step.taken })));
  const entry = taken.find(({ transition }) => transition && leadsTo(transition, definition) >= stage);
  if (entry?.transition) return told(true, entry.at, entry.transition, names);
  if (stage === 0) return { passes: true, at: null, transition: null, words: 'every deal begins there' };
  if (played.out) {
    const at = played.moments.find(({ moment }) => moment.at === played.out?.at)!;
    const by = definition.transitions.find(({ id }) => id === played.out?.transition)!;
    return told(false, at, by, names);
  }
  return stopped(played, definition, names);
}

const leadsTo = (transition: Transition, { stages }: Definition): number =>
  transition.kind === 'disqualify' ? -1 : stages.findIndex(({ id }) => id === transition.to);

/** What was true when a transition was taken. */
function told(passing: boolean, at: ReplayedMoment, transition: Transition, names: Names): Why {
  const score = conditionsOf(transition.when)
    .map(({ condition }) => scoreSeen(condition, at))
    .find((words) => words !== null);
  const because = `${describeCriterion(transition.when, names)}${score ? ` (it was ${score})` : ''}`;
  const where =
    transition.kind === 'disqualify'
      ? `out as ${reasonName(names, transition.reason)}`
      : `to ${stageName(names, transition.to)}`;
  return { passes: passing, at: at.moment.at, transition: transition.id, words: `${where}: ${because}` };
}

function stopped({ current, moments, since }: Replay, definition: Definition, names: Names): Why {
  const least = current === null ? undefined : shortfalls(current, moments.slice(since), definition)[0];
  if (!least) {
    const words = `stays at ${stageName(names, current ?? '')}, from which no way leads on`;
    return { passes: false, at: null, transition: null, words };
  }
  const at = moments.find(({ moment }) => moment.at === least.at)!;
  const words = `stays at ${stageName(names, current!)}: ${shortWords(least, at, definition, names)}`;
  return { passes: false, at: least.at, transition: least.transition, words };
}

/** What was missing, condition by condition: `the score was 42, 8 short`, `not met: …`, `not known: …`. */
function shortWords(shortfall: Shortfall, at: ReplayedMoment, definition: Definition, names: Names): string {
  const { when } = definition.transitions.find(({ id }) => id === shortfall.transition)!;
  return shortfall.parts
    .map(({ path, wanted, points }) => {
      const condition = criterionAt(when, path) as Condition;
      const score = scoreSeen(condition, at);
      if (points !== null && score !== null) {
        return `the score was ${score}, ${tenths(points)} ${wanted === 'true' ? 'short' : 'too many'}`;
      }
      const { value } = evaluate(condition, at.moment, at.scored);
      const is = describeCondition(condition, names);
      if (value === 'unknown') return `not known whether ${is}`;
      return wanted === 'true' ? `not met: ${is}` : `in the way: ${is}`;
    })
    .join('; ');
}

/** Points as a sentence gives them: exact thousandths would read like a typo. */
const tenths = (thousandths: number): string => describeNumber(Math.round(thousandths / 100) / 10);

function scoreSeen(condition: Condition, { moment, scored }: ReplayedMoment): string | null {
  if (condition.kind !== 'score' && condition.kind !== 'scoreBand') return null;
  const { seen } = evaluate(condition, moment, scored);
  return seen?.kind === 'score' ? tenths(seen.points) : null;
}
