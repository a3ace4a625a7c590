import { randomInt } from 'node:crypto';
import { Refusal } from '#shared/contract/failure.ts';
import type { Session } from '../session.ts';
import type { MethodsOf } from './method.ts';

/** Decisions, what mistakes cost, and the deals that are put aside. */
export function decidingMethods(session: Session): MethodsOf<'decisions' | 'costs' | 'holdout'> {
  const now = () => session.clock().toISOString();
  const fingerprint = (): string => {
    const found = session.workshop.sample.fingerprint();
    if (found) return found;
    throw new Refusal('noSample', 'This workshop has no deals yet. Import some first.');
  };
  return {
    'decisions.list': () => session.workshop.decisions.list(),
    'decisions.put': (words) => session.workshop.decisions.put(words, now()),
    'decisions.restore': (decision) => {
      session.workshop.decisions.restore(decision);
      return {};
    },
    'decisions.remove': ({ id }) => {
      session.workshop.decisions.remove(id);
      return {};
    },

    'costs.read': () => session.workshop.mistakeCosts.read(),
    'costs.answer': ({ side, cost }) => {
      session.workshop.mistakeCosts.put(side, cost);
      return session.workshop.mistakeCosts.read();
    },
    'costs.askAgain': () => ({ asking: session.workshop.mistakeCosts.askAgain() }),
    'costs.removeAsking': ({ asking }) => {
      session.workshop.mistakeCosts.setRemoved(asking, true);
      return {};
    },
    'costs.restoreAsking': ({ asking }) => {
      session.workshop.mistakeCosts.setRemoved(asking, false);
      return {};
    },

    'holdout.read': () => session.workshop.sealed(),
    'holdout.seal': ({ who }) =>
      session.workshop.holdout.seal({
        fingerprint: fingerprint(),
        seed: randomInt(2 ** 31),
        sealedAt: now(),
        sealedBy: who,
      }),
    'holdout.open': ({ who }) => session.workshop.holdout.open(fingerprint(), now(), who),
  };
}
