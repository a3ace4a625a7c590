/** An export as a CRM writes one: a thousand rows, most of them sound, of which the tests know what must become. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What must come out once `Ghosted` is taken as lost. */
export const EXPECTED = {
  rows: 1000,
  won: 300,
  lost: 440,
  rejected: 150,
  open: 100,
  duplicates: 4,
  leftOut: 6,
};

/** Won deals whose fit is perfect: 35 points by marketing's definition of the sample, all others at most 15. */
export const FITTING_WON = 120;

/** Row numbers as a spreadsheet shows them, with the words of the reason. */
export const BAD_ROWS = [
  { row: 992, reason: 'same Deal ID (D-1) as row 2' },
  { row: 996, reason: 'has no status' },
  { row: 999, reason: 'there are 9 columns' },
  { row: 1001, reason: 'empty' },
];

const HEADER = 'Deal ID,Company,Title,Channel,Industry,Employees,Region,Status,Figure';

const STATUSES: [string, number][] = [
  ['Closed Won', 300],
  ['Closed Lost', 350],
  ['Rejected by sales', 150],
  ['Working', 100],
  ['Ghosted', 90],
];

export function writeDealsFile(folder: string): string {
  const sound = STATUSES.flatMap(([status, deals]) =>
    Array.from({ length: deals }, (_, i) => dealRow(status, status === 'Closed Won' && i < FITTING_WON)),
  ).map((row, i) => `D-${i + 1},${row}`);
  const lost = dealRow('Closed Lost', false);
  const bad = [
    ...['D-1', 'D-2', 'D-3', 'D-4'].map((id) => `${id},${lost}`),
    ...['E-1', 'E-2', 'E-3'].map((id) => `${id},${dealRow('', false)}`),
    ...['F-1', 'F-2'].map((id) => `${id},${lost},and one more`),
    ',,,,,,,,',
  ];
  const path = join(folder, 'closed deals.csv');
  writeFileSync(path, `${[HEADER, ...sound, ...bad].join('\r\n')}\r\n`);
  return path;
}

let made = 0;
function dealRow(status: string, fits: boolean): string {
  made++;
  const facts = fits
    ? 'VP Operations,Organic search,Manufacturing,250,UK & Ireland'
    : 'Office clerk,Events,Education,12,Elsewhere';
  return `"Company ${made}, Ltd",${facts},${status},${1000 + made * 7}`;
}
