/** A year of a small company's deals, over which marketing and sales see things differently. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const DEALS = 120;

const INDUSTRIES = ['Logistics', 'Retail', 'Education', 'Software'];
const TITLES = ['VP Operations', 'Director of Sales', 'Office Manager', 'Student'];
const CHANNELS = ['Demo request', 'Webinar', 'Events'];

const HEADER = 'Deal ID,Contact,Company,Title,Channel,Industry,Employees,Created,Closed,Status,Amount';

/** Senior people of larger companies buy; demo requests do better than events. */
function statusOf(i: number): string {
  const senior = i % 4 < 2;
  const large = i % 5 < 3;
  if (senior && large && i % 3 !== 2) return 'Closed Won';
  if (i % 4 === 3) return 'Rejected by sales';
  return 'Closed Lost';
}

export function writeYearOfDeals(folder: string): string {
  const rows = Array.from({ length: DEALS }, (_, i) => {
    const day = String(1 + (i % 27)).padStart(2, '0');
    const month = String(1 + Math.floor(i / 12)).padStart(2, '0');
    return [
      `N-${i + 1}`,
      `Contact ${i + 1}`,
      `Company ${i + 1}`,
      TITLES[i % 4],
      CHANNELS[i % 3],
      INDUSTRIES[i % 4],
      i % 5 < 3 ? 80 + i : 8 + (i % 30),
      `2025-${month}-${day}`,
      `2025-${String(Math.min(12, 2 + Math.floor(i / 12))).padStart(2, '0')}-28`,
      statusOf(i),
      2_000 + i * 137,
    ].join(',');
  });
  const path = join(folder, 'a year of deals.csv');
  writeFileSync(path, `${[HEADER, ...rows].join('\r\n')}\r\n`);
  return path;
}
