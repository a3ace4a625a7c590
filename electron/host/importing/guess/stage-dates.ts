/** Dates on which a deal reached a stage: `Date entered "SQL (Sales Pipeline)"`, `Became an MQL date`, `Opportunity date`. */

const STAGES: readonly [string, RegExp][] = [
  ['MQL', /^(mql|marketing qualified( lead)?|marketingqualifiedlead)$/],
  ['SAL', /^(sal|sales accepted( lead)?)$/],
  ['SQL', /^(sql|sales qualified( lead)?|salesqualifiedlead)$/],
  ['Opportunity', /^(opportunity|opp)$/],
  ['Customer', /^customer$/],
  ['Lead', /^lead$/],
];

const NAMED = [
  /^date entered (.+)$/,
  /^date (?:became|reached) (?:an? )?(.+)$/,
  /^became (?:an? )?(.+?) (?:date|at|on)$/,
  /^entered (.+?)(?: stage)? (?:date|at|on)$/,
];

/** The stage that a date column's header (as words) names, in our words where it is one of the usual; else null. */
export function stageOf(header: string): string | null {
  for (const pattern of NAMED) {
    const name = pattern.exec(header)?.[1];
    if (!name) continue;
    const stage = name.replace(/ \w+ pipeline$/, '');
    return usual(name) ?? usual(stage) ?? capital(stage);
  }
  const short = (/^(.+?) (?:stage )?(?:date|at)$/.exec(header) ??
    /^date of (?:an? )?(.+)$/.exec(header))?.[1];
  return short ? usual(short) : null;
}

const usual = (name: string): string | null => STAGES.find(([, pattern]) => pattern.test(name))?.[0] ?? null;

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
