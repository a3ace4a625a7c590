import { NumberInput, SegmentedControl, Text } from '@mantine/core';
import { memo, useState } from 'react';
import { describeTransition } from '#shared/domain/definition/describe.ts';
import { namesFor } from '#shared/domain/definition/names.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { CATEGORY_LABEL, KIND_LABEL } from '../../ui/words.ts';
import { Histogram } from './Histogram.tsx';
import classes from './Thresholds.module.css';
import {
  type Threshold,
  thresholdKey,
  thresholdLabel,
  thresholdsOf,
  useMoveThreshold,
} from './thresholds.ts';

type ScoreName = Threshold['condition']['of'];
const SCORE_LABEL: Record<ScoreName, string> = { total: 'Total', ...CATEGORY_LABEL };

/** The bars that scores have to clear; dragging one moves the verdict with it. */
export function Thresholds({ definition }: { definition: Definition }) {
  const [chosen, setChosen] = useState<ScoreName>('total');
  const thresholds = thresholdsOf(definition);
  const scores = [...new Set<ScoreName>(['total', ...thresholds.map(({ condition }) => condition.of)])];
  const of = scores.includes(chosen) ? chosen : 'total';
  const own = thresholds.filter(({ condition }) => condition.of === of);
  return (
    <>
      {scores.length > 1 && (
        <SegmentedControl
          aria-label="Which score"
          size="xs"
          data={scores.map((score) => ({ value: score, label: SCORE_LABEL[score] }))}
          value={of}
          onChange={(score) => setChosen(score as ScoreName)}
        />
      )}
      <Histogram definition={definition} thresholds={own} of={of} />
      {thresholds.length === 0 ? (
        <Text c="var(--ink-2)">
          No arrow of the flow asks for a score yet: points change nothing until one does.
        </Text>
      ) : (
        <ul className={classes.list}>
          {thresholds.map((threshold) => (
            <ThresholdInput key={thresholdKey(threshold)} definition={definition} threshold={threshold} />
          ))}
        </ul>
      )}
    </>
  );
}

interface InputProps {
  definition: Definition;
  threshold: Threshold;
}

const ThresholdInput = memo(function ThresholdInput({ definition, threshold }: InputProps) {
  const move = useMoveThreshold();
  const transition = definition.transitions[threshold.transition]!;
  const { of } = threshold.condition;
  const label = thresholdLabel(definition, threshold);
  return (
    <li className={classes.threshold} title={describeTransition(transition, namesFor(definition))}>
      <NumberInput
        label={label}
        aria-label={`Threshold for ${label}, in points`}
        description={`${KIND_LABEL[transition.kind]} at this ${of === 'total' ? 'score' : `${CATEGORY_LABEL[of].toLowerCase()} score`}`}
        value={threshold.value}
        decimalScale={3}
        min={-1000}
        max={10_000}
        className={classes.number}
        onChange={(value) => typeof value === 'number' && move(definition, threshold, value)}
      />
    </li>
  );
}, isSame);

/** Of the definition an input shows only where its arrow leads; the other thresholds may move as they like. */
function isSame(before: InputProps, after: InputProps): boolean {
  return (
    thresholdKey(before.threshold) === thresholdKey(after.threshold) &&
    before.threshold.value === after.threshold.value &&
    thresholdLabel(before.definition, before.threshold) === thresholdLabel(after.definition, after.threshold)
  );
}
