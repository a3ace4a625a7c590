/** By what the deals can be broken down, and by what the room has them broken down. */
import { useMemo } from 'react';
import type { Field } from '#shared/domain/sample/sample.ts';
import type { PartedBy } from '#shared/engine/sample/parts.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { useSimulate } from './simulate-state.ts';

export interface Parting {
  label: string;
  by: PartedBy;
}

const MONTH = 'month of creation';
const NO_FIELDS: Field[] = [];

/** What the room has chosen; until then, and where these deals can't be parted so, the first of the choices. */
export function usePartedBy(): { choices: Parting[]; by: PartedBy } {
  const fields = useWorkshop((state) => state.sample?.fields ?? NO_FIELDS);
  const chosen = useSimulate((state) => state.by);
  const choices = useMemo(() => partings(fields), [fields]);
  const { by } = choices.find((one) => chosen && sameBy(one.by, chosen)) ?? choices[0]!;
  return { choices, by };
}

export const sameBy = (a: PartedBy, b: PartedBy): boolean =>
  a.kind === 'month' ? b.kind === 'month' : b.kind === 'field' && a.field === b.field;

/** Source and owner first, then the month (where deals have dates), then all that parts deals; what names a single one does not. */
function partings(fields: readonly Field[]): Parting[] {
  const NAMES_ONE = ['id', 'person', 'email', 'account', 'outcome'];
  const first = ['source', 'owner'].flatMap((role) => fields.filter((field) => field.role === role));
  const rest = fields.filter(
    (field) =>
      !first.includes(field) &&
      ['category', 'text', 'boolean'].includes(field.type) &&
      !(field.role && NAMES_ONE.includes(field.role)),
  );
  const toChoice = ({ key, label }: Field) => ({ label, by: { kind: 'field', field: key } as const });
  const month = { label: MONTH, by: { kind: 'month' } as const };
  const all = [
    ...first.map(toChoice),
    ...(fields.some(({ role }) => role === 'createdAt') || first.length + rest.length === 0 ? [month] : []),
    ...rest.map(toChoice),
  ];
  // A choice goes by its label: of equal ones the first.
  return all.filter(({ label }, i) => all.findIndex((one) => one.label === label) === i);
}
