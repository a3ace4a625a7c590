import { useDraft } from '../../stores/definitions.ts';
import { useScreen } from '../../stores/screen.ts';
import { StagePanel } from './StagePanel.tsx';
import { TransitionPanel } from './TransitionPanel.tsx';

/** What is selected in the flow: a stage or an arrow. */
export function FlowPanel() {
  const definition = useDraft()?.definition;
  const selection = useScreen((state) => state.selection);
  if (!definition) return null;
  const stage = selection?.kind === 'stage' && definition.stages.find(({ id }) => id === selection.id);
  if (stage) return <StagePanel key={stage.id} stage={stage} definition={definition} />;
  const transition =
    selection?.kind === 'transition' && definition.transitions.find(({ id }) => id === selection.id);
  if (transition)
    return <TransitionPanel key={transition.id} transition={transition} definition={definition} />;
  return null;
}
