import type { Step } from '#shared/domain/agenda/steps.ts';
import { AgreeScreen } from '../features/agree/AgreeScreen.tsx';
import { CalibrateScreen } from '../features/calibrate/CalibrateScreen.tsx';
import { CompareScreen } from '../features/compare/CompareScreen.tsx';
import { EvidenceScreen } from '../features/evidence/EvidenceScreen.tsx';
import { FlowScreen } from '../features/flow/FlowScreen.tsx';
import { ScoreScreen } from '../features/score/ScoreScreen.tsx';
import { SimulateScreen } from '../features/simulate/SimulateScreen.tsx';

const SCREENS: Record<Step, () => React.ReactNode> = {
  evidence: EvidenceScreen,
  flow: FlowScreen,
  score: ScoreScreen,
  simulate: SimulateScreen,
  compare: CompareScreen,
  calibrate: CalibrateScreen,
  agree: AgreeScreen,
};

export function StepScreen({ step }: { step: Step }) {
  const Screen = SCREENS[step];
  return <Screen />;
}
