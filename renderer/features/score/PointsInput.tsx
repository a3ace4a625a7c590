import { NumberInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { Rule } from '#shared/domain/definition/schema.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { COARSE, useScrub } from '../../ui/useScrub.ts';
import { changeRule, expectPoints } from './edits.ts';
import classes from './RuleList.module.css';

const MIN = -1000;
const MAX = 1000;

/** The points of a rule: typed, by stepper, dragged sideways, or by the arrow keys; with Shift by fives. */
export function PointsInput({ rule, label = `Points of ${rule.name}` }: { rule: Rule; label?: string }) {
  const { id, name, points: value } = rule;
  const setPoints = (points: number, gesture = `points-${id}`) =>
    changeRule(
      id,
      `Points of “${name}”`,
      (changing) => {
        changing.points = points;
      },
      gesture,
    );
  const scrub = useScrub({
    value,
    min: MIN,
    max: MAX,
    onScrub: setPoints,
    onGiveUp: useDefinitions((state) => state.giveUp),
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const way = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    // Alt moves the rule.
    if (way === 0 || event.altKey) return;
    event.preventDefault();
    setPoints(Math.max(MIN, Math.min(MAX, value + way * (event.shiftKey ? COARSE : 1))));
  };
  return (
    <NumberInput
      aria-label={label}
      title="Drag sideways or use the arrow keys; with Shift by fives"
      value={value}
      decimalScale={3}
      min={MIN}
      max={MAX}
      prefix={value > 0 ? '+' : ''}
      className={classes.points}
      withKeyboardEvents={false}
      onFocus={() => expectPoints(id)}
      onPointerEnter={() => expectPoints(id)}
      onKeyDown={onKeyDown}
      onChange={(points) => typeof points === 'number' && setPoints(points)}
      {...scrub}
    />
  );
}
