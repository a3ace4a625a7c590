import { type ComponentType, useEffect, useReducer, useState } from 'react';
import { STEPS, type Step } from '#shared/domain/agenda/steps.ts';
import { idle } from '../platform/idle.ts';
import { useScreen } from '../stores/screen.ts';
import { useSimulation } from '../stores/simulation.ts';
import { useWorkshop } from '../stores/workshop.ts';
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

/** Not by Suspense, which would hold back a step that is there already. */
export function StepScreen({ step }: { step: Step }) {
  const [, show] = useReducer((shown: number) => shown + 1, 0);
  const [problem, setProblem] = useState<Error | null>(null);
  const Screen = loaded[step];
  useEffect(() => {
    // Not whether it is loaded by now: it was not when this was drawn.
    if (!Screen) load(step).then(show, setProblem);
  }, [step, Screen]);
  const hasSample = useWorkshop(({ sample }) => sample !== null);
  const hasVerdict = useSimulation(({ summaries }) => Object.keys(summaries).length > 0);
  useEffect(() => {
    if (hasVerdict || !hasSample) void loadInTurn();
  }, [hasVerdict, hasSample]);
  // For the boundary around it, which offers to try again.
  if (problem) throw problem;
  return Screen ? <Screen /> : null;
}

async function loadInTurn(): Promise<void> {
  await settled;
  for (const step of STEPS) {
    await idle();
    // One that can't be loaded says so where it is shown.
    await load(step).catch(() => {});
  }
}
