import { useCallback, useEffect, useRef, useState } from 'react';
import type { DealQuery, DealRow } from '#shared/engine/simulate/deal-list.ts';
import { ask } from '../../platform/engine/client.ts';
import { useSimulation } from '../../stores/simulation.ts';

const PAGE = 100;

/** A list of deals that is fetched as far as it is looked at. */
export interface DealPages {
  total: number;
  row(index: number): DealRow | undefined;
  /** Fetches what is missing of the rows from `from` up to `to`. */
  need(from: number, to: number): void;
}

/**
 * The deals of a query by the newest simulation of a draft; rows stay in sight while newer ones are fetched. `among` must
 * keep its identity as long as it names the same deals.
 */
export function useDeals(draft: string, { among, ...query }: DealQuery & { finding?: string }): DealPages {
  const answer = useSimulation((state) => state.answers[draft]);
  const [total, setTotal] = useState(0);
  const [, redraw] = useState(0);
  const rows = useRef(new Map<number, DealRow>());
  const asked = useRef(new Set<number>());
  const version = useRef(0);
  /** The version whose rows are held. */
  const rowsOf = useRef(0);
  const looked = useRef({ from: 0, to: PAGE });
  const key = JSON.stringify(query);

  const fetchPage = useCallback(
    async (page: number) => {
      if (asked.current.has(page)) return;
      asked.current.add(page);
      const mine = version.current;
      try {
        const found = await ask('deals', {
          draft,
          query: { ...JSON.parse(key), ...(among && { among }) },
          from: page * PAGE,
          to: (page + 1) * PAGE,
        });
        if (mine !== version.current) return;
        if (rowsOf.current !== mine) rows.current.clear();
        rowsOf.current = mine;
        found.rows.forEach((row, index) => {
          rows.current.set(page * PAGE + index, row);
        });
        setTotal(found.total);
        redraw((n) => n + 1);
      } catch {
        // The draft was simulated anew meanwhile; the next answer asks again.
        asked.current.delete(page);
      }
    },
    [draft, key, among],
  );

  const need = useCallback(
    (from: number, to: number) => {
      looked.current = { from, to };
      for (let page = Math.floor(from / PAGE); page * PAGE < to; page++) fetchPage(page);
    },
    [fetchPage],
  );

  useEffect(() => {
    if (answer === undefined) return;
    version.current++;
    asked.current.clear();
    const { from, to } = looked.current;
    need(from, Math.max(to, from + 1));
  }, [answer, need]);

  return { total, row: (index) => rows.current.get(index), need };
}
