import { useEffect } from 'react';
import { announce } from '../../platform/engine/client.ts';
import { useCapacity } from './useCapacity.ts';

/** The answers that take longest are there before anybody turns to their tabs. */
export function useReadyTabs(draft: string, stage: number): void {
  const { capacity } = useCapacity();
  useEffect(() => {
    announce('lacks', { draft, stage });
    announce('leak', { draft, stage });
    if (!capacity) return;
    announce('thresholdScan', { draft, stage, capacity });
    announce('work', { draft, stage, capacity });
  }, [draft, stage, capacity]);
}
