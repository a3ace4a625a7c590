import { Button, Group, NumberInput, Text, Textarea, UnstyledButton } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { useState } from 'react';
import { LEAVES, STEP_TITLE, STEPS, type Step, USUAL_MINUTES } from '#shared/domain/agenda/steps.ts';
import { clock, running, spentOn } from '#shared/domain/agenda/timer.ts';
import { useAgenda } from '../../stores/agenda.ts';
import { useScreen } from '../../stores/screen.ts';
import classes from './agenda.module.css';
import { GUIDANCE } from './guidance.ts';

/** One step: its minutes, its clock, what it should leave behind, and the facilitator's notes on it. */
export function AgendaStep({ step, isHere }: { step: Step; isHere: boolean }) {
  const { agenda, progress, change, time } = useAgenda();
  const { presentation, go, select } = useScreen();
  const found = progress.find((one) => one.step === step);
  const isRunning = running(agenda.sittings)?.step === step;
  const spent = spentOn(agenda.sittings, step, Date.now());
  const minutes = agenda.minutes[step] ?? USUAL_MINUTES[step];
  const title = STEP_TITLE[step];
  const start = () => {
    time(step);
    go(step);
    select({ kind: 'agenda' });
  };
  return (
    <li className={classes.step} data-here={isHere || undefined} aria-label={title}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text fw={600}>
          {STEPS.indexOf(step) + 1} {title}
        </Text>
        <Group gap={6} wrap="nowrap">
          <NumberInput
            aria-label={`Minutes for ${title}`}
            value={minutes}
            min={0}
            max={600}
            allowDecimal={false}
            suffix=" min"
            hideControls
            size="xs"
            w="5rem"
            onChange={(value) =>
              typeof value === 'number' && change({ minutes: { ...agenda.minutes, [step]: value } })
            }
          />
          <Button size="compact-sm" variant="default" onClick={isRunning ? () => time(null) : start}>
            {isRunning ? 'Stop' : spent > 0 ? 'Go on' : 'Start'}
          </Button>
        </Group>
      </Group>
      <Text className={classes.leaves} data-done={found?.isDone || undefined}>
        {found?.isDone ? (
          <IconCircleCheck size="1.125rem" role="img" aria-label="There:" />
        ) : (
          <IconCircleDashed size="1.125rem" role="img" aria-label="Not yet:" />
        )}
        <span>
          {LEAVES[step]}
          {found && <span className={classes.found}> · {found.found}</span>}
          {!isRunning && spent > 0 && <span className={classes.found}> · took {clock(spent)}</span>}
        </span>
      </Text>
      {isHere && !presentation && <FacilitatorNotes step={step} />}
    </li>
  );
}

/** For the facilitator alone: not shown while the room looks on. */
function FacilitatorNotes({ step }: { step: Step }) {
  const { agenda, change } = useAgenda();
  const [text, setText] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const keep = () => {
    if (text !== null) change({ notes: { ...agenda.notes, [step]: text } });
    setText(null);
  };
  return (
    <>
      <UnstyledButton className={classes.toggle} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? 'Hide the facilitator’s notes' : 'Facilitator’s notes'}
      </UnstyledButton>
      {isOpen && (
        <div className={classes.notes}>
          <ul>
            {GUIDANCE[step].map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <Textarea
            aria-label={`Your own notes on ${STEP_TITLE[step]}`}
            placeholder="Your own notes"
            autosize
            minRows={2}
            maxRows={8}
            maxLength={4_000}
            value={text ?? agenda.notes[step] ?? ''}
            onChange={(event) => setText(event.currentTarget.value)}
            onBlur={keep}
          />
        </div>
      )}
    </>
  );
}
