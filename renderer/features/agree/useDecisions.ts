import { useCallback, useEffect, useState } from 'react';
import type { Decision, DecisionWords } from '#shared/contract/deciding.ts';
import { call } from '../../platform/host.ts';
import { tell } from '../../stores/notices.ts';

/** What the room decided about a draft, the newest first, and the ways to change it. */
export interface DecisionLog {
  decisions: readonly Decision[];
  /** Keeps a decision, in place of one on the same subject; whether it is in the file. */
  put: (words: DecisionWords) => Promise<boolean>;
  remove: (id: string) => Promise<void>;
}

export function useDecisions(draft: string | undefined): DecisionLog {
  const [decisions, setDecisions] = useState<readonly Decision[]>([]);
  const load = useCallback(async () => {
    if (draft === undefined) return;
    try {
      const all = await call('decisions.list', {});
      setDecisions(all.filter((decision) => decision.draft === draft).reverse());
    } catch (error) {
      tell({ kind: 'problem', title: 'The decisions could not be read', error });
    }
  }, [draft]);
  useEffect(() => void load(), [load]);

  const put = async (words: DecisionWords) => {
    try {
      await call('decisions.put', words);
    } catch (error) {
      tell({ kind: 'problem', title: 'The decision is not in the file', error });
      return false;
    }
    await load();
    return true;
  };
  const remove = async (id: string) => {
    try {
      await call('decisions.remove', { id });
    } catch (error) {
      tell({ kind: 'problem', title: 'The decision is still in the file', error });
      return;
    }
    await load();
  };
  return { decisions, put, remove };
}
