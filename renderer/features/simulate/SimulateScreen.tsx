import { StepPage } from '../../ui/StepPage.tsx';

export function SimulateScreen() {
  return (
    <StepPage title="Simulate" purpose="">
      {null}
    </StepPage>
  );
}
