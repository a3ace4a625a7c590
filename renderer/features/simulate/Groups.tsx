import { UnstyledButton } from '@mantine/core';
import type { DealGroup } from '#shared/engine/deal-list.ts';
import type { Summary } from '#shared/engine/summary.ts';
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
  const groups: { group: DealGroup | null; label: string; deals: number | null }[] = [
    { group: null, label: 'All', deals: null },
    { group: 'wonCaught', label: 'Won, caught', deals: wonCaptured?.hits ?? 0 },
    { group: 'wonMissed', label: 'Won, missed', deals: wonCaptured ? wonCaptured.of - wonCaptured.hits : 0 },
    { group: 'junkLetThrough', label: 'Junk, let through', deals: junkLetThrough?.hits ?? 0 },
    {
      group: 'junkStopped',
      label: 'Junk, stopped',
      deals: junkLetThrough ? junkLetThrough.of - junkLetThrough.hits : 0,
    },
    {
      group: 'undecided',
      label: 'Undecided',
      deals: undecided.won + undecided.lost + undecided.rejected + undecided.open,
    },
  ];
  return (
    <fieldset className={classes.groups} aria-label="Which deals are listed">
      {groups.map(({ group, label, deals }) => (
        <UnstyledButton
          key={label}
          className={classes.group}
          aria-pressed={group === null ? isAll : group === chosen}
          onClick={() => onChoose(group, label)}
        >
          {label}
          {deals !== null && <span className={classes.count}>{count(deals)}</span>}
        </UnstyledButton>
      ))}
    </fieldset>
  );
}
