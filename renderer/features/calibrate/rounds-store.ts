/** The calibration rounds of the workshop, and who is answering just now. */
import { create } from 'zustand';
import type { Paper } from '#shared/contract/methods.ts';
import type { NewRound, Participant, Round } from '#shared/contract/rounds.ts';
import { bridge } from '../../platform/bridge.ts';
import { call } from '../../platform/host.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { tell } from '../../stores/notices.ts';
import { onOpened } from '../../stores/workshop.ts';

export interface AnsweringState {
  round: Round;
  participant: string;
  name: string;
  /** Since the laptop was given to them; what they answered earlier is out of sight. */
  answers: (number | null)[];
  /** Which deals they had answered earlier. */
  earlier: boolean[];
}

interface RoundsState {
  /** Null until they are read. */
  rounds: Round[] | null;
  /** Id of the round on the screen; null: the latest. */
  shown: string | null;
  answering: AnsweringState | null;
}

export const useRounds = create<RoundsState>()(() => ({ rounds: null, shown: null, answering: null }));
const { setState: set, getState: get } = useRounds;

onOpened(() => set({ rounds: null, shown: null }));
useDefinitions.subscribe(({ hostTurns }, before) => {
  if (hostTurns !== before.hostTurns && get().rounds) loadRounds();
});

/** Does something and tells what went wrong; true where nothing did. */
async function attempt(problem: string, act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    tell({ kind: 'problem', title: problem, error });
    return false;
  }
}

export const loadRounds = () =>
  attempt('The rounds could not be read', async () => set({ rounds: await call('rounds.list', {}) }));

export const showRound = (round: string): void => set({ shown: round });

export const createRound = (round: NewRound) =>
  attempt('The round could not be begun', async () => {
    const made = await call('rounds.create', round);
    set(({ rounds }) => ({ rounds: [...(rounds ?? []), made], shown: made.id }));
  });

/** Takes a person into the round and gives them the laptop. */
export const join = (round: Round, name: string, side: Participant['side']) =>
  attempt(`${name} could not join`, async () => {
    const joined = await call('rounds.join', { round: round.id, name, side });
    await loadRounds();
    set({
      answering: {
        round: joined.round,
        participant: joined.participant,
        name,
        answers: round.deals.map(() => null),
        earlier: round.deals.map(() => false),
      },
    });
  });

/** Gives the laptop back to somebody who was not done. */
export const goOn = (round: Round, { id, name }: Participant) =>
  attempt(`${name}’s answers could not be read`, async () => {
    set({
      answering: {
        round,
        participant: id,
        name,
        answers: round.deals.map(() => null),
        earlier: await call('rounds.answered', { participant: id }),
      },
    });
  });

/** Each answer is in the file as it is given. */
export const answer = (deal: number, given: number | null) =>
  attempt('The answer is not in the file yet', async () => {
    const { answering } = get();
    if (!answering) return;
    set({ answering: { ...answering, answers: answering.answers.with(deal, given) } });
    await call('rounds.answer', { participant: answering.participant, deal, answer: given });
  });

/** Leaves the answering; `done` hands the laptop on for good. */
export const leave = ({ done }: { done: boolean }) =>
  attempt('The answers could not be closed', async () => {
    const { answering } = get();
    if (!answering) return;
    if (done) await call('rounds.finish', { participant: answering.participant });
    set({ answering: null });
    await loadRounds();
  });

/** Saves the round for paper: a sheet for each of the people. */
export const saveSheets = (round: Round, people: string[], paper: Paper) =>
  attempt('The sheets could not be saved', async () => {
    const chosen = await bridge.choose('exportSheets', `${round.name}, on paper.pdf`);
    if (!chosen) return;
    const { place } = chosen;
    const saved = await call('rounds.exportSheets', { round: round.id, people, paper, place });
    tell({ kind: 'done', title: `${saved.fileName} is saved`, message: saved.notes.join(' ') });
  });

/** Takes in what somebody wrote on a sheet. */
export const enterSheet = (round: Round, { name, side }: Pick<Participant, 'name' | 'side'>, typed: string) =>
  attempt(`${name}’s sheet is not in the round`, async () => {
    await call('rounds.enterSheet', { round: round.id, name, side, typed });
    await loadRounds();
  });

export const reveal = (round: Round) =>
  attempt('The round could not be revealed', async () => {
    await call('rounds.reveal', { round: round.id });
    await loadRounds();
  });

/** Brought back, it is on the screen again. */
export const removeRound = (round: Round): Promise<void> => {
  set({ shown: round.id });
  return useDefinitions.getState().removeRound(round);
};
