import { UnstyledButton } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { STEP_TITLE, USUAL_MINUTES } from '#shared/domain/agenda/steps.ts';
import { clock, running, spentOn } from '#shared/domain/agenda/timer.ts';
import { useAgenda } from '../stores/agenda.ts';
import { useScreen } from '../stores/screen.ts';
import { Hint } from '../ui/Hint.tsx';
import classes from './Header.module.css';

/** What is left of the step that the room is at; opens the agenda. */
export function AgendaClock() {
  const { agenda } = useAgenda();
  const { selection, select } = useScreen();
  const sitting = running(agenda.sittings);
  const now = useNow(sitting !== undefined);
  const isOpen = selection?.kind === 'agenda';
  const left = sitting
    ? (agenda.minutes[sitting.step] ?? USUAL_MINUTES[sitting.step]) * 60_000 -
      spentOn(agenda.sittings, sitting.step, now)
    : 0;
  const said = sitting && `${STEP_TITLE[sitting.step]} ${clock(left)} ${left < 0 ? 'over' : 'left'}`;
  return (
    <Hint label="Agenda: the steps and their minutes">
      <UnstyledButton
        className={classes.clock}
        aria-label={said ? `Agenda: ${said}` : 'Agenda'}
        aria-pressed={isOpen}
        data-over={left < 0 || undefined}
        onClick={() => select(isOpen ? null : { kind: 'agenda' })}
      >
        <IconClock size="1.25rem" aria-hidden="true" />
        {said && <span>{said}</span>}
      </UnstyledButton>
    </Hint>
  );
}

/** The present, each second while something runs. */
function useNow(runs: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!runs) return;
    setNow(Date.now());
    const ticking = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(ticking);
  }, [runs]);
  return now;
}
