/**
 * HubSpot: lead scoring, lifecycle stages and workflows. By its knowledge base, “Understand the lead scoring tool”,
 * “Build lead scores”, “Use contact and company lifecycle stages”; “List filters” of its developers' documentation for
 * how filters combine; for the scoring tool's limits also CRM Switch's and Xcellimark's guides to it.
 */

import { stageName } from '#shared/domain/definition/names.ts';
import { describeDays } from '#shared/domain/definition/wording.ts';
import type { Crm } from './crm.ts';
import { filters, filterWriter, times } from './filters.ts';

const write = filterWriter({
  field: 'Property',
  is: 'is any of',
  isNot: 'is none of',
  contains: 'contains any of',
  containsNot: 'doesn’t contain any of',
  atLeast: 'is greater than or equal to',
  atMost: 'is less than or equal to',
  between: 'is between',
  before: 'is before',
  after: 'is after',
  known: 'is known',
  unknown: 'is unknown',
  values: '; ',
  activity: (types, is, days, negated) =>
    `Event “${types}” ${negated ? 'hasn’t been' : 'has been'} completed ${times(is)} time(s)${days === null ? '' : `, in the last ${describeDays(days)}`}`,
  score: (of) => `Score property “${of === 'total' ? 'Lead score' : `${of} score`}”`,
});

export const HUBSPOT: Crm = {
  name: 'HubSpot',
  file: 'hubspot',
  intro:
    'For the lead scoring tool (Marketing › Lead scoring, not the HubSpot score property, which stopped updating in August 2025), contact properties and workflows; Marketing Hub Professional or Enterprise. Scores are of contacts, companies or deals, not of the Leads object. Limits differ between editions and change: check yours.',
  prepare: ({ definition }) => [
    'Lead scoring: one score each for fit (property criteria) and engagement (event criteria); intent goes with engagement, negative rules take points off in the score they belong to.',
    `Lifecycle stage: one stage for each of ${definition.stages.map(({ name }) => name).join(', ')}, in this order.`,
    ...definition.checklist.map(({ name }) => `A single-checkbox property “${name}”, which the owner ticks.`),
    ...(definition.reasons.length > 0
      ? [`A dropdown property “Reason out” with ${definition.reasons.map(({ name }) => name).join(', ')}.`]
      : []),
  ],
  rule: ({ points, times, halfLifeDays, cap, floor }) =>
    [
      `${points > 0 ? 'Add' : 'Subtract'} ${Math.abs(points)} points`,
      times === undefined ? 'once' : `each time the event occurs, at most ${times} times`,
      ...(halfLifeDays === undefined ? [] : [`decay on: 50 % every ${nearestMonths(halfLifeDays)}`]),
      ...(cap === undefined && floor === undefined
        ? []
        : [
            `in a group of its own with a limit of ${cap ?? 'none'}${floor === undefined ? '' : ` (floor ${floor})`}`,
          ]),
    ].join(', '),
  criterion: (criterion, { names }) => filters(criterion, names, write),
  step: (step, names) => {
    const from = `Workflow, re-enrolment on, enrolled where Lifecycle stage is ${stageName(names, step.from)} and the filters below hold`;
    if (step.kind === 'disqualify') {
      const reason = names.definition.reasons.find(({ id }) => id === step.reason)?.name ?? step.reason;
      return `${from}; action: set “Reason out” to ${reason}, and Lead status to Unqualified.`;
    }
    if (step.kind === 'recycle') {
      return `${from}; actions: clear Lifecycle stage, then set it to ${stageName(names, step.to)}.`;
    }
    return `${from}; action: set Lifecycle stage to ${stageName(names, step.to)}.`;
  },
  gaps: {
    missing: {
      cannot: 'A filter has no third value: an empty property fails a comparison, and passes “is none of”.',
      nearest:
        'Each negated filter below also asks that the property is known; make a list of leads whose properties are empty and go through it every week.',
    },
    forward: {
      cannot:
        'Lifecycle stage is set from elsewhere as well: by forms, by imports, and as deals are created or won.',
      nearest:
        'Turn these settings off (Settings › Objects › Contacts › Lifecycle stage), so that only the workflows below set it.',
    },
    recycle: {
      cannot: 'Lifecycle stage moves forward only; setting an earlier stage does nothing.',
      nearest:
        'Clear the property in the workflow before setting the earlier stage, and turn off other automations that set it.',
    },
    disqualify: {
      cannot: 'No lifecycle stage means “out”: a contact stays at the one it had, and goes on being scored.',
      nearest:
        '“Reason out” with Lead status Unqualified, and a filter in each workflow and score that leaves such contacts out.',
    },
    fadeInWindow: {
      cannot: 'Decay and a timeframe can’t be set in one group of events.',
      nearest:
        'Leave the timeframe out, since decay ends at zero; in between a score can be higher than agreed.',
    },
    fade: {
      cannot:
        'Decay takes a share off along a straight line over whole months (1, 3, 6 or 12), not by half-life.',
      nearest:
        'Decay of 50 % over the number of months next to the half-life; between two dates a score can be higher than agreed.',
    },
    ruleLimits: {
      cannot: 'A rule on events can be given a maximum; a rule on properties can’t, and no rule has a floor.',
      nearest: 'Put it into a group of its own and limit the group; leave the floor out.',
    },
    sumLimits: {
      cannot: 'Groups and scores have an upper limit, but no floor.',
      nearest:
        'Set the upper limits; where a floor was agreed, compare scores with the floor in the workflow.',
    },
    sumOfCategories: {
      cannot: 'Fit and engagement add up to one score in Marketing Hub Enterprise only (a combined score).',
      nearest:
        'In Professional, a calculation property that adds the score properties; thresholds look at that one.',
    },
    over100: {
      cannot: 'A score ends at 100 points in Marketing Hub Professional, at 500 in Enterprise.',
      nearest: 'Divide all points and thresholds by the same number.',
    },
    manyWays: {
      cannot:
        'Filters hold within a group by AND, and groups among each other by OR; these need more groups than can be kept up by hand.',
      nearest: 'Build each part as an active list and filter by membership in the lists.',
    },
    severalWays: {
      cannot:
        'An OR inside a group can’t be nested at will: filters in a group are joined by AND, groups by OR.',
      nearest: 'One group for each way, as written below; conditions that ways share are repeated in each.',
    },
    account: {
      cannot: 'Events of other contacts of the same company can’t be counted in a contact’s score.',
      nearest: 'Count them in a company score, and filter contacts by the score of their associated company.',
    },
    distinct: {
      cannot: 'Different days or people can’t be counted, only events.',
      nearest: 'Count events; the bar is met earlier than agreed where one day or person brings several.',
    },
    sum: {
      cannot: 'Values of events can’t be added up in a filter.',
      nearest: 'A rollup property over a custom object or over deals, filtered as a number.',
    },
    words: {
      cannot: '“Contains any of” also matches within words (VP in MVP).',
      nearest: 'Add “doesn’t contain any of” for the words that match by chance.',
    },
    bySource: {
      cannot: 'A filter has one threshold for everybody.',
      nearest: 'One workflow for each source listed, and one for all others.',
    },
    order: {
      cannot: 'Workflows run side by side; which one comes first is not set.',
      nearest:
        'Build steps out, then back, then forward from one stage as branches of one workflow, in this order.',
    },
    history: {
      cannot: 'It doesn’t say which leads were undecided for want of data, nor keep the highest score.',
      nearest:
        'Copy the score into a “Highest score” property by a workflow whenever it is higher; for want of data see above.',
    },
  },
};

const nearestMonths = (days: number): string => {
  const months = [1, 3, 6, 12].reduce((best, one) =>
    Math.abs(one * 30.4 - days) < Math.abs(best * 30.4 - days) ? one : best,
  );
  return months === 1 ? 'month' : `${months} months`;
};
