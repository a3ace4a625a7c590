import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DealQuery, DealRow } from '#shared/engine/simulate/deal-list.ts';
import { ask, known } from '../../platform/engine/client.ts';
import type { EngineQuestions } from '../../platform/engine/protocol.ts';
import { useSimulation } from '../../stores/simulation.ts';

const PAGE = 100;

export type ListQuery = DealQuery & { finding?: string };
type Question = EngineQuestions['deals'];

/** What is asked for a page of a list. */
export const askedFor = (draft: string, query: ListQuery, page: number): Question['args'] => ({
  draft,
  query,
  from: page * PAGE,
  to: (page + 1) * PAGE,
});

/** A list of deals that is fetched as far as it is looked at. */
export interface DealPages {
  total: number;
  row(index: number): DealRow | undefined;
  /** Fetches what is missing of the rows from `from` up to `to`, and at least the first of them. */
  need(from: number, to: number): void;
}

/** The pages of a list of which those in `of` were asked for. */
interface Held {
  of: Set<number>;
  total: number;
  pages: ReadonlyMap<number, readonly DealRow[]>;
}

/** With a page more; what is held of another list goes with the first page of the new one. */
function withPage(held: Held, of: Set<number>, page: number, { total, rows }: Question['result']): Held {
  const isSame = held.of === of;
  if (isSame && held.pages.get(page) === rows) return held;
  return { of, total, pages: new Map(isSame ? held.pages : []).set(page, rows) };
}

/**
 * The deals of a query by the newest simulation of a draft; rows stay in sight while newer ones are fetched, and a first
 * page that is known is there at once. `among` must keep its identity as long as it names the same deals.
 */
export function useDeals(draft: string, { among, ...query }: ListQuery): DealPages {
  const answer = useSimulation((state) => state.answers[draft]);
  const key = JSON.stringify(query);
  const argsOf = useCallback(
    (page: number) => askedFor(draft, { ...JSON.parse(key), ...(among && { among }) }, page),
    [draft, key, among],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list, or the same of other deals, is asked for anew
  const asked = useMemo(() => new Set<number>(), [argsOf, answer]);
  const newest = useRef(asked);
  useEffect(() => {
    newest.current = asked;
  }, [asked]);

  const [held, hold] = useState<Held>({ of: asked, total: 0, pages: new Map() });
  const first = answer === undefined ? undefined : known('deals', argsOf(0));
  const shown = first ? withPage(held, asked, 0, first.answer) : held;
  if (shown !== held) hold(shown);

  const fetchPage = useCallback(
    async (page: number) => {
      if (answer === undefined || asked.has(page)) return;
      asked.add(page);
      const args = argsOf(page);
      try {
        const found = known('deals', args)?.answer ?? (await ask('deals', args));
        if (newest.current === asked) hold((before) => withPage(before, asked, page, found));
      } catch {
        // The draft was simulated anew meanwhile; the next answer asks again.
        asked.delete(page);
      }
    },
    [argsOf, answer, asked],
  );
  const need = useCallback(
    (from: number, to: number) => {
      const end = Math.max(to, from + 1);
      for (let page = Math.floor(from / PAGE); page * PAGE < end; page += 1) fetchPage(page);
    },
    [fetchPage],
  );
  return {
    total: shown.total,
    row: (index) => shown.pages.get(Math.floor(index / PAGE))?.[index % PAGE],
    need,
  };
}
