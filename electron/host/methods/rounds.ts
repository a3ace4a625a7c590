import type { Session } from '../session.ts';
import type { MethodsOf } from './method.ts';

/** Calibration rounds. */
export function roundMethods(session: Session): MethodsOf<'rounds'> {
  const now = () => session.clock().toISOString();
  return {
    'rounds.list': () => session.workshop.rounds.list(),
    'rounds.create': (round) => session.workshop.rounds.create(round, now()),
    'rounds.join': ({ round, name, side }) => {
      const { rounds } = session.workshop;
      const participant = rounds.join(round, name, side);
      return { participant, round: rounds.get(round) };
    },
    'rounds.answers': ({ participant }) => session.workshop.rounds.answers(participant),
    'rounds.answer': ({ participant, deal, answer }) => {
      session.workshop.rounds.answer(participant, deal, answer);
      return {};
    },
    'rounds.finish': ({ participant }) => {
      session.workshop.rounds.finish(participant);
      return {};
    },
    'rounds.reveal': ({ round }) => session.workshop.rounds.reveal(round, now()),
    'rounds.remove': ({ round }) => {
      session.workshop.rounds.remove(round);
      return {};
    },
  };
}
