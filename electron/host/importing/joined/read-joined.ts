import type { ImportReport } from '#shared/contract/importing.ts';
import type { OtherTable } from '#shared/contract/mapping.ts';
import type { Instant } from '#shared/domain/sample/sample.ts';
import { InstantReader } from '../cells/instants.ts';
import { isMissing } from '../cells/missing.ts';
import { readNumber } from '../cells/numbers.ts';
import type { Cleaner } from '../cleaning/cleaner.ts';
import { datesNamed, headerWords } from '../guess/header.ts';
import { happenedReader } from '../join/happened.ts';
import { refuseUnfitColumns } from '../table-check.ts';
import { readBody } from '../tables/read-body.ts';
import type { Rows } from '../tables/rows.ts';
import { type Reading, type TableSource, tableName } from '../tables/table-source.ts';
import type { HistoryWriter } from './history-writer.ts';
import type { JoinIndex } from './join-index.ts';
import { JoinedFields } from './joined-fields.ts';
import type { TouchpointWriter } from './touchpoint-writer.ts';
import { type Untold, UntoldRows } from './untold.ts';

export interface Joining {
  table: OtherTable;
  source: TableSource;
  cleaner: Cleaner;
  /** The deals of the values in the column that the table joins; null for a table that is not joined. */
  parent: JoinIndex | null;
  /** What tables that join this one look their deals up in. */
  children: readonly JoinIndex[];
  deals: number;
  timeZone: string;
  /** What is dated later had not happened when the file was written. */
  writtenAt: Instant;
  touchpoints: TouchpointWriter;
  history: HistoryWriter;
}

export interface Joined {
  fields: JoinedFields | null;
  report: ImportReport['tables'][number];
}

/** Reads a table beside the deals, and writes what it tells about those that its rows belong to. */
export async function readJoined(joining: Joining, reading: Reading): Promise<Joined> {
  const { table, source, cleaner, parent, children, deals, touchpoints } = joining;
  const name = tableName(source);
  const before = touchpoints.length;
  const reached = new Uint8Array(deals);
  const brings = table.kind === 'contacts' || table.kind === 'accounts' || table.kind === 'lookup';
  const fields = brings && parent ? new JoinedFields(table, joining.timeZone, deals) : null;
  const tell =
    table.kind === 'touchpoints'
      ? touchpointReader(joining)
      : table.kind === 'history'
        ? historyReader(joining)
        : null;
  let rows = 0;
  let matched = 0;
  const untold = new UntoldRows();
  await readBody(
    source,
    table.dialect,
    reading,
    (headers) => refuseUnfitColumns(table.columns, headers, name),
    (batch) => {
      rows += batch.end - batch.first;
      if (!parent || table.kind === 'ignore') return;
      cleaner.clean(batch);
      const taken: number[] = [];
      for (let row = batch.first; row < batch.end; row++) {
        const own = parent.find(batch.text(row, table.join!.column));
        if (own.length === 0) continue;
        matched++;
        if (fields?.take(own)) taken.push(row);
        const reason = tell?.(batch, row, own) ?? null;
        if (reason === null) for (const deal of own) reached[deal] = 1;
        else untold.add(reason, batch.numbers[row]!);
        for (const child of children) child.add(batch.text(row, child.column), own);
      }
      fields?.add(batch, Int32Array.from(taken));
    },
  );
  const notes: string[] = [];
  if (parent && table.kind !== 'ignore' && matched < rows)
    notes.push(`Rows that belong to no deal: ${count(rows - matched)}.`);
  notes.push(...untold.notes);
  if (fields && fields.several > 0) {
    notes.push(`For some deals several rows fit; each takes the first one in the file.`);
  }
  return {
    fields,
    report: {
      name,
      kind: table.kind,
      rows,
      matched,
      deals: reached.reduce((sum, one) => sum + one, 0),
      touchpoints: touchpoints.length - before,
      notes,
    },
  };
}

/** Writes what a row tells, or says why it tells nothing. */
type Tell = (rows: Rows, row: number, deals: readonly number[]) => Untold | null;

const textAt = (rows: Rows, row: number, column: number | null): string => {
  const text = column === null ? '' : rows.text(row, column).trim();
  return isMissing(text) ? '' : text;
};

/** Reads the time in a column; NaN where there is none. */
function timeReader({ table, timeZone }: Joining, column: number): (rows: Rows, row: number) => Instant {
  const known = table.columns.find((one) => one.column === column);
  const reader = new InstantReader(known?.dateOrder ?? 'dmy', timeZone, datesNamed(known?.header ?? ''));
  return (rows, row) =>
    rows.findValue(row, column) ? reader.read(rows, rows.valueFrom, rows.valueTo) : Number.NaN;
}

function touchpointReader(joining: Joining): Tell | null {
  const { table, touchpoints, writtenAt } = joining;
  const told = table.touchpoints;
  if (!told) return null;
  const timeOf = timeReader(joining, told.at);
  const decimal = table.columns.find(({ column }) => column === told.value)?.decimal ?? '.';
  // Where rows join the deal itself by who it was, it was the deal's own person.
  const person = table.join?.table === 0 && told.person === table.join.column ? null : told.person;
  const hasHappened = happenedReader(told);
  return (rows, row, deals) => {
    if (!hasHappened(textAt(rows, row, told.status))) return 'planned';
    const time = timeOf(rows, row);
    if (Number.isNaN(time)) return 'unread';
    if (time > writtenAt && !told.ahead) return 'ahead';
    const type = textAt(rows, row, told.type) || told.name;
    const value = readNumber(textAt(rows, row, told.value), decimal) ?? Number.NaN;
    const who = textAt(rows, row, person);
    for (const deal of deals) touchpoints.add(deal, type, time, value, who);
    return null;
  };
}

function historyReader(joining: Joining): Tell | null {
  const { table, history } = joining;
  const told = table.history;
  if (!told) return null;
  const timeOf = timeReader(joining, told.at);
  return (rows, row, deals) => {
    const time = timeOf(rows, row);
    const value = textAt(rows, row, told.value);
    if (Number.isNaN(time) || value === '') return 'unread';
    const field = textAt(rows, row, told.field);
    if (told.field === null || STAGE.test(headerWords(field))) history.addStage(deals, value, time);
    if (field !== '') history.addChange(deals, field, time);
    return null;
  };
}

/** Fields that name a stage, by their headers' words. */
const STAGE =
  /^((deal|opportunity|lead|lifecycle|pipeline) ?)?(stage|stage name|status|lifecyclestage|dealstage)$/;

const count = (n: number): string => n.toLocaleString('en-US');
