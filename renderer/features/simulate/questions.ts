/** What the tabs of Simulate ask the engine. */
import type { EngineQuestions, JudgedDraft } from '../../platform/engine/protocol.ts';
import { useSetting } from '../../stores/settings.ts';
import { useAsked } from '../../stores/useAsked.ts';
import { usePartedBy } from './parted-by.ts';
import { useCapacity } from './useCapacity.ts';

type TabQuestion = 'breakdown' | 'lacks' | 'work' | 'thresholdScan' | 'economics' | 'leak';

/** In the order of the tabs. The engine may answer them before one turns to them. */
export function useQuestions(judged: JudgedDraft): { [Q in TabQuestion]: EngineQuestions[Q]['args'] } {
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
