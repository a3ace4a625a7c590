import type { Stage } from '#shared/domain/definition/schema.ts';
import { SideMark } from './marks.tsx';

export type Owner = NonNullable<Stage['owner']>;

export const OWNER_LABEL: Record<Owner, string> = { marketing: 'Marketing', sales: 'Sales', both: 'Both' };

/** The marks of the sides that own a stage; none where nobody does. */
export function OwnerMarks({ owner, size = 14 }: { owner: Owner | null; size?: number }) {
  return (
    <>
      {(owner === 'marketing' || owner === 'both') && <SideMark side="marketing" size={size} />}
      {(owner === 'sales' || owner === 'both') && <SideMark side="sales" size={size} />}
    </>
  );
}
