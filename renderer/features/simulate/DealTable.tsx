// Rows of a virtual list stand where the list puts them, which table elements cannot do.
// biome-ignore-all lint/a11y/useSemanticElements: see above
// biome-ignore-all lint/a11y/useFocusableInteractive: each row has a button of its own
// biome-ignore-all lint/a11y/useKeyWithClickEvents: see above
import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Definition } from '#shared/domain/definition/schema.ts';
import type { FieldRole } from '#shared/domain/sample/sample.ts';
import { type DealOrder, type DealRow, outReason } from '#shared/engine/simulate/deal-list.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { OUTCOME_LABEL, OutcomeMark } from '../../ui/marks.tsx';
import { amount, points } from '../../ui/numbers.ts';
import classes from './DealTable.module.css';
import type { DealPages } from './useDeals.ts';
import { useRowsInSight } from './useRowsInSight.ts';

interface Props {
  definition: Definition;
  deals: DealPages;
  order: DealOrder;
  descending: boolean;
  /** Position of the deal that is shown at the side. */
  selected: number | null;
  onOrder: (order: DealOrder) => void;
  onSelect: (row: DealRow) => void;
}

/** The height of a row, in rem. */
const ROW = 2.75;
/**
 * As many rows as Chromium draws sharply one below the other, in large type too: from 2²⁴ px on a position is no whole
 * pixel any more, and from 2²⁵ no element goes on.
 */
export const MOST_ROWS = 300_000;

const COLUMNS: { order: DealOrder; label: string; numeric?: boolean }[] = [
  { order: 'outcome', label: 'Outcome' },
  { order: 'name', label: 'Deal' },
  { order: 'source', label: 'Source' },
  { order: 'amount', label: 'Worth', numeric: true },
  { order: 'score', label: 'Score', numeric: true },
  { order: 'peakScore', label: 'Peak', numeric: true },
  { order: 'reached', label: 'Got to' },
];

/** A list of deals, as long as it may be: only the rows in sight are drawn. */
export function DealTable({ definition, deals, order, descending, selected, onOrder, onSelect }: Props) {
  const scroll = useRef<HTMLDivElement>(null);
  const count = Math.min(deals.total, MOST_ROWS);
  const { from, to } = useRowsInSight(scroll, count, ROW);
  const { need } = deals;
  useEffect(() => need(from, to), [need, from, to]);

  const fields = useWorkshop((state) => state.sample?.fields);
  const lacks = (role: FieldRole) => fields?.every((field) => field.role !== role);
  const without = (['source', 'amount'] as const).filter(lacks);
  return (
    <div ref={scroll} className={classes.scroll} data-without={without.join(' ') || undefined}>
      <div role="table" aria-label="Deals" aria-rowcount={count + 1}>
        <div role="rowgroup" className={classes.head}>
          <div role="row" aria-rowindex={1} className={classes.row}>
            {COLUMNS.map((column) => (
              <div
                key={column.order}
                role="columnheader"
                aria-sort={order === column.order ? (descending ? 'descending' : 'ascending') : 'none'}
                data-numeric={column.numeric}
                data-column={column.order}
              >
                <UnstyledButton className={classes.sort} onClick={() => onOrder(column.order)}>
                  {column.label}
                  {order === column.order &&
                    (descending ? <IconArrowDown size="1rem" /> : <IconArrowUp size="1rem" />)}
                </UnstyledButton>
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={classes.body} style={{ height: `${count * ROW}rem` }}>
          {Array.from({ length: to - from }, (_, place) => {
            const index = from + place;
            const row = deals.row(index);
            return (
              <div
                key={index}
                role="row"
                aria-rowindex={index + 2}
                className={classes.row}
                data-selected={(row && row.deal === selected) || undefined}
                style={{ transform: `translateY(${index * ROW}rem)`, height: `${ROW}rem` }}
                onClick={() => row && onSelect(row)}
              >
                {row && <DealCells row={row} definition={definition} onSelect={onSelect} />}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function DealCells({
  row,
  definition,
  onSelect,
}: {
  row: DealRow;
  definition: Definition;
  onSelect: (row: DealRow) => void;
}) {
  const reason = outReason(definition, row.outBy);
  const stage = definition.stages[row.reached]?.name ?? '';
  return (
    <>
      <div role="cell" className={classes.outcome}>
        <OutcomeMark outcome={row.outcome} />
        {OUTCOME_LABEL[row.outcome]}
      </div>
      <div role="cell">
        <UnstyledButton className={classes.name} title={row.name} onClick={() => onSelect(row)}>
          {row.name}
        </UnstyledButton>
      </div>
      <div role="cell" data-column="source" title={row.source ?? undefined}>
        {row.source ?? '–'}
      </div>
      <div role="cell" data-numeric data-column="amount">
        {row.amount === null ? '–' : amount(row.amount)}
      </div>
      <div role="cell" data-numeric title={range(row)}>
        {points(row.score)}
        {row.low !== row.high && <span className={classes.doubt}> ±</span>}
      </div>
      <div role="cell" data-numeric data-column="peakScore">
        {points(row.peakScore)}
      </div>
      <div role="cell">
        {stage}
        {reason !== null && <span className={classes.aside}>, out: {reason}</span>}
        {row.undecidedBy !== -1 && (
          <span className={classes.aside} title="Undecided: missing data leaves a doubt">
            {' '}
            (?)
          </span>
        )}
      </div>
    </>
  );
}

const range = ({ low, high }: DealRow) =>
  low === high ? undefined : `Between ${points(low)} and ${points(high)}, had nothing been missing`;
