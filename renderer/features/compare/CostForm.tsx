import { Button, NumberInput, Text } from '@mantine/core';
import { useState } from 'react';
import type { CostSide, MistakeCost } from '#shared/contract/deciding.ts';
import { SIDE_LABEL, SideMark } from '../../ui/marks.tsx';
import classes from './compare.module.css';

interface Props {
  side: CostSide;
  isAnswered: boolean;
  onAnswer: (cost: MistakeCost) => void;
}

/** One side's costs. Once it has answered, nobody sees them until the other has too. */
export function CostForm({ side, isAnswered, onAnswer }: Props) {
  const [cost, setCost] = useState<{ junk: number | ''; missed: number | '' }>({ junk: '', missed: '' });
  const { junk, missed } = cost;
  const isWhole = junk !== '' && missed !== '';
  const enter = (key: 'junk' | 'missed') => (value: string | number) =>
    setCost((before) => ({ ...before, [key]: typeof value === 'number' ? value : '' }));
  return (
    <section className={classes.form} aria-label={`${SIDE_LABEL[side]}’s costs`}>
      <h2 className={classes.named}>
        <SideMark side={side} /> {SIDE_LABEL[side]}
      </h2>
      {isAnswered ? (
        <Text>Answered. It shows once both sides have.</Text>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (junk === '' || missed === '') return;
            onAnswer({ junk, missed });
            setCost({ junk: '', missed: '' });
          }}
        >
          <NumberInput
            label="A junk lead that is handed over costs"
            description="The hours that go into it, and what they could have brought instead."
            min={0}
            max={1e12}
            thousandSeparator=","
            value={junk}
            onChange={enter('junk')}
          />
          <NumberInput
            label="A win that is missed costs"
            description="What the deal would have earned."
            min={0}
            max={1e12}
            thousandSeparator=","
            value={missed}
            onChange={enter('missed')}
          />
          <Button type="submit" disabled={!isWhole}>
            That’s what it costs us
          </Button>
        </form>
      )}
    </section>
  );
}
