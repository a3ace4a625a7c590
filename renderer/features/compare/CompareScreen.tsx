import { StepPage } from '../../ui/StepPage.tsx';

export function CompareScreen() {
  return (
    <StepPage title="Compare" purpose="">
      {null}
    </StepPage>
  );
}
