import { Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { STEPS, USUAL_MINUTES } from '#shared/domain/agenda/steps.ts';
import { useAgenda } from '../../stores/agenda.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { useScreen } from '../../stores/screen.ts';
import { plural } from '../../ui/numbers.ts';
import { PanelHead } from '../../ui/PanelHead.tsx';
import { AgendaStep } from './AgendaStep.tsx';
import classes from './agenda.module.css';
import { People } from './People.tsx';

/** The way through the workshop: minutes, the clock, and what each step has left behind. */
export function AgendaPanel() {
  const { agenda, look } = useAgenda();
  const step = useScreen((state) => state.step);
  const revisions = useDefinitions((state) => state.revisions);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was done meanwhile may have left something behind
  useEffect(look, [step, revisions]);
  const minutes = STEPS.reduce((sum, each) => sum + (agenda.minutes[each] ?? USUAL_MINUTES[each]), 0);
  return (
    <Stack gap="md">
      <PanelHead title="Agenda" />
      <Text c="var(--ink-2)">
        {plural(STEPS.length, 'step')} in {plural(minutes, 'minute')}. Start the clock as a step begins; the
        room sees it at the top.
      </Text>
      <ol className={classes.steps}>
        {STEPS.map((each) => (
          <AgendaStep key={each} step={each} isHere={each === step} />
        ))}
      </ol>
      <People />
    </Stack>
  );
}
