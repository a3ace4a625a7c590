/** What a number format says of the numbers under it. */
export type NumberKind = 'number' | 'percent' | 'date' | 'time' | 'duration';

/** The formats that workbooks name by number alone (ECMA-376, 18.8.30). */
export function builtInKind(id: number): NumberKind {
  if (id === 9 || id === 10) return 'percent';
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'date';
  if ((id >= 18 && id <= 21) || id === 45 || id === 47) return 'time';
  return id === 46 ? 'duration' : 'number';
}

/** A format's code: `dd/mm/yyyy hh:mm`, `0.0%`, `[$€-407] #,##0.00`. */
export function kindOfCode(code: string): NumberKind {
  const shown = code
    .split(';')[0]!
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  if (/\[(h+|m+|s+)\]/i.test(shown)) return 'duration';
  if (shown.includes('%')) return 'percent';
  if (/general/i.test(shown)) return 'number';
  if (/[yd]/i.test(shown) || /mmm/i.test(shown)) return 'date';
  if (/[hs]/i.test(shown)) return 'time';
  return /^m+$/i.test(shown.trim()) ? 'date' : 'number';
}
