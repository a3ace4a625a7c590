import { useState } from 'react';
import type { EngineQuestions, PartedDeal } from '../../platform/engine/protocol.ts';
import { useAsked } from '../../stores/useAsked.ts';
import { PAGE } from './questions.ts';

export interface PartedPages {
  total: number | null;
  rows: PartedDeal[];
  more(): void;
}

const NONE: PartedDeal[] = [];

/** Deals that two definitions see differently, as far as they were asked for; old rows stay until newer come. */
export function usePartedDeals(first: EngineQuestions['crossing']['args']): PartedPages {
  const asked = JSON.stringify(first);
  const [wanted, setWanted] = useState({ asked, to: PAGE });
  const to = wanted.asked === asked ? wanted.to : PAGE;
  const { answer } = useAsked('crossing', { ...first, to }, [first.left.draft, first.right.draft]);
  return {
    total: answer?.total ?? null,
    rows: answer?.rows ?? NONE,
    more: () => setWanted({ asked, to: to + PAGE }),
  };
}
