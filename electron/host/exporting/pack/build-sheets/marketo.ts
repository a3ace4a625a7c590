/**
 * Adobe Marketo Engage: smart campaigns and smart lists. By its documentation, “Change Score”, “Smart List Filter
 * Operators Glossary”, “Understanding Revenue Models”, “OP-Scoring-Behavior”, “Named Account Insights”; a day in its
 * filters is 24 hours, as here (“How Days Are Calculated in Wait Flow Steps and Smart List Time-frames”).
 */

import { stageName } from '#shared/domain/definition/names.ts';
import { describeDays } from '#shared/domain/definition/wording.ts';
import type { Crm } from './crm.ts';
import { filters, filterWriter } from './filters.ts';

const write = filterWriter({
  field: 'Filter',
  is: 'is',
  isNot: 'is not',
  contains: 'contains',
  containsNot: 'not contains',
  atLeast: 'at least',
  atMost: 'at most',
  between: 'between',
  before: 'before',
  after: 'after',
  known: 'is not empty',
  unknown: 'is empty',
  values: '; ',
  activity: (types, is, days, negated) => {
    const past = days === null ? '' : `, Date of Activity: in past ${describeDays(days)}`;
    const done = (least: number) => `Activity filter “${types}”, Min. Number of Times: ${least}${past}`;
    const not = (least: number) => `Inactivity filter “Not ${types}”, Min. Number of Times: ${least}${past}`;
    switch (is.op) {
      case 'atLeast':
        return negated ? not(is.value) : done(is.value);
      // There is no maximum: not once more is what says it.
      case 'atMost':
        return negated ? done(is.value + 1) : not(is.value + 1);
      case 'between':
        return negated
          ? `NOT (${done(is.low)} AND ${not(is.high + 1)})`
          : `${done(is.low)} AND ${not(is.high + 1)}`;
    }
  },
  score: (of) => `Filter “${of === 'total' ? 'Person Score' : `${of} score`}”`,
});

export const MARKETO: Crm = {
  name: 'Marketo',
  file: 'marketo',
  intro:
    'For Adobe Marketo Engage: score fields, smart campaigns and a Revenue Cycle Model (or a stage field: not all editions have Revenue Cycle Analytics). Check names in your instance, and that each activity’s filter offers the constraints below.',
  prepare: ({ definition }) => [
    'Score fields (type Score): fit score, engagement score, intent score, negative score, next to Person Score.',
    `Revenue stages: ${definition.stages.map(({ name }) => name).join(', ')}, in this order on the success path.`,
    ...definition.checklist.map(
      ({ name }) => `A Boolean field “${name}”, synchronised with the CRM, which the owner ticks.`,
    ),
    ...(definition.reasons.length > 0
      ? [`A field “Reason out” with the values ${definition.reasons.map(({ name }) => name).join(', ')}.`]
      : []),
  ],
  rule: ({ points, times, category }) =>
    [
      `Smart campaign; flow: Change Score, score name “${category} score” and “Person Score”, change ${points > 0 ? '+' : '-'}${Math.abs(points)}`,
      times === undefined
        ? 'qualification: each person can run through the flow once'
        : `qualification: every time, with a filter that it ran fewer than ${times} times (a counter field)`,
    ].join('; '),
  criterion: (criterion, { names }) => filters(criterion, names, write),
  step: (step, names) => {
    const from = `Smart campaign (rule logic as below) with filter Revenue Stage is ${stageName(names, step.from)}`;
    if (step.kind === 'disqualify') {
      const reason = names.definition.reasons.find(({ id }) => id === step.reason)?.name ?? step.reason;
      return `${from}; flow: Change Data Value “Reason out” to ${reason}, Change Revenue Stage to Disqualified.`;
    }
    return `${from}; flow: Change Revenue Stage to ${stageName(names, step.to)}${step.kind === 'recycle' && step.nurture ? `, then ${step.nurture}` : ''}.`;
  },
  gaps: {
    missing: {
      cannot: 'A filter has no third value: “is not” and “not contains” let empty fields through.',
      nearest:
        'Each negated filter below also asks that the field is not empty; keep a smart list of people with empty fields.',
    },
    forward: {
      cannot:
        'The flow step Change Revenue Stage, and a synchronised stage field, take any stage from any other.',
      nearest: 'Let only the campaigns below set the stage, each with its filter on the stage before.',
    },
    disqualify: {
      cannot: 'A stage off the success path ends nothing: scoring campaigns go on for people who are out.',
      nearest: 'A filter “Revenue Stage is not Disqualified” in each scoring campaign.',
    },
    recycle: {
      cannot:
        'A Revenue Cycle Model moves people back only along transitions that were drawn for it, and reports on the success path count them once.',
      nearest: 'Draw a detour with a transition back to the earlier stage.',
    },
    fade: {
      cannot: 'Scores don’t fade: a Change Score is there until another takes it back.',
      nearest:
        'A recurring batch campaign, as in the program library’s Score Decay folder, that subtracts half of the points after each half-life in which the activity didn’t happen again.',
    },
    ruleLimits: {
      cannot: 'A single rule has no cap or floor of its own.',
      nearest:
        'A score field of its own, with a campaign that sets it back to the limit when it goes beyond.',
    },
    sumLimits: {
      cannot: 'Score fields have no limits, and groups of rules don’t exist.',
      nearest:
        'A score field for each limited group, and a campaign “score is greater than the limit → Change Score: = limit”, run before others read it.',
    },
    manyWays: {
      cannot:
        'Advanced filter logic is written by hand and has no “at least n of”; these need more than can be kept up.',
      nearest: 'Build each part as a smart list and use “Member of Smart List”.',
    },
    account: {
      cannot:
        'Activities of other people at the same company can’t be counted without Target Account Management.',
      nearest: 'With it, the account score; without it, a count kept in the CRM and synchronised.',
    },
    distinct: {
      cannot: 'Different days or people can’t be counted, only activities.',
      nearest:
        'Min. Number of Times; the bar is met earlier than agreed where one day or person brings several.',
    },
    sum: {
      cannot: 'Values of activities can’t be added up.',
      nearest: 'A number field that the CRM or a webhook adds up, synchronised and filtered as a number.',
    },
    words: {
      cannot: '“Contains” also matches within words (VP in MVP).',
      nearest: 'Add “not contains” for the words that match by chance.',
    },
    bySource: {
      cannot: 'A filter has one threshold for everybody.',
      nearest: 'One campaign for each source listed, and one for all others.',
    },
    order: {
      cannot: 'Campaigns start side by side; which one comes first is not set.',
      nearest:
        'One campaign for each stage that asks for the others in turn by Request Campaign: out, then back, then forward.',
    },
    history: {
      cannot: 'It doesn’t say who was undecided for want of data, nor keep the highest score.',
      nearest: 'A campaign that writes the score into a “Highest score” field whenever it is higher.',
    },
    severalWays: {
      cannot: 'Smart lists number their filters; OR between groups has to be typed as advanced logic.',
      nearest:
        'Use Advanced Filters: each group in parentheses, joined by “or”, for example (1 and 2) or (1 and 3).',
    },
    times: {
      cannot: 'A campaign runs once or every time, not up to a number of times.',
      nearest: 'A counter field that the campaign increases and filters by.',
    },
  },
};
