import { AgendaPanel } from '../features/agenda/AgendaPanel.tsx';
import { FindingsPanel } from '../features/findings/FindingsPanel.tsx';
import { HistoryPanel } from '../features/history/HistoryPanel.tsx';
import type { Selection } from '../stores/screen.ts';

/** The panels that can stand beside any step. */
export function commonPanel(selection: Selection | null): React.ReactNode {
  if (selection?.kind === 'findings') return <FindingsPanel />;
  if (selection?.kind === 'history') return <HistoryPanel />;
  if (selection?.kind === 'agenda') return <AgendaPanel />;
  return null;
}
