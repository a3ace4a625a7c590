import { useMemo } from 'react';
import { fieldByRole } from '#shared/domain/sample/sample.ts';
import type { Capacity } from '#shared/engine/simulate/work.ts';
import { useAnswer } from '../../stores/useAnswer.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { useSetting } from './useSetting.ts';

export const MOST_PEOPLE = 1000;
/** Where nobody says more: two people, each with ten hours a week for new leads, an hour for each. */
const USUAL: Capacity = { people: 2, hoursPerWeek: 10, hoursPerLead: 1 };

interface SalesCapacity {
  /** Null until it was read what the room has set. */
  capacity: Capacity | null;
  /** Nobody has said so yet. */
  isAssumed: boolean;
  /** How many people own deals; 0 where that is not known. */
  owners: number;
  setCapacity: (capacity: Capacity) => void;
}

/** How much work sales can take: as the room has set it, or else as the deals' owners suggest. */
export function useCapacity(): SalesCapacity {
  const [remembered, setCapacity] = useSetting('capacity');
  const owners = useOwners();
  const capacity = useMemo(
    () => (remembered === undefined ? null : (remembered ?? { ...USUAL, people: owners || USUAL.people })),
    [remembered, owners],
  );
  return { capacity, isAssumed: remembered === null, owners, setCapacity };
}

function useOwners(): number {
  const owner = useWorkshop((state) => state.sample && fieldByRole(state.sample, 'owner')?.key);
  const args = useMemo(() => (owner ? { field: owner, most: MOST_PEOPLE } : null), [owner]);
  return useAnswer('values', args)?.length ?? 0;
}
