import type { Session } from '../session.ts';
import type { MethodsOf } from './method.ts';

/** Versions, steps of undo, and findings that were set aside. */
export function historyMethods(session: Session): MethodsOf<'versions' | 'journal' | 'lint'> {
  const now = () => session.clock().toISOString();
  return {
    'versions.save': ({ draft, ...words }) => {
      const { drafts, versions } = session.workshop;
      return versions.save(drafts.get(draft), words, now());
    },
    'versions.list': ({ draft }) => session.workshop.versions.list(draft),

    'journal.list': () => session.workshop.journal.list(),
    'journal.add': (step) => {
      session.workshop.journal.add(step);
      return {};
    },
    'journal.turn': (step) => {
      session.workshop.journal.turn(step);
      return {};
    },
    'journal.drop': ({ position }) => {
      session.workshop.journal.drop(position);
      return {};
    },

    'lint.dismiss': ({ draft, ...dismissal }) => {
      const { drafts, dismissals } = session.workshop;
      dismissals.put(drafts.get(draft).id, { ...dismissal, at: now() });
      return {};
    },
    'lint.restore': ({ draft, finding }) => {
      session.workshop.dismissals.remove(draft, finding);
      return {};
    },
    'lint.dismissed': ({ draft }) => session.workshop.dismissals.list(draft),
  };
}
