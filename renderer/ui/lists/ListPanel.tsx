import type { Definition } from '#shared/domain/definition/schema.ts';
import { BandsPanel } from './BandsPanel.tsx';
import { ChecklistPanel } from './ChecklistPanel.tsx';
import { useOpenList } from './open-list.ts';
import { ReasonsPanel } from './ReasonsPanel.tsx';

/** The open list in the side panel; nothing where none is open. */
export function ListPanel({ definition }: { definition: Definition }) {
  const list = useOpenList((state) => state.list);
  switch (list) {
    case 'checklist':
      return <ChecklistPanel definition={definition} />;
    case 'reasons':
      return <ReasonsPanel definition={definition} />;
    case 'bands':
      return <BandsPanel definition={definition} />;
    case null:
      return null;
  }
}
