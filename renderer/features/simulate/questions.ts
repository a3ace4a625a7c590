/** What the tabs of Simulate ask the engine. */
import type { Asked, EngineQuestions, JudgedDraft } from '../../platform/engine/protocol.ts';
import { useSetting } from '../../stores/settings.ts';
import { useAsked } from '../../stores/useAsked.ts';
import { usePartedBy } from './parted-by.ts';
import { type Tab, useSimulate } from './simulate-state.ts';
import { useCapacity } from './useCapacity.ts';

type TabQuestion = 'breakdown' | 'lacks' | 'work' | 'thresholdScan' | 'economics' | 'leak';

/** The questions of each tab. */
const ASKED_ON: Partial<Record<Tab, readonly TabQuestion[]>> = {
  by: ['breakdown'],
  lacks: ['lacks'],
  work: ['work', 'thresholdScan'],
  money: ['economics'],
  leak: ['leak'],
};

/** What may be asked, likeliest first: on the tab with which the step opens, then on the others in their order. */
export function useAskedNext(judged: JudgedDraft): Asked[] {
  const questions = useQuestions(judged);
  const first = ASKED_ON[useSimulate((state) => state.tab)] ?? [];
  const others = Object.values(ASKED_ON)
    .flat()
    .filter((question) => !first.includes(question));
  return [...first, ...others].map((question) => ({ question, args: questions[question] }) as Asked);
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
