import { useDraft } from '../../stores/definitions.ts';
import { BandsPanel } from './BandsPanel.tsx';
import { ChecklistPanel } from './ChecklistPanel.tsx';
import { useOpenList } from './open-list.ts';
import { ReasonsPanel } from './ReasonsPanel.tsx';

/** The open list in the side panel; nothing where none is open. */
export function ListPanel() {
  const definition = useDraft()?.definition;
  const list = useOpenList((state) => state.list);
  if (!definition) return null;
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
