import { StepPage } from '../../ui/StepPage.tsx';

export function FlowScreen() {
  return (
    <StepPage title="Flow" purpose="">
      {null}
    </StepPage>
  );
}
