import { NumberInput } from '@mantine/core';
import type { Rule } from '#shared/domain/definition/schema.ts';
import { changeRule } from './edits.ts';
import classes from './RuleList.module.css';

/** The points of a rule; arrow keys and the stepper change them by one. */
export function PointsInput({ rule, label = `Points of ${rule.name}` }: { rule: Rule; label?: string }) {
  return (
    <NumberInput
      aria-label={label}
      value={rule.points}
      decimalScale={3}
      min={-1000}
      max={1000}
      prefix={rule.points > 0 ? '+' : ''}
      className={classes.points}
      onChange={(points) => {
        if (typeof points !== 'number') return;
        changeRule(
          rule.id,
          `Points of “${rule.name}”`,
          (changing) => {
            changing.points = points;
          },
          `points-${rule.id}`,
        );
      }}
    />
  );
}
