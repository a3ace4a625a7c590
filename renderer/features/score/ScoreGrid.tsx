import { Button, Group, NumberInput, SegmentedControl, Text } from '@mantine/core';
import { type CSSProperties, useMemo, useState } from 'react';
import { newId } from '#shared/domain/definition/edit.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { verdictStage } from '#shared/domain/definition/verdict-stage.ts';
import type { ByOutcome } from '#shared/engine/by-outcome.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { useSimulation } from '../../stores/simulation.ts';
import { useAnswer } from '../../stores/useAnswer.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { OUTCOME_LABEL, OutcomeMark } from '../../ui/marks.tsx';
import { count, percent, plural } from '../../ui/numbers.ts';
import { CATEGORY_LABEL } from '../../ui/words.ts';
import { bandsOf, type Cell, cellsOfCriterion, criterionOfCells, moveCut, threeBands } from './grid.ts';
import classes from './ScoreGrid.module.css';

type Across = 'engagement' | 'intent';
const SHOWN = ['won', 'lost', 'rejected'] as const;

/** Fit against engagement: the deals in each pair of bands, and which pairs let a deal in. */
export function ScoreGrid({ definition }: { definition: Definition }) {
  const { edit, selected: draft } = useDefinitions();
  const sample = useWorkshop((state) => state.sample?.fingerprint);
  const [across, setAcross] = useState<Across>('engagement');
  const { scoring, checklist } = definition;
  // Thresholds move no score: while one is dragged, nothing is asked anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const args = useMemo(
    () => (sample && draft ? { draft, definition, rows: 'fit' as const, columns: across } : null),
    [sample, draft, scoring, checklist, across],
  );
  const grid = useAnswer('grid', args);
  const rows = bandsOf(definition, 'fit');
  const columns = bandsOf(definition, across);
  const entry = useEntry(definition);

  const cut = () =>
    edit('Cut scores into bands', ({ scoring: { bands } }) => {
      const cuts = grid?.cuts ?? { rows: { high: 30, middle: 15 }, columns: { high: 30, middle: 15 } };
      if (rows.length === 0) bands.push(...threeBands('fit', ['A', 'B', 'C'], cuts.rows));
      if (columns.length === 0) bands.push(...threeBands(across, ['1', '2', '3'], cuts.columns));
    });

  return (
    <>
      <Group justify="space-between" w="100%">
        <Text c="var(--ink-2)">
          Choose the cells that let a lead in: a good fit needs less to be taken on than a poor one.
        </Text>
        <SegmentedControl
          aria-label="Fit by what"
          data={[
            { value: 'engagement', label: 'by engagement' },
            { value: 'intent', label: 'by intent' },
          ]}
          value={across}
          onChange={(chosen) => setAcross(chosen as Across)}
        />
      </Group>
      {rows.length < 2 || columns.length < 2 ? (
        <Button onClick={cut}>Cut fit into A to C, and {across} into 1 to 3</Button>
      ) : (
        <>
          <table className={classes.grid}>
            <thead>
              <tr>
                <th scope="col">Fit \ {CATEGORY_LABEL[across]}</th>
                {columns.map((band, i) => (
                  <th key={band.id} scope="col">
                    <BandHead
                      name={band.name}
                      index={i}
                      bands={columns.map(({ id }) => id)}
                      from={band.from}
                    />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((band, row) => (
                <tr key={band.id}>
                  <th scope="row">
                    <BandHead
                      name={band.name}
                      index={row}
                      bands={rows.map(({ id }) => id)}
                      from={band.from}
                    />
                  </th>
                  {columns.map((column) => (
                    <td key={column.id}>
                      <CellButton
                        name={`${band.name}${column.name}`}
                        deals={
                          grid?.cells[rowIndex(definition, 'fit', band.id)]?.[
                            rowIndex(definition, across, column.id)
                          ]
                        }
                        chosen={entry.has({ row: band.id, column: column.id })}
                        onToggle={() => entry.toggle({ row: band.id, column: column.id })}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {entry.cells.length > 0 && (
            <Group>
              <Button onClick={entry.use} disabled={entry.isInUse}>
                {entry.isInUse ? 'In use' : 'Use'} as the entry rule of {entry.stage}
              </Button>
              {!entry.isInUse && (
                <Text c="var(--ink-2)">
                  {plural(entry.cells.length, 'cell')} chosen. It takes the place of the rule on the arrow
                  there.
                </Text>
              )}
            </Group>
          )}
        </>
      )}
    </>
  );
}

/** The engine counts bands as they stand in the definition, the grid shows the highest first. */
const rowIndex = ({ scoring }: Definition, of: string, id: string) =>
  scoring.bands.filter((band) => band.of === of).findIndex((band) => band.id === id);

/** The chosen cells, and the arrow whose rule they are or could become. */
function useEntry(definition: Definition) {
  const edit = useDefinitions((state) => state.edit);
  const judged = useSimulation((state) => state.verdictStage);
  const stage = definition.stages[verdictStage(definition, judged)]!;
  const arrow = definition.transitions.find(
    (transition) => transition.kind === 'advance' && transition.to === stage.id,
  );
  const [chosen, setChosen] = useState<Cell[] | null>(null);
  const inUse = arrow ? cellsOfCriterion(arrow.when) : null;
  const cells = chosen ?? inUse ?? [];
  const isSame = (a: Cell) => (b: Cell) => a.row === b.row && a.column === b.column;
  const ids = new Set(definition.scoring.bands.map(({ id }) => id));
  const known = cells.filter(({ row, column }) => ids.has(row) && ids.has(column));
  return {
    cells: known,
    stage: stage.name,
    isInUse:
      inUse !== null && inUse.length === known.length && known.every((cell) => inUse.some(isSame(cell))),
    has: (cell: Cell) => known.some(isSame(cell)),
    toggle: (cell: Cell) =>
      setChosen(known.some(isSame(cell)) ? known.filter((one) => !isSame(cell)(one)) : [...known, cell]),
    use: () => {
      edit(`Entry rule of ${stage.name}`, (changing) => {
        const when = criterionOfCells(known);
        const current = changing.transitions.find(({ id }) => id === arrow?.id);
        if (current) current.when = when;
        const before = changing.stages[changing.stages.findIndex(({ id }) => id === stage.id) - 1];
        if (!current && before) {
          const id = newId('arrow', changing.transitions);
          changing.transitions.push({ id, kind: 'advance', from: before.id, to: stage.id, when });
        }
      });
      setChosen(null);
    },
  };
}

interface BandHeadProps {
  name: string;
  index: number;
  bands: readonly string[];
  from: number | undefined;
}

/** A band's name, and where it begins. */
function BandHead({ name, index, bands, from }: BandHeadProps) {
  const edit = useDefinitions((state) => state.edit);
  return (
    <span className={classes.band}>
      <span className={classes.bandName}>{name}</span>
      {index < bands.length - 1 ? (
        <NumberInput
          aria-label={`“${name}” begins at`}
          prefix="from "
          value={from ?? ''}
          allowDecimal={false}
          className={classes.cut}
          onChange={(value) =>
            typeof value === 'number' &&
            edit(
              `Where “${name}” begins`,
              ({ scoring }) => {
                const own = bands.flatMap((id) => scoring.bands.find((band) => band.id === id) ?? []);
                moveCut(own, index, value);
              },
              `cut-${bands[index]}`,
            )
          }
        />
      ) : (
        <span className={classes.below}>below</span>
      )}
    </span>
  );
}

interface CellProps {
  name: string;
  deals: ByOutcome | undefined;
  chosen: boolean;
  onToggle: () => void;
}

function CellButton({ name, deals, chosen, onToggle }: CellProps) {
  const ended = deals ? deals.won + deals.lost + deals.rejected : 0;
  const share = deals && ended > 0 ? deals.won / ended : 0;
  const words = deals
    ? SHOWN.map((outcome) => `${count(deals[outcome])} ${OUTCOME_LABEL[outcome].toLowerCase()}`).join(', ')
    : '';
  return (
    <button
      type="button"
      className={classes.cell}
      aria-pressed={chosen}
      aria-label={`${name}: ${words}`}
      style={{ '--share': share } as CSSProperties}
      onClick={onToggle}
    >
      <span className={classes.cellName}>
        {chosen ? '✓ ' : ''}
        {name}
      </span>
      <span className={classes.cellShare}>{ended > 0 ? percent(share) : '–'}</span>
      <span className={classes.cellCounts}>
        {deals &&
          SHOWN.map((outcome) => (
            <span key={outcome}>
              <OutcomeMark outcome={outcome} size={10} /> {count(deals[outcome])}
            </span>
          ))}
      </span>
    </button>
  );
}
