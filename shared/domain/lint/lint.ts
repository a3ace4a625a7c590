/** The linter as far as it needs no deals. */
import type { Definition } from '../definition/schema.ts';
import { clickToSql } from './checks/click-to-sql.ts';
import { deadArrows, unreachedStages } from './checks/dead-arrows.ts';
import { duplicateRules } from './checks/duplicate-rules.ts';
import { equalPoints } from './checks/equal-points.ts';
import { noAcceptance } from './checks/no-acceptance.ts';
import { noDisqualifier } from './checks/no-disqualifier.ts';
import { noFit } from './checks/no-fit.ts';
import { nothingNegative } from './checks/nothing-negative.ts';
import { oneAction } from './checks/one-action.ts';
import { noReasons, noWayBack, recycleWithoutReason } from './checks/reasons.ts';
import { shallowSql } from './checks/shallow-sql.ts';
import { noDeadline, noOwner } from './checks/stage-promises.ts';
import { thresholds } from './checks/thresholds.ts';
import { uselessPoints } from './checks/useless-points.ts';
import type { Check, Finding } from './finding.ts';

/** What decides most comes first: the order in which a room reads the findings. */
const CHECKS: readonly Check[] = [
  unreachedStages,
  deadArrows,
  thresholds,
  noFit,
  oneAction,
  clickToSql,
  shallowSql,
  noAcceptance,
  noWayBack,
  noReasons,
  recycleWithoutReason,
  noDisqualifier,
  nothingNegative,
  equalPoints,
  duplicateRules,
  uselessPoints,
  noOwner,
  noDeadline,
];

/** Everything that a practitioner would point at, the gravest first. */
export const lintDefinition = (definition: Definition): Finding[] =>
  CHECKS.flatMap((check) => check(definition));
