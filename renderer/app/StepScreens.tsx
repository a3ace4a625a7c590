import { Activity, type ComponentType, memo, type ReactNode, useEffect, useReducer, useState } from 'react';
import { STEP_TITLE, STEPS, type Step } from '#shared/domain/agenda/steps.ts';
import { onAhead } from '../platform/engine/client.ts';
import { idle } from '../platform/idle.ts';
import { useScreen } from '../stores/screen.ts';
import { useSimulation } from '../stores/simulation.ts';
import { useWorkshop } from '../stores/workshop.ts';
import { CommonPanel } from '../ui/StepPage.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { settled } from './resume.ts';

/** Each step is loaded when it is first shown, or once the verdict stands and the window has nothing else to do. */
const LOAD: Record<Step, () => Promise<ComponentType>> = {
  evidence: async () => (await import('../features/evidence/EvidenceScreen.tsx')).EvidenceScreen,
  flow: async () => (await import('../features/flow/FlowScreen.tsx')).FlowScreen,
  score: async () => (await import('../features/score/ScoreScreen.tsx')).ScoreScreen,
  simulate: async () => (await import('../features/simulate/SimulateScreen.tsx')).SimulateScreen,
  compare: async () => (await import('../features/compare/CompareScreen.tsx')).CompareScreen,
  calibrate: async () => (await import('../features/calibrate/CalibrateScreen.tsx')).CalibrateScreen,
  agree: async () => (await import('../features/agree/AgreeScreen.tsx')).AgreeScreen,
};

const loaded: Partial<Record<Step, ComponentType>> = {};

/** One that can't be loaded says so where it is shown. */
const loadShown = (): Promise<void> => load(useScreen.getState().step).catch(() => {});

async function load(step: Step): Promise<void> {
  loaded[step] ??= await LOAD[step]();
}

// What takes its time to open is waited for with its screen at hand.
void settled.then(loadShown);
// The frame that shows it has yet to be drawn.
useWorkshop.subscribe(({ isReady }) => isReady && void loadShown());

/** By step whose screen is there, how often it was drawn anew. */
type Drawn = Partial<Record<Step, number>>;

/** Whose answers come ahead (`Expecting`): they are drawn with these before they come into sight. */
const EXPECTED: readonly Step[] = ['simulate', 'compare'];

const again = (drawn: Drawn, steps: readonly Step[]): Drawn => ({
  ...drawn,
  ...Object.fromEntries(steps.map((step) => [step, (drawn[step] ?? 0) + 1])),
});

interface Props {
  shown: Step;
  /** What stands beside the step that is shown, in place of its own panel. */
  panel: ReactNode;
}

/**
 * The screens of the steps. Beside the one that is shown, those that were left stay, and the others are drawn out of
 * sight once the verdict stands, so that whoever turns to one finds it there. Out of sight a screen asks nothing and
 * follows no edit; it is drawn anew as it comes into sight, and when the window knows more of what it would ask.
 */
export function StepScreens({ shown, panel }: Props) {
  const [drawn, setDrawn] = useState<Drawn>({});
  const [last, setLast] = useState<Step | null>(null);
  if (last !== shown) {
    setLast(shown);
    setDrawn(again(drawn, [shown]));
  }
  const hasSample = useWorkshop(({ sample }) => sample !== null);
  const hasVerdict = useSimulation(({ summaries }) => Object.keys(summaries).length > 0);
  useEffect(() => {
    if (!hasVerdict && hasSample) return;
    let isWanted = true;
    const draw = (step: Step) => setDrawn((now) => ({ [step]: 0, ...now }));
    void inTurn((step) => isWanted && draw(step));
    return () => {
      isWanted = false;
    };
  }, [hasVerdict, hasSample]);
  useEffect(() => {
    onAhead(() =>
      setDrawn((now) =>
        again(
          now,
          EXPECTED.filter((step) => step !== shown && now[step] !== undefined),
        ),
      ),
    );
  }, [shown]);
  return STEPS.map((step) => {
    const times = drawn[step];
    if (times === undefined) return null;
    return (
      <Activity key={step} mode={step === shown ? 'visible' : 'hidden'}>
        <CommonPanel value={step === shown ? panel : null}>
          <ErrorBoundary where={STEP_TITLE[step]}>
            <StepScreen step={step} drawn={times} />
          </ErrorBoundary>
        </CommonPanel>
      </Activity>
    );
  });
}

async function inTurn(draw: (step: Step) => void): Promise<void> {
  await settled;
  for (const step of STEPS) {
    await idle();
    // One that can't be loaded says so where it is shown.
    await load(step).catch(() => {});
    draw(step);
  }
}

/** Drawn anew when it is said to, not when it is left. Not by Suspense, which would hold back a step that is there already. */
const StepScreen = memo(function StepScreen({ step }: { step: Step; drawn: number }) {
  const [, show] = useReducer((shown: number) => shown + 1, 0);
  const [problem, setProblem] = useState<Error | null>(null);
  const Screen = loaded[step];
  useEffect(() => {
    // Not whether it is loaded by now: it was not when this was drawn.
    if (!Screen) load(step).then(show, setProblem);
  }, [step, Screen]);
  // For the boundary around it, which offers to try again.
  if (problem) throw problem;
  return Screen ? <Screen /> : null;
});
