import { EmptyState } from '../../ui/EmptyState.tsx';
import { StepPage } from '../../ui/StepPage.tsx';

/** Says what calibration will do; a round cannot be held yet. */
export function CalibrateScreen() {
  return (
    <StepPage title="Calibrate" purpose="How far apart are the people in this room?">
      <EmptyState title="Calibration rounds are not built yet">
        Here everybody will classify the same eight to twenty deals without seeing one another’s answers, and
        the room will see how often it agrees, on which deals it does not, and whether talking about it
        helped.
      </EmptyState>
    </StepPage>
  );
}
