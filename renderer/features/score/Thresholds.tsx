import { Group, NumberInput, Slider, Text, Title } from '@mantine/core';
import { useId } from 'react';
import { describeTransition } from '#shared/domain/definition/describe.ts';
import { namesFor, stageName } from '#shared/domain/definition/names.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { CATEGORY_LABEL, KIND_LABEL } from '../../ui/words.ts';
import classes from './Thresholds.module.css';
import { moveThreshold, type Threshold, thresholdsOf } from './thresholds.ts';

/** The bars that scores have to clear; dragging one moves the verdict with it. */
export function Thresholds({ definition }: { definition: Definition }) {
  const thresholds = thresholdsOf(definition);
  if (thresholds.length === 0) {
    return (
      <Text c="var(--ink-2)">
        No arrow of the flow asks for a score yet: points change nothing until one does.
      </Text>
    );
  }
  const highest = Math.max(100, ...thresholds.map(({ value }) => Math.ceil(value / 50) * 50));
  return (
    <section aria-label="Thresholds" className={classes.thresholds}>
      {thresholds.map((threshold) => (
        <ThresholdSlider
          key={`${threshold.transition}-${threshold.path.join('.')}-${threshold.source}`}
          definition={definition}
          threshold={threshold}
          highest={highest}
        />
      ))}
    </section>
  );
}

interface SliderProps {
  definition: Definition;
  threshold: Threshold;
  highest: number;
}

function ThresholdSlider({ definition, threshold, highest }: SliderProps) {
  const edit = useDefinitions((state) => state.edit);
  const gesture = useId();
  const names = namesFor(definition);
  const transition = definition.transitions[threshold.transition]!;
  const target = transition.kind === 'disqualify' ? 'out' : stageName(names, transition.to);
  const of =
    threshold.condition.of === 'total'
      ? 'score'
      : `${CATEGORY_LABEL[threshold.condition.of].toLowerCase()} score`;
  const label = `${target}${threshold.source ? ` from ${threshold.source}` : ''}`;

  const move = (value: number) =>
    edit(
      `Threshold for ${label}`,
      (changing) => {
        const current = thresholdsOf(changing).find(
          (known) =>
            known.transition === threshold.transition &&
            known.source === threshold.source &&
            known.path.join() === threshold.path.join(),
        );
        if (current) moveThreshold(changing, current, value);
      },
      gesture,
    );

  return (
    <div className={classes.threshold} title={describeTransition(transition, names)}>
      <div>
        <Title order={3}>{label}</Title>
        <Text c="var(--ink-2)" size="xs">
          {KIND_LABEL[transition.kind]} at this {of}
        </Text>
      </div>
      <Group wrap="nowrap" gap="md" className={classes.control}>
        <Slider
          className={classes.slider}
          min={0}
          max={highest}
          step={1}
          value={threshold.value}
          label={null}
          thumbLabel={`Threshold for ${label}`}
          marks={[0, highest / 2, highest].map((value) => ({ value, label: String(value) }))}
          onChange={move}
        />
        <NumberInput
          aria-label={`Threshold for ${label}, in points`}
          value={threshold.value}
          decimalScale={3}
          min={-1000}
          max={10_000}
          className={classes.number}
          onChange={(value) => typeof value === 'number' && move(value)}
        />
      </Group>
    </div>
  );
}
