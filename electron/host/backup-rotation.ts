/** How many of the newest backups are kept in any case, so that an edit can be taken back that was made today. */
const NEWEST = 5;
/** For how many days, counted back over those that have any, the last backup of the day is kept. */
const DAYS = 7;

/**
 * Which backups are kept, of each file apart; `backups` are in the order in which they were made, the newest first.
 * Their order is trusted, not their times: a clock that was set back loses nothing.
 */
export function worthKeeping<T extends { at: string; path: string }>(backups: readonly T[]): T[] {
  const seen = new Map<string, { newest: number; days: Set<string> }>();
  return backups.filter(({ at, path }) => {
    const file = seen.get(path) ?? { newest: 0, days: new Set() };
    seen.set(path, file);
    file.newest++;
    const day = at.slice(0, 10);
    const isLastOfDay = !file.days.has(day) && file.days.size < DAYS;
    if (isLastOfDay) file.days.add(day);
    return file.newest <= NEWEST || isLastOfDay;
  });
}
