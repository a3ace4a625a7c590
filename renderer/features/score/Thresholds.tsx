import { NumberInput, SegmentedControl, Text } from '@mantine/core';
import { memo, useState } from 'react';
import { describeTransition } from '#shared/domain/definition/describe.ts';
import { namesFor } from '#shared/domain/definition/names.ts';
import type { Definition, TransitionKind } from '#shared/domain/definition/schema.ts';
import { type Threshold, thresholdKey, thresholdsOf } from '#shared/domain/definition/thresholds.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { CATEGORY_LABEL, KIND_LABEL } from '../../ui/words.ts';
import { Histogram } from './Histogram.tsx';
import classes from './Thresholds.module.css';
import { expectMoves, thresholdLabel, useMoveThreshold } from './thresholds.ts';

type ScoreName = Threshold['condition']['of'];
const SCORE_LABEL: Record<ScoreName, string> = { total: 'Total', ...CATEGORY_LABEL };

/** The bars that scores have to clear; dragging one moves the verdict with it. */
export function Thresholds({ definition }: { definition: Definition }) {
  const [chosen, setChosen] = useState<ScoreName>('total');
  const thresholds = thresholdsOf(definition);
  const fields = useWorkshop((state) => state.sample?.fields);
  const names = namesFor(definition, fields);
  const arrows = [...new Set(thresholds.map(({ transition }) => transition))];
  const words = new Map(
    arrows.map((arrow) => [arrow, describeTransition(definition.transitions[arrow]!, names)]),
  );
  // As text, which stays the same while a threshold moves, and with it the choice that is drawn of it.
  const asked = thresholds.map(({ condition }) => condition.of).join(' ');
  const scores = scoresAmong(asked);
  const of = scores.includes(chosen) ? chosen : 'total';
  const own = thresholds.filter(({ condition }) => condition.of === of);
  return (
    <>
      {scores.length > 1 && <ScoreChoice asked={asked} value={of} onChange={setChosen} />}
      <Histogram definition={definition} thresholds={own} of={of} />
      {thresholds.length === 0 ? (
        <Text c="var(--ink-2)">
          No arrow of the flow asks for a score yet: points change nothing until one does.
        </Text>
      ) : (
        <ul className={classes.list}>
          {thresholds.map((threshold) => (
            <li
              key={thresholdKey(threshold)}
              className={classes.threshold}
              title={words.get(threshold.transition)}
            >
              <ThresholdInput
                of={thresholdKey(threshold)}
                label={thresholdLabel(definition, threshold)}
                score={threshold.condition.of}
                value={threshold.value}
                kind={definition.transitions[threshold.transition]!.kind}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The total, and the other scores that are asked for. */
const scoresAmong = (asked: string): ScoreName[] => [
  ...new Set(['total', ...asked.split(' ').filter((name) => name !== '')] as ScoreName[]),
];

interface ChoiceProps {
  asked: string;
  value: ScoreName;
  onChange: (score: ScoreName) => void;
}

const ScoreChoice = memo(function ScoreChoice({ asked, value, onChange }: ChoiceProps) {
  return (
    <SegmentedControl
      aria-label="Which score"
      size="xs"
      data={scoresAmong(asked).map((score) => ({ value: score, label: SCORE_LABEL[score] }))}
      value={value}
      onChange={(score) => onChange(score as ScoreName)}
    />
  );
});

interface InputProps {
  /** The threshold's key. */
  of: string;
  label: string;
  score: ScoreName;
  value: number;
  kind: TransitionKind;
}

const ThresholdInput = memo(function ThresholdInput({ of, label, score, value, kind }: InputProps) {
  const move = useMoveThreshold();
  return (
    <NumberInput
      label={label}
      aria-label={`Threshold for ${label}, in points`}
      description={`${KIND_LABEL[kind]} at this ${score === 'total' ? 'score' : `${CATEGORY_LABEL[score].toLowerCase()} score`}`}
      value={value}
      decimalScale={3}
      min={-1000}
      max={10_000}
      className={classes.number}
      onFocus={() => expectMoves(of)}
      onPointerEnter={() => expectMoves(of)}
      onChange={(points) => typeof points === 'number' && move(of, points)}
    />
  );
});
