import { Center, Loader, Stack, Text } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { STEP_TITLE } from '#shared/domain/agenda/steps.ts';
import { useRounds } from '../features/calibrate/rounds-store.ts';
import { bridge } from '../platform/bridge.ts';
import { useDiscretion } from '../stores/discretion.ts';
import { type Selection, useScreen } from '../stores/screen.ts';
import { useWorkshop } from '../stores/workshop.ts';
import { goToWork } from '../ui/focus.ts';
import { runCommand } from './commands.ts';
import { DropTarget } from './DropTarget.tsx';
import { Header } from './Header.tsx';
import { later } from './later.tsx';
import { useIdleLock } from './lock.ts';
import { Opening } from './Opening.tsx';
import { Rail } from './Rail.tsx';
import { useResumeProblem } from './resume.ts';
import classes from './Shell.module.css';
import { StepScreens } from './StepScreens.tsx';
import { useShortcuts } from './useShortcuts.ts';
import { VerdictStrip } from './VerdictStrip.tsx';

const Dialogs = later(async () => (await import('./dialogs/Dialogs.tsx')).Dialogs);
const LackingNotice = later(async () => (await import('./LackingNotice.tsx')).LackingNotice);
const Expecting = later(async () => (await import('./Expecting.tsx')).Expecting);
const CommonPanels = later(async () => (await import('./CommonPanels.tsx')).CommonPanels);

function commonPanel(selection: Selection | null): ReactNode {
  switch (selection?.kind) {
    case 'findings':
    case 'history':
    case 'agenda':
      return <CommonPanels kind={selection.kind} />;
    default:
      return null;
  }
}

/** The frame of the window: steps, header, verdict, and the step's own work. */
export function Shell() {
  const workshop = useWorkshop((state) => state.workshop);
  const opened = useWorkshop((state) => state.opened);
  const step = useScreen((state) => state.step);
  const namesHidden = useDiscretion((state) => state.namesHidden);
  const selection = useScreen((state) => state.selection);
  // Nothing around is in reach of somebody who answers blind.
  const isBlind = useRounds((state) => state.answering !== null);
  const problem = useResumeProblem((state) => state.problem);
  // The verdict comes first: it is small, and the steps' screens are not.
  const isReady = useWorkshop((state) => state.isReady);
  useShortcuts();
  useIdleLock();
  useEffect(() => bridge.onCommand(runCommand), []);

  return (
    <>
      <DropTarget isBlind={isBlind}>
        <Dialogs />
        <Expecting />
        <div className={classes.around} inert={isBlind}>
          <button type="button" className={classes.skip} onClick={goToWork}>
            Go to the step’s own work
          </button>
          <Rail />
        </div>
        <div className={classes.column}>
          <div className={classes.around} inert={isBlind}>
            <Header />
            {workshop && <VerdictStrip />}
            {workshop && step !== 'evidence' && <LackingNotice />}
          </div>
          <main className={classes.main} tabIndex={-1} aria-label={STEP_TITLE[step]}>
            {workshop && isReady ? (
              <StepScreens key={`${opened}-${namesHidden}`} shown={step} panel={commonPanel(selection)} />
            ) : (
              <Center h="100%">
                {problem ? (
                  <Stack maw={560} role="alert">
                    <Text fw={600} size="lg">
                      The workshop could not be opened
                    </Text>
                    <Text>{problem}</Text>
                  </Stack>
                ) : (
                  <Loader role="status" aria-label="Opening the workshop" color="var(--ink-2)" />
                )}
              </Center>
            )}
          </main>
        </div>
      </DropTarget>
      <Opening />
    </>
  );
}
