/** Sales' work in words. */
import type { Work } from '#shared/engine/work.ts';
import { count, decimal, plural } from '../../ui/numbers.ts';

/** `20 min`, `5 hours`, `3 days`, as short as it is useful. */
export function hoursWords(hours: number): string {
  if (hours <= 0) return 'no time';
  if (hours < 1) return `${count(Math.max(1, hours * 60))} min`;
  if (hours < 48) return plural(Math.round(hours), 'hour');
  return hours < 24 * 21 ? `${decimal(hours / 24)} days` : `${count(hours / 168)} weeks`;
}

export function workTitle({ leads, late, weeks, wonWaiting }: Work, stage: string): string {
  if (leads === 0) return `No lead gets to ${stage}: no work, and no wins`;
  const fullest = weeks.reduce((most, { waiting }) => Math.max(most, waiting), 0);
  if (fullest === 0 && (late?.length ?? 0) === 0) return `Sales keeps up with what gets to ${stage}`;
  const left =
    wonWaiting.length > 0 ? `; ${plural(wonWaiting.length, 'won deal')} would have waited too long` : '';
  if (late && late.length > 0)
    return `${plural(late.length, 'lead')} of ${count(leads)} would be late${left}`;
  return `Up to ${plural(fullest, 'lead')} would stand in line at the end of a week${left}`;
}
