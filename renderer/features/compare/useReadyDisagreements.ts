import { useEffect } from 'react';
import { announce } from '../../platform/engine/client.ts';
import { useJudged } from '../../stores/useAsked.ts';
import { useCompare, usePair } from './compare-state.ts';
import { FIRST_PAGE } from './usePartedDeals.ts';

/** What the tab of disagreements asks first is answered before anybody turns to it. */
export function useReadyDisagreements(): void {
  const { left, right } = usePair();
  const judged = { left: useJudged(left?.id ?? null), right: useJudged(right?.id ?? null) };
  const query = useCompare((state) => state.query);
  const pair = judged.left && judged.right ? JSON.stringify(judged) : null;
  useEffect(() => {
    if (pair === null) return;
    announce('cross', JSON.parse(pair));
    announce('crossing', { ...JSON.parse(pair), query, ...FIRST_PAGE });
  }, [pair, query]);
}
