import { newId, usesOf } from '#shared/domain/definition/edit.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { NamedList } from './NamedList.tsx';

/** The standard reasons for turning a deal down or sending it back. */
export const ReasonsPanel = ({ definition }: { definition: Definition }) => (
  <NamedList
    title="Reasons"
    about="Why a lead is turned down or sent back. A free sentence alone is no reason."
    what="reason"
    definition={definition}
    of={({ reasons }) => reasons}
    uses={(reason) => usesOf(definition, { reason })}
    make={(reasons) => ({ id: newId('reason', reasons), name: 'New reason' })}
  />
);
