import { NumberInput, Popover, UnstyledButton } from '@mantine/core';
import { againstBand, bandMeaning, QUALIFIED_BAND } from '#shared/domain/definition/band-meaning.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import type { Summary } from '#shared/engine/simulate/summary.ts';
import { useSetting } from '../../stores/settings.ts';
import { DealsLink } from '../../ui/DealsLink.tsx';
import { percentRange } from '../../ui/numbers.ts';
import { BAND_WORDS } from './band-words.ts';
import { ShareBar } from './ShareBar.tsx';
import classes from './simulate.module.css';

interface Props {
  definition: Definition;
  qualified: NonNullable<Summary['qualified']>;
  /** Whether it is held against what is usual. */
  isHeld: boolean;
}

/** How many MQLs become SQLs, past the acceptance between them: the figure by which an MQL is called loose or tight. */
export function Qualified({ definition: { stages }, qualified, isHeld }: Props) {
  const [said, say] = useSetting('qualifiedBand');
  const band = said ?? QUALIFIED_BAND;
  const [from, to] = [stages[qualified.from]!.name, stages[qualified.to]!.name];
  const side = againstBand(qualified.hits / qualified.of, band);
  const isOutside = isHeld && side !== 'in';
  const usual = percentRange(band.low, band.high);
  const shown = isHeld ? `${BAND_WORDS[side]} ${usual}` : usual;
  return (
    <div className={classes.across}>
      <span>
        {from} → {to}
      </span>
      <DealsLink
        words={`get to ${from}, and on to ${to}`}
        query={{ atLeast: qualified.to }}
        none={qualified.hits === 0}
      >
        <ShareBar share={qualified} band={band} />
      </DealsLink>
      <Popover position="bottom-start" trapFocus withArrow>
        <Popover.Target>
          <UnstyledButton
            className={classes.tag}
            data-outside={isOutside || undefined}
            aria-label={`${shown}: what is usual from ${from} to ${to}. Change it`}
          >
            {shown}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown className={classes.form}>
          {(['low', 'high'] as const).map((end) => (
            <NumberInput
              key={end}
              label={end === 'low' ? 'From, in %' : 'To, in %'}
              value={Math.round(band[end] * 100)}
              min={end === 'low' ? 0 : Math.round(band.low * 100)}
              max={end === 'low' ? Math.round(band.high * 100) : 100}
              clampBehavior="strict"
              allowDecimal={false}
              w="8rem"
              onChange={(value) => value !== '' && say({ ...band, [end]: Number(value) / 100 })}
            />
          ))}
        </Popover.Dropdown>
      </Popover>
      {isOutside && <span className={classes.quiet}>{bandMeaning(from, to, side)}</span>}
    </div>
  );
}
