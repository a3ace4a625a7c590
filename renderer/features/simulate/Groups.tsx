import { UnstyledButton } from '@mantine/core';
import { sumOf } from '#shared/engine/by-outcome.ts';
import type { DealGroup } from '#shared/engine/simulate/deal-list.ts';
import type { Summary } from '#shared/engine/simulate/summary.ts';
import { count } from '../../ui/numbers.ts';
import classes from './Groups.module.css';

interface Props {
  summary: Summary;
  chosen: DealGroup | null;
  /** Whether all deals are listed. */
  isAll: boolean;
  onChoose: (group: DealGroup | null, words: string) => void;
}

/** The four groups of the verdict and the doubtful deals; each is a list one click away. */
export function Groups({ summary, chosen, isAll, onChoose }: Props) {
  const { wonCaptured, junkLetThrough } = summary.verdict;
  const { undecided } = summary;
  const groups: { group: DealGroup | null; label: string; deals?: number | null | undefined }[] = [
    { group: null, label: 'All' },
    { group: 'wonCaught', label: 'Won, caught', deals: wonCaptured?.hits },
    { group: 'wonMissed', label: 'Won, missed', deals: wonCaptured && wonCaptured.of - wonCaptured.hits },
    { group: 'junkLetThrough', label: 'Junk, let through', deals: junkLetThrough?.hits },
    {
      group: 'junkStopped',
      label: 'Junk, stopped',
      deals: junkLetThrough && junkLetThrough.of - junkLetThrough.hits,
    },
    {
      group: 'undecided',
      label: 'Undecided',
      deals: sumOf(undecided),
    },
  ];
  return (
    <fieldset className={classes.groups} aria-label="Which deals are listed">
      {groups.map(({ group, label, deals }) => (
        <UnstyledButton
          key={label}
          className={classes.group}
          aria-pressed={group === null ? isAll : group === chosen}
          disabled={group !== null && deals == null}
          title={group !== null && deals == null ? 'No such deals have ended' : undefined}
          onClick={() => onChoose(group, label)}
        >
          {label}
          {group !== null && <span className={classes.count}>{deals == null ? '–' : count(deals)}</span>}
        </UnstyledButton>
      ))}
    </fieldset>
  );
}
