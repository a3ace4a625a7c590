/**
 * Salesforce Sales Cloud: formula fields, flows and lead status. By Salesforce Help, “Tips for Reducing Formula Size”,
 * “TEXT”, “Define the Run Order of Record-Triggered Flows for an Object”, “Setup and display of converted Lead status
 * values”, and improveit 360's “Functions Available when Using Picklist Fields within Formulas”.
 */

import { stageName } from '#shared/domain/definition/names.ts';
import type {
  Comparison,
  Condition,
  Criterion,
  FieldCondition,
  TouchpointCondition,
} from '#shared/domain/definition/schema.ts';
import { isCombination } from '#shared/domain/definition/walk.ts';
import { describeDays } from '#shared/domain/definition/wording.ts';
import { holdsLists, type PackSource } from '../target.ts';
import type { Crm } from './crm.ts';

export const SALESFORCE: Crm = {
  name: 'Salesforce',
  file: 'salesforce',
  intro:
    'For Sales Cloud: custom fields on Lead, formula fields and record-triggered flows (Einstein Lead Scoring is a model of its own, Account Engagement’s score and grade are another; both stay as they are). In the formulas, replace each {name} by the API name of the field, and choose “Treat blank fields as blanks”. {name} inside TEXT is taken for a picklist: take TEXT away where it is a text field.',
  prepare: ({ definition }) => [
    `Lead Status (Object Manager › Lead › Fields & Relationships): a value for each of ${definition.stages.map(({ name }) => name).join(', ')}, in this order, and “Disqualified”; at least one has to be ticked as Converted.`,
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
  criterion: (criterion, source) => ({ kind: 'formula', text: formula(criterion, source) }),
  longest: {
    characters: 3_900,
    cannot:
      'A formula may be 3,900 characters long, and compiled it may have 5,000 bytes (your release may allow more); one that is longer can’t be saved.',
    nearest:
      'A formula field for each part where it is too long as it is written; where its compiled size is too large, checkbox fields for the parts that a flow keeps, since formula fields count with what they refer to.',
  },
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
        'A formula has no third value: a blank field counts as 0 or as blank, a comparison with it is false, and a checkbox is never blank.',
      nearest:
        'The formulas below ask for a value first; what they leave out looks the same as what is not met, so keep a list view of leads with blank fields.',
    },
    forward: {
      cannot: 'Whoever may edit a lead can set Lead Status to any value, forward or back.',
      nearest:
        'A validation rule that compares Status with PRIORVALUE, and lets the user whose flows set it through.',
    },
    disqualify: {
      cannot: 'A status ends nothing: flows and scores go on for a disqualified lead.',
      nearest: 'Entry conditions on Status as below, and the validation rule keeps Disqualified as it is.',
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
    account: {
      cannot:
        'Leads don’t belong to an account before conversion, so activities of other leads of a company can’t be rolled up.',
      nearest: 'A flow that matches leads by company name and keeps the count in a number field.',
    },
    distinct: {
      cannot: 'Roll-up summary fields don’t count activities of a lead, and never different days or people.',
      nearest: 'A flow that keeps a field with the last day or person and counts when it changes.',
    },
    partsOfLists: {
      cannot: 'A multi-select picklist can be asked for whole values only (INCLUDES), as they are spelt.',
      nearest: 'Put every value that contains one of the words into the formula below.',
    },
    words: {
      cannot: 'CONTAINS also matches within words (VP in MVP), and heeds upper and lower case.',
      nearest:
        'The formulas below compare lower-case text between spaces; signs other than spaces between words are not seen.',
    },
    order: {
      cannot: 'Several flows on the same object start in no set order unless each has a trigger order.',
      nearest:
        'One flow with the decisions in the order below, or trigger order values from 1 to 2,000: out, then back, then fast, then forward.',
    },
    history: {
      cannot: 'It doesn’t say which leads were undecided for want of data.',
      nearest: 'Field history tracking on Status and Score keeps the highest score and the times of steps.',
    },
  },
};

const counted = ({ types, measure, withinDays, scope }: TouchpointCondition): string =>
  `${{ count: 'Number', days: 'Days', people: 'People', sum: 'Sum of values' }[measure]} of ${types.length === 0 ? 'activities' : types.join(' or ')}${scope === 'account' ? ' of the account' : ''}${withinDays === undefined ? '' : `, last ${describeDays(withinDays)}`}`;

function formula(criterion: Criterion, source: PackSource): string {
  if (!isCombination(criterion)) return conditionFormula(criterion, source);
  const parts = criterion.of.map((part) => formula(part, source));
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

function conditionFormula(condition: Condition, source: PackSource): string {
  const { names } = source;
  switch (condition.kind) {
    case 'field':
      return fieldFormula(condition, source);
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

/** How a field stands in a formula, by what it is in Salesforce. */
function inFormula(key: string, { names, sample }: PackSource) {
  const field = `{${names.fields.get(key) ?? key}}`;
  const type = sample.fields.find((one) => one.key === key)?.type;
  const isList = holdsLists(sample, key);
  // Picklists can’t be compared or looked into but as text.
  const text = type === 'category' ? `TEXT(${field})` : field;
  return { field, text, isList, isNeverBlank: type === 'boolean' };
}

function fieldFormula(condition: FieldCondition, source: PackSource): string {
  const { field, text: own, isList, isNeverBlank } = inFormula(condition.field, source);
  const blank = `ISBLANK(${isList ? field : own})`;
  const known = (test: string) => (isNeverBlank ? test : `AND(NOT(${blank}), ${test})`);
  const value = (given: string | number | boolean) =>
    typeof given === 'string' ? quoted(given.toLowerCase()) : String(given).toUpperCase();
  const equals = (given: string | number | boolean) => {
    // Of a multi-select picklist, only whole values as they are spelt.
    if (isList) return `INCLUDES(${field}, ${quoted(String(given))})`;
    return typeof given === 'string' ? `LOWER(${own}) = ${value(given)}` : `${field} = ${value(given)}`;
  };
  const end = (given: string | number) =>
    typeof given === 'number'
      ? String(given)
      : given.includes('T')
        ? `DATETIMEVALUE(${quoted(given)})`
        : `DATEVALUE(${quoted(given)})`;
  switch (condition.op) {
    case 'isKnown':
      return isNeverBlank ? 'TRUE' : `NOT(${blank})`;
    case 'is':
      return known(equals(condition.value));
    case 'isAnyOf':
      return known(call('OR', condition.values.map(equals), 'FALSE'));
    case 'containsAnyOf': {
      if (isList) return known(call('OR', condition.values.map(equals), 'FALSE'));
      const within = condition.match === 'words' ? `" " & LOWER(${own}) & " "` : `LOWER(${own})`;
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
