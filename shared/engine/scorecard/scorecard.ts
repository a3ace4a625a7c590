/**
 * A scorecard to start from: a few rules with small whole points that a person can add in the head, fitted to the
 * ended deals. It is a draft like any other; how good it would be on deals it has not seen is measured by leaving
 * deals out, and said beside it.
 */

import { normalize } from '../../domain/criteria/text.ts';
import { emptyDefinition, newId } from '../../domain/definition/edit.ts';
import type { Category, Definition, Rule, Side } from '../../domain/definition/schema.ts';
import { describePoints } from '../../domain/definition/wording.ts';
import type { Sample } from '../../domain/sample/sample.ts';
import { type Auc, aucOf } from '../../domain/statistics/auc.ts';
import type { Share } from '../../domain/statistics/share.ts';
import { share } from '../evidence/compare.ts';
import { type Ended, endedDeals } from '../evidence/ended.ts';
import { questionsOf, withoutFields } from '../evidence/find.ts';
import { suspectedLeaks } from '../evidence/flags.ts';
import { Truth } from '../evidence/truth.ts';
import { compareInWords, counted, labelOf, namesOfSample, outOf } from '../evidence/words.ts';
import { type TouchpointKind, touchpointKinds } from '../sample/touchpoint-kinds.ts';
import { type Card, type CardLimits, learnCard } from './card.ts';
import { crossValidate, crossValidatedAuc, FOLDS, foldsOf, type Trial } from './cross-validate.ts';
import type { RuleOption } from './rules.ts';
import {
  chooseRow,
  type ThresholdBasis,
  type ThresholdRow,
  thresholdRows,
  weeklyDeals,
} from './threshold.ts';

export type { ThresholdBasis, ThresholdRow } from './threshold.ts';

export interface ScorecardOptions {
  threshold: ThresholdBasis;
  /** Of the draft. */
  name: string;
  side: Side;
  /** 8 to 15; 15 unless given. Fewer where more would not help. */
  mostRules?: number;
  /** The most points that a rule gives or takes; 5 unless given. */
  mostPoints?: number;
  /** Of the parts in which deals are held out. */
  seed?: number;
  /** By type: what the room says that a type of touchpoint is, where the guess by its name is wrong. */
  kinds?: Readonly<Record<string, TouchpointKind>>;
}

export interface ProposedRule {
  /** Id of the rule in the draft. */
  rule: string;
  points: number;
  /** Its evidence by itself. */
  evidence: RuleOption;
  sentence: string;
}

export interface Scorecard {
  /** The usual stages, the rules, and the step from the first stage to the second at the threshold. */
  definition: Definition;
  /** In the order of the definition's rules. */
  rules: ProposedRule[];
  threshold: number;
  /** What each line would do, the lowest first: over the deals that the card was fitted to. */
  thresholds: ThresholdRow[];
  /** Over the deals that it was fitted to: flattering. */
  trained: Auc;
  /** Over deals left out of all fitting. */
  crossValidated: {
    folds: number;
    auc: Auc;
    /** Of the won deals held out, those over the line that was drawn without them. */
    wonCaptured: Share;
    /** Of the lost and rejected deals held out, those over it. */
    junkLetThrough: Share;
  };
  /** What to make of the numbers. */
  sentence: string;
}

/** Fewer won deals, or fewer others, than this, and nothing can be held out. */
const LEAST_OF_EACH = 20;

/** Proposes a scorecard; or says in a sentence why it can't. */
export function proposeScorecard(
  sample: Sample,
  options: ScorecardOptions,
): Scorecard | { impossible: string } {
  const ended = endedDeals(sample);
  const won = ended.deals.filter((deal) => ended.isWon[deal] === 1).length;
  const tooFew = whyTooFew(won, ended.deals.length - won);
  if (tooFew) return { impossible: tooFew };

  const limits = { mostRules: options.mostRules ?? 15, mostPoints: options.mostPoints ?? 5 };
  const truth = new Truth(sample, { keepsAnswers: true });
  // An unknown rule gives no points, so a field that only won deals have would give the ending away.
  const questions = withoutFields(questionsOf(truth, options.kinds), suspectedLeaks(sample));
  const perWeek = weeklyDeals(sample);
  const learn = (train: Ended): LinedCard => {
    const card = learnCard(questions, train, limits);
    const rows = thresholdRows(train, card.scoreOf, perWeek);
    return { ...card, rows, line: chooseRow(rows, options.threshold).points };
  };
  const card = learn(ended);
  if (card.rules.length === 0) {
    return { impossible: 'Nothing that was known in time tells won deals from the others in this sample.' };
  }
  const trials = crossValidate(ended, foldsOf(sample, ended, options.seed ?? 1), learn);
  const trained = aucOf(
    Float64Array.from(ended.deals, card.scoreOf),
    (i) => ended.isWon[ended.deals[i]!] === 1,
  )!;
  const crossValidated = {
    folds: FOLDS,
    auc: crossValidatedAuc(trials, ended)!,
    wonCaptured: overTheLine(trials, (deal) => ended.isWon[deal] === 1),
    junkLetThrough: overTheLine(trials, (deal) => ended.isWon[deal] === 0),
  };
  const rules = proposedRules(sample, card, options);
  return {
    definition: draft(
      options,
      rules.map(({ rule }) => rule),
      card.line,
    ),
    rules: rules.map(({ proposed }) => proposed),
    threshold: card.line,
    thresholds: card.rows,
    trained,
    crossValidated,
    sentence: inWords(trained, crossValidated, limits, won, ended.deals.length - won),
  };
}

interface LinedCard extends Card {
  rows: ThresholdRow[];
  line: number;
}

function whyTooFew(won: number, others: number): string | null {
  if (won >= LEAST_OF_EACH && others >= LEAST_OF_EACH) return null;
  if (others === 0) {
    return 'The sample holds won deals only: what sets them apart can’t be learnt without lost or rejected ones.';
  }
  return (
    `The sample holds ${counted(won, 'won deal')} and ${counted(others, 'lost or rejected one')}; ` +
    `a scorecard needs at least ${LEAST_OF_EACH} of each, so that some can be held out to test it.`
  );
}

function overTheLine(trials: readonly Trial<LinedCard>[], isMeant: (deal: number) => boolean): Share {
  const passed = trials.flatMap(({ model, deals, scores }) =>
    Array.from(deals, (deal, i) => ({ deal, isOver: scores[i]! >= model.line })).filter(({ deal }) =>
      isMeant(deal),
    ),
  );
  return share(passed.filter(({ isOver }) => isOver).length, passed.length);
}

function proposedRules(
  sample: Sample,
  card: Card,
  { kinds }: ScorecardOptions,
): { rule: Rule; proposed: ProposedRule }[] {
  const names = namesOfSample(sample);
  const kindOf = touchpointKinds(sample.touchpoints.types, kinds);
  const rules: Rule[] = [];
  return card.rules.map(({ option, points }) => {
    const { condition } = option.candidate;
    const label = labelOf(option.candidate, names);
    const sentence = compareInWords(option.won, option.against.others, option.against.lift, false);
    const rule: Rule = {
      id: newId('rule', rules),
      name: label.length > 200 ? `${label.slice(0, 199)}…` : label,
      category: categoryOf(option, points, kindOf),
      when: condition,
      points,
      note: `Proposed from the sample: ${sentence}`,
    };
    rules.push(rule);
    return { rule, proposed: { rule: rule.id, points, evidence: option, sentence } };
  });
}

function categoryOf(
  { candidate: { condition } }: RuleOption,
  points: number,
  kindOf: ReadonlyMap<string, TouchpointKind>,
): Category {
  if (points < 0) return 'negative';
  if (condition.kind === 'field') return 'fit';
  const isIntent = condition.types.some((type) => kindOf.get(normalize(type)) === 'intent');
  return isIntent ? 'intent' : 'engagement';
}

function draft({ name, side }: ScorecardOptions, rules: Rule[], line: number): Definition {
  const definition = emptyDefinition(name, side);
  const [first, second] = definition.stages;
  return {
    ...definition,
    scoring: { ...definition.scoring, rules },
    transitions: [
      {
        id: 'transition-1',
        kind: 'advance',
        from: first!.id,
        to: second!.id,
        when: { kind: 'score', of: 'total', is: { op: 'atLeast', value: line } },
      },
    ],
  };
}

const inWords = (
  trained: Auc,
  { auc, folds, wonCaptured, junkLetThrough }: Scorecard['crossValidated'],
  { mostPoints }: CardLimits,
  won: number,
  others: number,
): string => {
  const outOf100 = (value: number) => Math.round(value * 100);
  return (
    `Points from ${describePoints(-mostPoints)} to ${describePoints(mostPoints)}, fitted to ${counted(won, 'won deal')} ` +
    `and ${counted(others, 'other')}. On deals held out (${folds} parts, each in turn) it ranks a won deal above ` +
    `another one ${outOf100(auc.auc)} times in 100 (${outOf100(auc.low)} to ${outOf100(auc.high)}); on the deals it ` +
    `was fitted to, ${outOf100(trained.auc)}. Its line would have caught ${outOf(wonCaptured)} ` +
    `won deals held out and let through ${outOf(junkLetThrough)} others. A draft to argue about.`
  );
};
