import { createElement, type ReactNode, useEffect, useState } from 'react';
import type { FieldValue } from '#shared/engine/sample/field-values.ts';
import { ask } from '../../platform/engine/client.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { count } from '../numbers.ts';
import classes from './criterion.module.css';

/** More than anybody scrolls through; typing finds the others. */
const MOST = 200;

/** The values that a field has in the sample, most frequent first, and how a suggestion shows its count. */
export function useFieldValues(field: string) {
  const sample = useWorkshop((state) => state.sample?.fingerprint);
  const [values, setValues] = useState<FieldValue[]>([]);
  useEffect(() => {
    let current = true;
    if (sample) {
      ask('values', { field, most: MOST }).then(
        (found) => current && setValues(found),
        () => current && setValues([]),
      );
    }
    return () => {
      current = false;
    };
  }, [sample, field]);

  const deals = new Map(values.map(({ value, deals }) => [value, deals]));
  const render = ({ option }: { option: { value: string } }): ReactNode =>
    createElement(
      'span',
      { className: classes.suggestion },
      option.value,
      createElement('span', { className: classes.suggestionCount }, count(deals.get(option.value) ?? 0)),
    );
  return { choices: values.map(({ value }) => value), render };
}
