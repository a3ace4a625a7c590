/** Which deals count as new since the agreement. */
import { DAY } from '#shared/domain/sample/calendar.ts';
import type { NewDeals } from '#shared/engine/compare/drift.ts';
import type { Import } from './useImports.ts';

/** What was imported after the agreement; where nothing was, or nothing stood there before, what ended since a day. */
export function proposedNew(
  imports: readonly Import[],
  agreedAt: string | undefined,
  since: number,
): NewDeals {
  const after = imports.filter(
    ({ addedAt }) => agreedAt && addedAt && Date.parse(addedAt) > Date.parse(agreedAt),
  );
  const isSplit = after.some(({ deals }) => deals > 0) && imports.some((one) => !after.includes(one));
  if (isSplit) return newByImport(imports, after);
  return { by: 'day', since };
}

export const newByImport = (imports: readonly Import[], chosen: readonly Import[]): NewDeals => ({
  by: 'import',
  files: imports.map(({ fileName }) => fileName),
  chosen: chosen.map(({ fileName }) => fileName),
});

/** The day of the agreement, where some of the deals ended after it; else that of a quarter before their end. */
export function proposedDay(agreedAt: string | undefined, asOf: number): number {
  const agreed = agreedAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(agreedAt);
  return Math.floor((agreed < asOf ? agreed : asOf - 91 * DAY) / DAY) * DAY;
}
