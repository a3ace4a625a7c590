import { basename } from 'node:path';
import { Refusal } from '#shared/contract/failure.ts';
import { readPaperAnswers } from '#shared/domain/agreement/paper-answers.ts';
import { loadFonts } from '../exporting/pdf/fonts.ts';
import { writeWhole } from '../files/replace.ts';
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
    'rounds.dismiss': ({ participant }) => {
      session.workshop.rounds.dismiss(participant);
      return {};
    },
    'rounds.readmit': ({ participant }) => {
      session.workshop.rounds.readmit(participant);
      return {};
    },
    'rounds.answered': ({ participant }) => session.workshop.rounds.answered(participant),
    'rounds.answer': ({ participant, deal, answer }) => {
      session.workshop.rounds.answer(participant, deal, answer);
      return {};
    },
    'rounds.finish': ({ participant }) => {
      session.workshop.rounds.finish(participant);
      return {};
    },
    'rounds.exportSheets': async ({ round, people, paper, place }) => {
      const path = await session.pathBeside(place);
      // Loaded when sheets are asked for, as what writes PDFs is large.
      const { roundSheets } = await import('../exporting/round-sheets.ts');
      const { rounds, name } = session.workshop;
      const { content, pages, notes } = await roundSheets({
        round: rounds.get(round),
        sample: session.workshop.sampleToRead(),
        workshopName: name,
        people,
        paper,
        fonts: loadFonts(session.fontsFolder),
        madeAt: session.clock(),
      });
      await writeWhole(path, content);
      return { fileName: basename(path), pages, notes };
    },
    'rounds.enterSheet': ({ round, name, side, typed }) => {
      const { rounds } = session.workshop;
      const { categories, deals } = rounds.get(round);
      const { answers, problems } = readPaperAnswers(typed, categories.length, deals.length);
      if (problems.length > 0) {
        throw new Refusal('badInput', problems.map(({ words }) => words).join(' '));
      }
      return rounds.enter(round, name, side, answers);
    },
    'rounds.reveal': ({ round }) => session.workshop.rounds.reveal(round, now()),
    'rounds.remove': ({ round }) => {
      session.workshop.rounds.setRemoved(round, true);
      return {};
    },
    'rounds.restore': ({ round }) => {
      session.workshop.rounds.setRemoved(round, false);
      return {};
    },
  };
}
