import { StepPage } from '../../ui/StepPage.tsx';

export function EvidenceScreen() {
  return (
    <StepPage title="Evidence" purpose="">
      {null}
    </StepPage>
  );
}
