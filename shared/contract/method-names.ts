/** The methods' names without their schemas, for the doors that only pass calls on (the preload carries no zod). */
import type { MethodName } from './methods.ts';

/** A record and no list, so that the compiler misses a name as well as it finds one too many. */
const NAMES: Record<MethodName, true> = {
  'workshop.current': true,
  'workshop.resume': true,
  'workshop.openSample': true,
  'workshop.create': true,
  'workshop.open': true,
  'workshop.saveAs': true,
  'workshop.rename': true,
  'settings.get': true,
  'settings.set': true,
  'deals.preview': true,
  'deals.import': true,
  'deals.report': true,
  'deals.exportLeftOut': true,
  'sample.manifest': true,
  'sample.buffer': true,
  'definitions.list': true,
  'definitions.create': true,
  'definitions.save': true,
  'definitions.remove': true,
  'versions.save': true,
  'versions.list': true,
  'journal.list': true,
  'journal.add': true,
  'journal.turn': true,
  'lint.dismiss': true,
  'lint.restore': true,
  'lint.dismissed': true,
  'simulation.run': true,
  'simulation.explain': true,
  'rounds.list': true,
  'rounds.create': true,
  'rounds.join': true,
  'rounds.answers': true,
  'rounds.answer': true,
  'rounds.finish': true,
  'rounds.reveal': true,
  'rounds.remove': true,
  'decisions.list': true,
  'decisions.put': true,
  'decisions.remove': true,
  'costs.read': true,
  'costs.answer': true,
  'costs.clear': true,
  'holdout.read': true,
  'holdout.seal': true,
  'holdout.open': true,
  'approvals.list': true,
  'approvals.sign': true,
  'review.export': true,
  'document.preview': true,
  'document.export': true,
};

export const METHOD_NAMES = Object.keys(NAMES) as MethodName[];

export function isMethodName(name: unknown): name is MethodName {
  return typeof name === 'string' && Object.hasOwn(NAMES, name);
}
