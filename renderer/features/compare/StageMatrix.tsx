import { UnstyledButton } from '@mantine/core';
import type { Draft } from '#shared/contract/methods.ts';
import { OUTCOMES } from '#shared/domain/sample/sample.ts';
import type { Cell, CrossQuery, StageMatrix as Matrix } from '#shared/engine/compare/crossing.ts';
import { OUTCOME_LABEL, OutcomeMark } from '../../ui/marks.tsx';
import { amount, count } from '../../ui/numbers.ts';
import classes from './compare.module.css';
import { DefinitionName } from './DefinitionName.tsx';

interface Props {
  left: Draft;
  right: Draft;
  matrix: Matrix;
  query: CrossQuery;
  onAsk: (query: CrossQuery) => void;
}

/** Stage by stage: how many deals the one has here and the other there. What is off the diagonal is dispute. */
export function StageMatrix({ left, right, matrix, query, onAsk }: Props) {
  const [a, b] = [left.definition, right.definition];
  return (
    <div className={classes.scroll}>
      <table className={classes.matrix}>
        <caption>
          The furthest stage that deals get to: <DefinitionName definition={a} /> down,{' '}
          <DefinitionName definition={b} /> across
        </caption>
        <thead>
          <tr>
            <td />
            {b.stages.map((stage) => (
              <th key={stage.id} scope="col">
                {stage.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.map((row, here) => (
            <tr key={a.stages[here]?.id}>
              <th scope="row">{a.stages[here]?.name}</th>
              {row.map((cell, there) => (
                <td key={b.stages[there]?.id} data-alike={cell.alike || undefined}>
                  {cell.deals > 0 && (
                    <UnstyledButton
                      className={classes.cell}
                      aria-pressed={query.kind === 'cell' && query.left === here && query.right === there}
                      onClick={() => onAsk({ kind: 'cell', left: here, right: there })}
                    >
                      <span className={classes.cellCount}>{count(cell.deals)}</span>
                      <Outcomes cell={cell} />
                      {cell.amount > 0 && <span className={classes.of}>{amount(cell.amount)}</span>}
                    </UnstyledButton>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const Outcomes = ({ cell }: { cell: Cell }) => (
  <span className={classes.outcomes}>
    {OUTCOMES.filter((outcome) => cell.byOutcome[outcome] > 0).map((outcome) => (
      <span key={outcome} className={classes.outcome}>
        <OutcomeMark outcome={outcome} size={10} />
        <span className={classes.hidden}>{OUTCOME_LABEL[outcome]}</span>
        {count(cell.byOutcome[outcome])}
      </span>
    ))}
  </span>
);
