import { Center, Loader, Stack, Text } from '@mantine/core';
import { useDeferredValue, useEffect, useState } from 'react';
import { STEP_TITLE } from '#shared/domain/agenda/steps.ts';
import { useRounds } from '../features/calibrate/rounds-store.ts';
import { bridge } from '../platform/bridge.ts';
import { call } from '../platform/host.ts';
import { useDiscretion } from '../stores/discretion.ts';
import { tell } from '../stores/notices.ts';
import { useScreen } from '../stores/screen.ts';
import { useWorkshop } from '../stores/workshop.ts';
import { CommonPanel } from '../ui/StepPage.tsx';
import { AboutDialog } from './AboutDialog.tsx';
import { BackupsDialog } from './BackupsDialog.tsx';
import { commonPanel } from './CommonPanels.tsx';
import { offerBackups, openPlace, runCommand } from './commands.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Header } from './Header.tsx';
import { HelpDialog } from './HelpDialog.tsx';
import { LackingNotice } from './LackingNotice.tsx';
import { useIdleLock } from './lock.ts';
import { PassphraseDialog } from './PassphraseDialog.tsx';
import { Rail } from './Rail.tsx';
import classes from './Shell.module.css';
import { StepScreen } from './StepScreen.tsx';
import { useShortcuts } from './useShortcuts.ts';
import { VerdictStrip } from './VerdictStrip.tsx';

/** The frame of the window: steps, header, verdict, and the step's own work. */
export function Shell() {
  const workshop = useWorkshop((state) => state.workshop);
  const step = useScreen((state) => state.step);
  const namesHidden = useDiscretion((state) => state.namesHidden);
  const selection = useScreen((state) => state.selection);
  // Nothing around is in reach of somebody who answers blind.
  const isBlind = useRounds((state) => state.answering !== null);
  const problem = useResume();
  // The verdict comes first: it is small, and the steps' screens are not.
  const isOpen = useDeferredValue(workshop !== null);
  useShortcuts();
  useIdleLock();
  useEffect(() => bridge.onCommand(runCommand), []);

  return (
    <div className={classes.shell}>
      <PassphraseDialog />
      <BackupsDialog />
      <HelpDialog />
      <AboutDialog />
      <div className={classes.around} inert={isBlind}>
        <Rail />
      </div>
      <div className={classes.column}>
        <div className={classes.around} inert={isBlind}>
          <Header />
          {workshop && <VerdictStrip />}
          {workshop && step !== 'evidence' && <LackingNotice />}
        </div>
        <main className={classes.main} aria-label={STEP_TITLE[step]}>
          {workshop && isOpen ? (
            <ErrorBoundary key={`${workshop.fileName}-${step}-${namesHidden}`} where={STEP_TITLE[step]}>
              <CommonPanel.Provider value={commonPanel(selection)}>
                <StepScreen step={step} />
              </CommonPanel.Provider>
            </ErrorBoundary>
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
    </div>
  );
}

/** Opens what was open last, or the sample; returns what went wrong, if nothing could be opened. */
function useResume(): string | null {
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const resume = async () => {
      try {
        const { workshop, notice, locked, damaged } = await call('workshop.resume', {});
        await useWorkshop.getState().show(workshop);
        if (locked) await openPlace({ place: locked.place, name: locked.fileName });
        if (damaged) await offerBackups({ place: damaged.place, name: damaged.fileName });
        if (notice) tell({ kind: 'problem', title: 'Your last workshop is not open', error: notice });
      } catch (error) {
        setProblem(error instanceof Error ? error.message : String(error));
      }
    };
    if (!useWorkshop.getState().workshop) resume();
  }, []);
  return problem;
}
