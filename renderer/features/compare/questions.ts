/** What the tabs of Compare ask the engine. */
import type { Asked, EngineQuestions, JudgedDraft } from '../../platform/engine/protocol.ts';
import { useSimulation } from '../../stores/simulation.ts';
import { type Tab, useCompare, useCompared, usePair } from './compare-state.ts';

/** How many deals are fetched at a time: each comes with two replays that say why. */
export const PAGE = 20;

type TabQuestion = 'compare' | 'cross' | 'crossing';

/** The questions of each tab. */
const ASKED_ON: Partial<Record<Tab, readonly TabQuestion[]>> = {
  sideBySide: ['compare'],
  disagreements: ['cross', 'crossing'],
};

/** What is asked as the step opens, and what its other tabs may ask then. */
export function useAskedNext(): { first: Asked[]; later: Asked[] } {
  const opening = ASKED_ON[useCompare((state) => state.tab)] ?? [];
  const asked = Object.entries(useQuestions()).map(([question, args]) => ({
    question: question as TabQuestion,
    args,
  }));
  const isFirst = ({ question }: { question: TabQuestion }) => opening.includes(question);
  return { first: asked.filter(isFirst), later: asked.filter((one) => !isFirst(one)) };
}

/** Without what is yet to be simulated. */
export function useQuestions(): { [Q in TabQuestion]?: EngineQuestions[Q]['args'] } {
  const compared = useCompared();
  const { left, right } = usePair();
  const query = useCompare((state) => state.query);
  const summaries = useSimulation((state) => state.summaries);
  const judge = (draft: string | undefined): JudgedDraft[] => {
    const stage = draft === undefined ? undefined : summaries[draft]?.verdict.stage;
    return stage === undefined ? [] : [{ draft: draft!, stage }];
  };
  const judged = compared.flatMap(({ id }) => judge(id));
  const [[here], [there]] = [judge(left?.id), judge(right?.id)];
  const pair = here && there && { left: here, right: there };
  return {
    ...(judged.length === compared.length && judged.length > 1 && { compare: { judged } }),
    ...(pair && { cross: pair, crossing: { ...pair, query, from: 0, to: PAGE } }),
  };
}
