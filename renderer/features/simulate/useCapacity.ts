import { useMemo } from 'react';
import type { Capacity } from '#shared/engine/simulate/work.ts';
import { useSetting } from '../../stores/settings.ts';
import { useWorkshop } from '../../stores/workshop.ts';

export const MOST_PEOPLE = 1000;
/** Where nobody says more: two people, each with ten hours a week for new leads, an hour for each. */
const USUAL: Capacity = { people: 2, hoursPerWeek: 10, hoursPerLead: 1 };

interface SalesCapacity {
  capacity: Capacity;
  /** Nobody has said so yet. */
  isAssumed: boolean;
  /** How many people own deals; 0 where that is not known. */
  owners: number;
  setCapacity: (capacity: Capacity) => void;
}

/** How much work sales can take: as the room has set it, or else as the deals' owners suggest. */
export function useCapacity(): SalesCapacity {
  const [remembered, setCapacity] = useSetting('capacity');
  const owners = useWorkshop((state) => state.sample?.owners ?? 0);
  const capacity = useMemo(
    () => remembered ?? { ...USUAL, people: Math.min(owners, MOST_PEOPLE) || USUAL.people },
    [remembered, owners],
  );
  return { capacity, isAssumed: remembered === null, owners, setCapacity };
}
