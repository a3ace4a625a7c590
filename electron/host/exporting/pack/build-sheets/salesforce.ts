/** Salesforce Sales Cloud: formula fields, flows and lead status, by its documentation. */

import { type Names, stageName } from '#shared/domain/definition/names.ts';
import type {
  Comparison,
  Condition,
  Criterion,
  FieldCondition,
  TouchpointCondition,
} from '#shared/domain/definition/schema.ts';
import { isCombination } from '#shared/domain/definition/walk.ts';
import { describeDays } from '#shared/domain/definition/wording.ts';
import type { Crm } from './crm.ts';

export const SALESFORCE: Crm = {
  name: 'Salesforce',
  file: 'salesforce',
  intro:
    'For Sales Cloud: custom fields on Lead, formula fields and record-triggered flows (Account Engagement’s own score and grade are something else and stay as they are). In the formulas, replace each {name} by the API name of the field. Check limits of your edition: a formula may compile to 15,000 bytes.',
  prepare: ({ definition }) => [
    `Lead Status: a value for each of ${definition.stages.map(({ name }) => name).join(', ')}, in this order, and “Disqualified”.`,
    'Number fields (3 decimals) for fit, engagement, intent and negative points, and a formula field Score that adds them within the limits below.',
    'Number fields for what is counted over activities, kept by a flow on Task, Event or Campaign Member and by a scheduled flow every night for those with a window of days.',
    ...definition.checklist.map(({ name }) => `A checkbox field “${name}”, which the owner ticks.`),
    ...(definition.reasons.length > 0
      ? [`A picklist “Reason out” with ${definition.reasons.map(({ name }) => name).join(', ')}.`]
      : []),
    ...definition.stages
      .filter(({ requiredFields }) => requiredFields.length > 0)
      .map(({ name }) => `A validation rule: fields required at ${name} are not blank.`),
  ],
  rule: ({ points, times, halfLifeDays, when }) => {
    if (halfLifeDays !== undefined) {
      return `Points: ${points} * EXP(-LN(2) * (NOW() - {Last activity}) / ${halfLifeDays}) for the latest activity${times === undefined ? '' : `; for the latest ${times}, one such term for each, from fields that a flow keeps`}`;
    }
    if (times !== undefined && when.kind === 'touchpoints') {
      return `Points: ${points} * MIN({${counted(when)}}, ${times})`;
    }
    return `Points: ${points} where the formula is true, else 0`;
  },
  criterion: (criterion, names) => ({ kind: 'formula', text: formula(criterion, names) }),
  step: (step, names) => {
    const when = `Record-triggered flow on Lead, entry: Status is ${stageName(names, step.from)}, decision: the formula below`;
    if (step.kind === 'disqualify') {
      const reason = names.definition.reasons.find(({ id }) => id === step.reason)?.name ?? step.reason;
      return `${when}; update: Status to Disqualified, “Reason out” to ${reason}.`;
    }
    return `${when}; update: Status to ${stageName(names, step.to)}${step.kind === 'recycle' && step.nurture ? `; then ${step.nurture}` : ''}.`;
  },
  gaps: {
    missing: {
      cannot:
        'A formula has no third value: a blank number counts as 0 or as blank, and a comparison with it is false.',
      nearest:
        'The formulas below ask for a value first; what they leave out looks the same as what is not met, so keep a list view of leads with blank fields.',
    },
    recycle: {
      cannot: 'A converted lead can’t be taken back to a lead status: conversion goes one way.',
      nearest:
        'Convert no earlier than the last stage from which a step leads back, or recycle on the contact with a status of its own.',
    },
    fade: {
      cannot: 'A formula field with NOW() changes when it is read, and starts no flow when it falls.',
      nearest:
        'The formula below, and a scheduled flow every night that copies the score into a number field, on which flows start.',
    },
    manyWays: {
      cannot: 'A formula may compile to 15,000 bytes; these come close or go beyond.',
      nearest: 'A formula field for each part, put together in one more.',
    },
    account: {
      cannot:
        'Leads don’t belong to an account before conversion, so activities of other leads of a company can’t be rolled up.',
      nearest: 'A flow that matches leads by company name and keeps the count in a number field.',
    },
    distinct: {
      cannot: 'Roll-ups count records, not different days or people.',
      nearest: 'A flow that keeps a field with the last day or person and counts when it changes.',
    },
    words: {
      cannot: 'CONTAINS also matches within words (VP in MVP), and heeds upper and lower case.',
      nearest:
        'The formulas below compare lower-case text between spaces; signs other than spaces between words are not seen.',
    },
    order: {
      cannot: 'Several flows on the same record start in no set order unless one is given.',
      nearest:
        'One flow with the decisions in the order below, or trigger order values: out, then back, then fast, then forward.',
    },
    history: {
      cannot: 'It doesn’t say which leads were undecided for want of data.',
      nearest: 'Field history tracking on Status and Score keeps the highest score and the times of steps.',
    },
  },
};

const counted = ({ types, measure, withinDays, scope }: TouchpointCondition): string =>
  `${{ count: 'Number', days: 'Days', people: 'People', sum: 'Sum of values' }[measure]} of ${types.length === 0 ? 'activities' : types.join(' or ')}${scope === 'account' ? ' of the account' : ''}${withinDays === undefined ? '' : `, last ${describeDays(withinDays)}`}`;

function formula(criterion: Criterion, names: Names): string {
  if (!isCombination(criterion)) return conditionFormula(criterion, names);
  const parts = criterion.of.map((part) => formula(part, names));
  switch (criterion.kind) {
    case 'all':
      return call('AND', parts, 'TRUE');
    case 'any':
      return call('OR', parts, 'FALSE');
    case 'none':
      return parts.length === 0 ? 'TRUE' : `NOT(${call('OR', parts, 'FALSE')})`;
    case 'atLeast':
      return `${parts.length === 0 ? '0' : parts.map((part) => `IF(${part}, 1, 0)`).join(' + ')} >= ${criterion.count}`;
  }
}

const call = (name: string, parts: readonly string[], none: string): string =>
  parts.length === 0 ? none : parts.length === 1 ? parts[0]! : `${name}(${parts.join(', ')})`;

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

function conditionFormula(condition: Condition, names: Names): string {
  switch (condition.kind) {
    case 'field':
      return fieldFormula(condition, names);
    case 'touchpoints':
      return compared(`{${counted(condition)}}`, condition.is);
    case 'score': {
      const score = `{${condition.of === 'total' ? 'Score' : `${condition.of} points`}}`;
      const own = Object.entries(condition.bySource ?? {});
      return own.reduceRight(
        (otherwise, [source, is]) =>
          `IF(LOWER(TEXT({Lead Source})) = ${quoted(source.toLowerCase())}, ${compared(score, is)}, ${otherwise})`,
        compared(score, condition.is),
      );
    }
    case 'scoreBand': {
      const band = names.definition.scoring.bands.find(({ id }) => id === condition.band);
      const score = `{${band === undefined || band.of === 'total' ? 'Score' : `${band.of} points`}}`;
      return call(
        'AND',
        [
          ...(band?.from === undefined ? [] : [`${score} >= ${band.from}`]),
          ...(band?.below === undefined ? [] : [`${score} < ${band.below}`]),
        ],
        'TRUE',
      );
    }
    case 'checklist':
      return `{${names.definition.checklist.find(({ id }) => id === condition.item)?.name ?? condition.item}}`;
  }
}

const compared = (value: string, is: Comparison): string =>
  is.op === 'between'
    ? `AND(${value} >= ${is.low}, ${value} <= ${is.high})`
    : `${value} ${is.op === 'atLeast' ? '>=' : '<='} ${is.value}`;

function fieldFormula(condition: FieldCondition, names: Names): string {
  const field = `{${names.fields.get(condition.field) ?? condition.field}}`;
  const known = (test: string) => `AND(NOT(ISBLANK(${field})), ${test})`;
  const value = (given: string | number | boolean) =>
    typeof given === 'string' ? quoted(given.toLowerCase()) : String(given).toUpperCase();
  const equals = (given: string | number | boolean) =>
    typeof given === 'string' ? `LOWER(TEXT(${field})) = ${value(given)}` : `${field} = ${value(given)}`;
  const end = (given: string | number) =>
    typeof given === 'number'
      ? String(given)
      : given.includes('T')
        ? `DATETIMEVALUE(${quoted(given)})`
        : `DATEVALUE(${quoted(given)})`;
  switch (condition.op) {
    case 'isKnown':
      return `NOT(ISBLANK(${field}))`;
    case 'is':
      return known(equals(condition.value));
    case 'isAnyOf':
      return known(call('OR', condition.values.map(equals), 'FALSE'));
    case 'containsAnyOf': {
      const within = condition.match === 'words' ? `" " & LOWER(${field}) & " "` : `LOWER(${field})`;
      const part = (text: string) =>
        quoted(condition.match === 'words' ? ` ${text.toLowerCase()} ` : text.toLowerCase());
      return known(
        call(
          'OR',
          condition.values.map((text) => `CONTAINS(${within}, ${part(text)})`),
          'FALSE',
        ),
      );
    }
    case 'between':
      return known(`AND(${field} >= ${end(condition.low)}, ${field} <= ${end(condition.high)})`);
    case 'atLeast':
      return known(`${field} >= ${condition.value}`);
    case 'atMost':
      return known(`${field} <= ${condition.value}`);
    case 'before':
      return known(`${field} < ${end(condition.value)}`);
    case 'after':
      return known(`${field} > ${end(condition.value)}`);
  }
}
