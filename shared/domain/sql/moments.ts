/** The moments of each deal, and the touchpoints that count for it, as tables. */
import type { Instant } from '../sample/sample.ts';
import type { Dialect } from './dialect.ts';
import { number, type Table } from './write.ts';

/**
 * @param asOf the sample's own date; null for the latest date in the tables
 * @param ofAccounts whether the definition asks about accounts
 */
export function momentTables(asOf: Instant | null, ofAccounts: boolean, dialect: Dialect): Table[] {
  const { integer } = dialect.types;
  const latest = (column: string, table: string) => `SELECT MAX(${column}) AS happened_at FROM ${table}`;
  const dates = [
    latest('created_at', 'deals'),
    latest('closed_at', 'deals'),
    latest('happened_at', 'touchpoints'),
  ];
  return [
    {
      name: 'as_of',
      holds:
        asOf === null
          ? 'the latest date of all: the end of deals that have not closed'
          : 'the end of deals that have not closed',
      query:
        asOf === null
          ? `SELECT COALESCE(MAX(happened_at), 0) AS happened_at\nFROM (${dates.join(' UNION ALL ')}) AS dates`
          : `SELECT CAST(${number(asOf)} AS ${integer}) AS happened_at`,
    },
    {
      name: 'ends',
      holds: 'when each deal ends',
      query: `SELECT d.id, d.account, d.created_at, d.closed_at, COALESCE(d.closed_at, a.happened_at) AS happened_at
FROM deals AS d CROSS JOIN as_of AS a`,
    },
    {
      name: 'measured',
      holds:
        'the touchpoints with who they are by and their values in thousandths, each rounded half away from zero',
      query: `SELECT deal, account, type, happened_at, day, who,
  CAST(CASE WHEN value < 0 THEN -1 ELSE 1 END * (FLOOR(size) + CASE WHEN size - FLOOR(size) >= 0.5 THEN 1 ELSE 0 END) AS ${integer}) AS thousandths
FROM (
  SELECT t.deal, d.account, t.type, t.happened_at, t.day, t.value, ABS(t.value) * 1000 AS size,
    COALESCE('person ' || t.person, 'person ' || d.person, 'deal ' || d.id) AS who
  FROM touchpoints AS t JOIN deals AS d ON d.id = t.deal
) AS touched`,
    },
    {
      name: 'counting',
      holds: ofAccounts
        ? "the touchpoints that count for each deal: its own, and those of its account's other deals"
        : 'the touchpoints that count for each deal',
      query: [
        counting('TRUE', 't.deal = e.id'),
        ...(ofAccounts ? [counting('FALSE', 't.account = e.account AND t.deal <> e.id')] : []),
      ].join('\nUNION ALL\n'),
    },
    {
      name: 'moments',
      holds: 'the moments of each deal, in order',
      query: `SELECT e.id AS deal, h.happened_at, ROW_NUMBER() OVER (PARTITION BY e.id ORDER BY h.happened_at) AS n, h.happened_at = e.happened_at AS is_end
FROM ends AS e JOIN (
${happenings(ofAccounts, dialect)}
) AS h ON h.deal = e.id`,
    },
  ];
}

const counting = (own: string, whose: string): string =>
  `SELECT e.id AS deal, ${own} AS own, t.type, t.happened_at, t.day, t.who, t.thousandths
FROM ends AS e JOIN measured AS t ON ${whose}
WHERE t.happened_at < e.happened_at OR (t.happened_at = e.happened_at AND e.closed_at IS NULL)`;

function happenings(ofAccounts: boolean, { union }: Dialect): string {
  const own = `  SELECT deal, happened_at FROM counting WHERE own
  ${union} SELECT id, created_at FROM ends WHERE created_at < happened_at
  ${union} SELECT id, happened_at FROM ends`;
  if (!ofAccounts) return own;
  return `${own}
  ${union} SELECT c.deal, c.happened_at FROM counting AS c JOIN (
    SELECT deal, MIN(happened_at) AS happened_at FROM (
      SELECT deal, happened_at FROM counting WHERE own
      UNION ALL SELECT id, created_at FROM ends WHERE created_at < happened_at
      UNION ALL SELECT id, happened_at FROM ends
    ) AS own_moments GROUP BY deal
  ) AS begins ON begins.deal = c.deal AND c.happened_at >= begins.happened_at`;
}
