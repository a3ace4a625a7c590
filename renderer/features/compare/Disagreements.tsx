import { SegmentedControl, Skeleton, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Draft } from '#shared/contract/methods.ts';
import type { CrossQuery, StageMatrix as Matrix } from '#shared/engine/compare/crossing.ts';
import type { EngineQuestions } from '../../platform/engine/protocol.ts';
import { useScreen } from '../../stores/screen.ts';
import { useAsked } from '../../stores/useAsked.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { count, plural } from '../../ui/numbers.ts';
import { ComparePage } from './ComparePage.tsx';
import classes from './compare.module.css';
import { useCompare, usePair } from './compare-state.ts';
import { DisputePanel } from './DisputePanel.tsx';
import { PairChoice } from './PairChoice.tsx';
import { PartedDeals } from './PartedDeals.tsx';
import { useQuestions } from './questions.ts';
import { StageMatrix } from './StageMatrix.tsx';
import { StageSankey } from './StageSankey.tsx';
import { usePartedDeals } from './usePartedDeals.ts';

/** The deals on which two definitions disagree, and why. */
export function Disagreements() {
  const { left, right } = usePair();
  const { cross, crossing } = useQuestions();
  if (!left || !right || !cross || !crossing) {
    return (
      <ComparePage title="Disagreements" purpose="The deals that two definitions see differently.">
        <Skeleton height={360} role="status" aria-label="Comparing" />
      </ComparePage>
    );
  }
  return <Parted key={`${left.id} ${right.id}`} left={left} right={right} judged={cross} first={crossing} />;
}

interface PartedProps {
  left: Draft;
  right: Draft;
  judged: EngineQuestions['cross']['args'];
  /** The first of the deals that are listed. */
  first: EngineQuestions['crossing']['args'];
}

function Parted({ left, right, judged, first }: PartedProps) {
  const { query, ask } = useCompare();
  const [view, setView] = useState<'matrix' | 'flow'>('flow');
  const { answer: matrix } = useAsked('cross', judged, [left.id, right.id]);
  const alone = matrix && aloneOf(matrix, judged);
  const deals = usePartedDeals(first);
  const { selection } = useScreen();
  const shown = deals.rows.find(({ deal }) => selection?.kind === 'deal' && selection.deal === deal);
  return (
    <ComparePage
      title={
        alone ? (
          <Finding left={left} right={right} alone={alone} stage={judged.left.stage} onAsk={ask} />
        ) : (
          'Disagreements'
        )
      }
      purpose="Open a deal to see why, say where it belongs, and take the smallest change that puts it there."
      side={
        shown ? (
          <DisputePanel
            key={shown.deal}
            row={shown}
            drafts={{ left, right }}
            stage={{ left: judged.left.stage, right: judged.right.stage }}
          />
        ) : null
      }
    >
      <div className={classes.bar}>
        <PairChoice left={left} right={right} />
        <SegmentedControl
          aria-label="Show stages as"
          value={view}
          onChange={(to) => setView(to as typeof view)}
          data={[
            { value: 'flow', label: 'Who goes where' },
            { value: 'matrix', label: 'Stage by stage' },
          ]}
        />
      </div>
      {matrix &&
        (view === 'matrix' ? (
          <StageMatrix left={left} right={right} matrix={matrix} query={query} onAsk={ask} />
        ) : (
          <StageSankey left={left} right={right} matrix={matrix} onAsk={ask} />
        ))}
      {deals.total === 0 && query.kind === 'parted' ? (
        <EmptyState title="They agree on every deal">
          {left.definition.name} and {right.definition.name} let the same deals get to the stage of the
          verdict.
        </EmptyState>
      ) : (
        <PartedDeals
          left={left}
          right={right}
          judged={judged}
          query={query}
          onAsk={ask}
          deals={deals}
          alone={alone}
        />
      )}
    </ComparePage>
  );
}

/** How many deals the one alone and the other alone lets in. */
function aloneOf(matrix: Matrix, judged: PartedProps['judged']): Record<'left' | 'right', number> {
  const alone = { left: 0, right: 0 };
  matrix.forEach((row, here) => {
    row.forEach(({ deals }, there) => {
      const [passesLeft, passesRight] = [here >= judged.left.stage, there >= judged.right.stage];
      if (passesLeft && !passesRight) alone.left += deals;
      if (passesRight && !passesLeft) alone.right += deals;
    });
  });
  return alone;
}

interface FindingProps {
  left: Draft;
  right: Draft;
  alone: Record<'left' | 'right', number>;
  /** Index of the left one's stage. */
  stage: number;
  onAsk: (query: CrossQuery) => void;
}

function Finding({ left, right, alone, stage, onAsk }: FindingProps) {
  const [a, b] = [left.definition, right.definition];
  if (alone.left + alone.right === 0) return `${a.name} and ${b.name} agree on every deal`;
  const only = (side: 'left' | 'right', number: string) =>
    alone[side] === 0 ? (
      number
    ) : (
      <UnstyledButton
        className={classes.differs}
        title="List them below"
        onClick={() => onAsk({ kind: 'only', side })}
      >
        {number}
      </UnstyledButton>
    );
  return (
    <>
      {only('left', plural(alone.left, 'deal'))} would get to {a.stages[stage]?.name} with {a.name} alone,{' '}
      {only('right', count(alone.right))} with {b.name} alone
    </>
  );
}
