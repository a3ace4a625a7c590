/** What Simulate asks the engine: its list of deals, and its tabs. */
import type { Asked, EngineQuestions, JudgedDraft } from '../../platform/engine/protocol.ts';
import { type Pointed, useScreen } from '../../stores/screen.ts';
import { useSetting } from '../../stores/settings.ts';
import { useAsked } from '../../stores/useAsked.ts';
import { usePartedBy } from './parted-by.ts';
import { type Tab, useSimulate } from './simulate-state.ts';
import { useCapacity } from './useCapacity.ts';
import { askedFor, type ListQuery } from './useDeals.ts';

type TabQuestion = 'breakdown' | 'lacks' | 'work' | 'thresholdScan' | 'economics' | 'leak';

/** The questions of each tab. */
const ASKED_ON: Partial<Record<Tab, readonly TabQuestion[]>> = {
  by: ['breakdown'],
  lacks: ['lacks'],
  work: ['work', 'thresholdScan'],
  money: ['economics'],
  leak: ['leak'],
};

/** What is asked as the step opens, and what its other tabs may ask then, in their order. */
export function useAskedNext(judged: JudgedDraft): { first: Asked[]; later: Asked[] } {
  const questions = useQuestions(judged);
  const pointed = useScreen((state) => state.pointed);
  const listed = useListed(judged.stage, pointed);
  const opening = ASKED_ON[useSimulate((state) => state.tab)] ?? [];
  const others = Object.values(ASKED_ON)
    .flat()
    .filter((question) => !opening.includes(question));
  const asked = (question: TabQuestion): Asked => ({ question, args: questions[question] });
  const deals: Asked = { question: 'deals', args: askedFor(judged.draft, listed, 0) };
  return { first: [...(listed.among ? [] : [deals]), ...opening.map(asked)], later: others.map(asked) };
}

/** Which deals are listed, and in which order. */
export function useListed(stage: number, pointed: Pointed | null): ListQuery {
  const { search, sort } = useSimulate();
  return { stage, ...pointed?.query, ...(search.trim() && { search }), ...sort };
}

function useQuestions(judged: JudgedDraft): { [Q in TabQuestion]: EngineQuestions[Q]['args'] } {
  const { by } = usePartedBy();
  const { capacity } = useCapacity();
  const [costs] = useSetting('channelCosts');
  return {
    breakdown: { ...judged, by },
    lacks: judged,
    work: { ...judged, capacity },
    thresholdScan: { ...judged, capacity },
    economics: { ...judged, costs },
    leak: judged,
  };
}

/** The engine's answer to what a tab asks. */
export const useTabAnswer = <Q extends TabQuestion>(question: Q, judged: JudgedDraft) =>
  useAsked(question, useQuestions(judged)[question], [judged.draft]);
