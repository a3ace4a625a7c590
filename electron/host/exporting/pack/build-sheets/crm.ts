/** What a build sheet needs to know of a CRM: its own terms, and what it can't do. */

import type { Names } from '#shared/domain/definition/names.ts';
import type { Condition, Criterion, Rule, Transition } from '#shared/domain/definition/schema.ts';
import type { PackSource } from '../target.ts';
import type { Feature } from './features.ts';

export interface Crm {
  name: string;
  file: string;
  /** Which parts of it are meant, and what to check before. */
  intro: string;
  /** What to make first, in the CRM's terms. */
  prepare(names: Names): string[];
  /** How a rule is set up, besides its condition. */
  rule(rule: Rule): string;
  /** A condition as the CRM's filter or formula. */
  criterion(criterion: Criterion, source: PackSource): Written;
  /** How long a formula may be as it is written, in characters, and what to do with longer ones. */
  longest?: Gap & { characters: number };
  /** How a step is set up, besides its condition. */
  step(transition: Transition, names: Names): string;
  /** What it can't express, and the nearest that it can; features it has are left out. */
  gaps: Partial<Record<Feature, Gap>>;
}

export interface Gap {
  cannot: string;
  nearest: string;
}

/** Lines of filters, or a formula to be copied. */
export type Written = { kind: 'lines'; lines: string[] } | { kind: 'formula'; text: string };

/** How a single condition reads in a CRM. */
export type ConditionWriter = (condition: Condition, negated: boolean, names: Names) => string;
