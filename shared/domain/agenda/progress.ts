/** What the steps of a workshop have left behind so far, by what is in its file. */
import type { Definition, Side } from '../definition/schema.ts';
import { conditionsOf } from '../definition/walk.ts';
import { STEPS, type Step } from './steps.ts';

/** What is in the workshop's file. */
export interface WorkshopState {
  deals: number | null;
  /** The definition that the room will sign: the agreed one, else the one that was worked on last. */
  definition: Definition | null;
  hasAgreed: boolean;
  savedVersions: number;
  decisions: number;
  /** Sides of the people in rounds that were revealed. */
  calibrated: readonly Side[];
  /** Sides that signed the newest version of the definition as it stands now. */
  signed: readonly ('marketing' | 'sales' | 'revOps')[];
  reviewOn: string | null;
}

export interface StepProgress {
  step: Step;
  isDone: boolean;
  /** What is there, or what is still missing. */
  found: string;
}

export function progressOf(state: WorkshopState): StepProgress[] {
  return STEPS.map((step) => ({ step, ...CHECKS[step](state) }));
}

type Found = Omit<StepProgress, 'step'>;
const done = (found: string): Found => ({ isDone: true, found });
const missing = (found: string): Found => ({ isDone: false, found });
const many = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;

const CHECKS: Record<Step, (state: WorkshopState) => Found> = {
  evidence: ({ deals }) => (deals ? done(many(deals, 'deal')) : missing('No deals yet')),
  flow: ({ definition }) => {
    if (!definition) return missing('No definition yet');
    // Nobody hands anything over at the first stage, and nothing comes after the last.
    const between = definition.stages.slice(1, -1);
    const bare = between.filter(({ owner, slaHours }) => owner === null || slaHours === null);
    const [first] = bare;
    if (!first) return done(many(definition.stages.length, 'stage'));
    const lacks = first.owner === null ? 'owner' : 'deadline';
    const more = bare.length > 1 ? `, and ${bare.length - 1} more` : '';
    return missing(`${first.name} has no ${lacks}${more}`);
  },
  score: ({ definition }) => {
    const rules = definition?.scoring.rules.length ?? 0;
    if (!definition || rules === 0) return missing('No rules yet');
    const asks = definition.transitions.some(({ when }) =>
      conditionsOf(when).some(({ condition: { kind } }) => kind === 'score' || kind === 'scoreBand'),
    );
    return asks ? done(many(rules, 'rule')) : missing('No step asks for a score');
  },
  simulate: ({ savedVersions, deals }) => {
    if (savedVersions === 0) return missing('No version saved yet');
    return deals ? done(many(savedVersions, 'version')) : missing('No deals to try it on');
  },
  compare: ({ decisions, hasAgreed }) => {
    if (decisions === 0) return missing('Nothing decided yet');
    return hasAgreed ? done(many(decisions, 'decision')) : missing('No agreed definition yet');
  },
  calibrate: ({ calibrated }) => {
    if (calibrated.length === 0) return missing('No round revealed yet');
    const both = calibrated.includes('marketing') && calibrated.includes('sales');
    return both ? done(`${many(calibrated.length, 'answer sheet')}`) : missing('Only one side has answered');
  },
  agree: ({ signed, reviewOn }) => {
    const unsigned = (['marketing', 'sales'] as const).filter((side) => !signed.includes(side));
    if (unsigned.length > 0) return missing(`Not signed by ${unsigned.join(' and ')}`);
    return reviewOn === null ? missing('No review date yet') : done(`Review on ${reviewOn}`);
  },
};
