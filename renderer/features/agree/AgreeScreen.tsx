import { StepPage } from '../../ui/StepPage.tsx';

export function AgreeScreen() {
  return (
    <StepPage title="Agree" purpose="">
      {null}
    </StepPage>
  );
}
