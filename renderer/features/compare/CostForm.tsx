import { Button, PasswordInput, Text } from '@mantine/core';
import { useState } from 'react';
import type { CostSide, MistakeCost } from '#shared/contract/deciding.ts';
import { SIDE_LABEL, SideMark } from '../../ui/marks.tsx';
import classes from './compare.module.css';
import costClasses from './costs.module.css';

interface Props {
  side: CostSide;
  isAnswered: boolean;
  onAnswer: (cost: MistakeCost) => void;
}

/** One side's costs. Once it has answered, nobody sees them until the other has too. */
export function CostForm({ side, isAnswered, onAnswer }: Props) {
  const [typed, setTyped] = useState({ junk: '', missed: '' });
  const [isCorrecting, setIsCorrecting] = useState(false);
  const junk = amountOf(typed.junk);
  const missed = amountOf(typed.missed);
  const field = (key: 'junk' | 'missed', amount: number | null) => ({
    // Covered while it is typed: the other side may be looking at the same wall.
    inputMode: 'decimal' as const,
    autoComplete: 'off',
    value: typed[key],
    error: typed[key] !== '' && amount === null ? 'A number, please: 4000 or 4,000' : null,
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      setTyped((before) => ({ ...before, [key]: value })),
  });
  return (
    <section className={costClasses.form} aria-label={`${SIDE_LABEL[side]}’s costs`}>
      <h2 className={classes.named}>
        <SideMark side={side} /> {SIDE_LABEL[side]}
      </h2>
      {isAnswered && !isCorrecting ? (
        <>
          <Text>Answered. It shows once both sides have.</Text>
          <Button variant="subtle" onClick={() => setIsCorrecting(true)}>
            Answer again
          </Button>
        </>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (junk === null || missed === null) return;
            onAnswer({ junk, missed });
            setTyped({ junk: '', missed: '' });
            setIsCorrecting(false);
          }}
        >
          <PasswordInput
            label="A junk lead that is handed over costs"
            description="The hours that go into it, and what they could have brought instead."
            {...field('junk', junk)}
          />
          <PasswordInput
            label="A win that is missed costs"
            description="What the deal would have earned."
            {...field('missed', missed)}
          />
          <Button type="submit" disabled={junk === null || missed === null}>
            That’s what it costs us
          </Button>
        </form>
      )}
    </section>
  );
}

/** What was typed as an amount of money, with or without separators of thousands; null where it is none. */
function amountOf(typed: string): number | null {
  const text = typed.replace(/[\s,’']/g, '');
  if (!/^\d+(\.\d+)?$/.test(text)) return null;
  const amount = Number(text);
  return amount <= 1e12 ? amount : null;
}
