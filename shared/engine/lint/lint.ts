/** The linter with the sample: what the definition alone shows, with its deals, and what only deals can show. */
import type { Definition } from '../../domain/definition/schema.ts';
import { lintDefinition } from '../../domain/lint/lint.ts';
import type { Sample } from '../../domain/sample/sample.ts';
import type { Engine } from '../engine.ts';
import { atOnce } from '../kept/steps.ts';
import type { Simulation } from '../simulation.ts';
import { emptyFields } from './checks/empty-fields.ts';
import { idleRules } from './checks/idle-rules.ts';
import { minutesIgnored } from './checks/minutes-ignored.ts';
import { noAccountView } from './checks/no-account-view.ts';
import { notInSample } from './checks/not-in-sample.ts';
import { oneBarForAllSources } from './checks/one-bar-for-all-sources.ts';
import { reachedWithoutFit } from './checks/reached-without-fit.ts';
import { rulesTogether } from './checks/rules-together.ts';
import { sampleThresholds } from './checks/thresholds.ts';
import { dealsShown } from './deals.ts';
import type { Looked, SampleCheck, SampleFinding } from './finding.ts';

/** In the order in which a room reads the findings, after those of the definition alone. */
const CHECKS: readonly SampleCheck[] = [
  sampleThresholds,
  reachedWithoutFit,
  oneBarForAllSources,
  noAccountView,
  minutesIgnored,
  notInSample,
  emptyFields,
  idleRules,
  rulesTogether,
];

/**
 * Everything that a practitioner would point at in a definition and in what it did to the sample. In steps, so that a
 * large sample keeps nobody waiting.
 */
export function* lintInSteps(
  engine: Engine,
  sample: Sample,
  definition: Definition,
  simulation: Simulation,
  draft?: string,
): Generator<undefined, SampleFinding[]> {
  const fit: Looked['fit'] = () => engine.scores(definition, 'fit', draft).score;
  const looked = { definition, sample, simulation, fit };
  const found: SampleFinding[] = [];
  for (const { shows, ...finding } of lintDefinition(definition)) {
    found.push({ ...finding, deals: shows ? dealsShown(looked, shows) : null });
    yield;
  }
  const known = new Set(found.map(({ id }) => id));
  for (const check of CHECKS) {
    yield;
    found.push(...check(looked).filter(({ id }) => !known.has(id)));
  }
  return found;
}

/** The same at once. */
export const lintWithSample = (...given: Parameters<typeof lintInSteps>): SampleFinding[] =>
  atOnce(lintInSteps(...given));
