import { AgendaPanel } from '../features/agenda/AgendaPanel.tsx';
import { FindingsPanel } from '../features/findings/FindingsPanel.tsx';
import { HistoryPanel } from '../features/history/HistoryPanel.tsx';

const PANELS = { findings: FindingsPanel, history: HistoryPanel, agenda: AgendaPanel };

/** A panel that can stand beside any step. */
export function CommonPanels({ kind }: { kind: keyof typeof PANELS }) {
  const Panel = PANELS[kind];
  return <Panel />;
}
