import { StepPage } from '../../ui/StepPage.tsx';

export function ScoreScreen() {
  return (
    <StepPage title="Score" purpose="">
      {null}
    </StepPage>
  );
}
