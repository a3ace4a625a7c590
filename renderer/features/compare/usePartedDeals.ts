import { useEffect, useState } from 'react';
import type { CrossQuery } from '#shared/engine/compare/crossing.ts';
import { ask } from '../../platform/engine/client.ts';
import type { JudgedDraft, PartedDeal } from '../../platform/engine/protocol.ts';
import { useSimulation } from '../../stores/simulation.ts';

/** How many deals are fetched at a time: each comes with two replays that say why. */
const PAGE = 20;
export const FIRST_PAGE = { from: 0, to: PAGE };

export interface PartedPages {
  total: number | null;
  rows: PartedDeal[];
  more(): void;
}

/** Deals that two definitions see differently, as far as they were asked for; old rows stay until newer come. */
export function usePartedDeals(
  judged: { left: JudgedDraft; right: JudgedDraft },
  query: CrossQuery,
): PartedPages {
  const answered = useSimulation(
    ({ answers }) => `${answers[judged.left.draft]} ${answers[judged.right.draft]}`,
  );
  const asked = JSON.stringify({ ...judged, query });
  const [wanted, setWanted] = useState({ asked, to: PAGE });
  const [found, setFound] = useState<{ total: number | null; rows: PartedDeal[] }>({ total: null, rows: [] });
  const to = wanted.asked === asked ? wanted.to : PAGE;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a draft simulated anew makes the list an old one
  useEffect(() => {
    let isCurrent = true;
    ask('crossing', { ...JSON.parse(asked), ...FIRST_PAGE, to }).then(
      (answer) => isCurrent && setFound(answer),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [asked, to, answered]);
  return { ...found, more: () => setWanted({ asked, to: to + PAGE }) };
}
