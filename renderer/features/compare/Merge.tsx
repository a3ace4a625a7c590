import { Button, Switch, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Draft } from '#shared/contract/methods.ts';
import { clausesOf } from '#shared/domain/definition/clauses.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { useDecisions } from '../../stores/useDecisions.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { count, plural } from '../../ui/numbers.ts';
import { ClauseCard } from './ClauseCard.tsx';
import { ComparePage } from './ComparePage.tsx';
import classes from './compare.module.css';
import { useCompare, usePair } from './compare-state.ts';
import merge from './merge.module.css';
import { beginAgreed, subjectOf } from './merge-state.ts';
import { mergeTitle } from './merge-words.ts';
import { PairChoice } from './PairChoice.tsx';

const PURPOSE = 'What both say is taken. For what differs, choose a side, see what it does, and say why.';

/** Two definitions become the agreed one, clause by clause. */
export function Merge() {
  const { left, right } = usePair();
  const agreed = useDefinitions(({ drafts }) =>
    drafts.find(({ id, definition }) => definition.side === 'agreed' && id !== left?.id && id !== right?.id),
  );
  if (!left || !right) return null;
  if (!agreed) return <NotBegun left={left} right={right} />;
  return <Clauses left={left} right={right} agreed={agreed} />;
}

function NotBegun({ left, right }: { left: Draft; right: Draft }) {
  const fields = useWorkshop((state) => state.sample?.fields);
  const clauses = clausesOf(left.definition, right.definition, fields);
  const alike = clauses.filter((clause) => clause.alike).length;
  return (
    <ComparePage
      title={`${left.definition.name} and ${right.definition.name} already agree on ${alike === clauses.length ? 'all' : `${count(alike)} of`} ${plural(clauses.length, 'clause')}`}
      purpose={PURPOSE}
    >
      <div className={classes.bar}>
        <PairChoice left={left} right={right} />
      </div>
      <EmptyState
        title="No agreed definition yet"
        action={
          <Button size="md" mt="sm" onClick={() => beginAgreed(left)}>
            Begin the agreed definition
          </Button>
        }
      >
        It begins as {left.definition.name} has it.{' '}
        {alike === clauses.length
          ? 'Nothing differs, so nothing is left to choose.'
          : `Then the room chooses, for each of the ${plural(clauses.length - alike, 'clause')} that ${clauses.length - alike === 1 ? 'differs' : 'differ'}, whose it takes.`}
      </EmptyState>
    </ComparePage>
  );
}

function Clauses({ left, right, agreed }: { left: Draft; right: Draft; agreed: Draft }) {
  const fields = useWorkshop((state) => state.sample?.fields);
  const { who, sign } = useCompare();
  const [onlyOpen, setOnlyOpen] = useState(false);
  const decided = useDecisions(agreed.id);
  const decisions = new Map(decided.map((decision) => [decision.subject, decision]));
  const clauses = useMemo(
    () => clausesOf(left.definition, right.definition, fields),
    [left.definition, right.definition, fields],
  );
  const differing = clauses.filter(({ alike }) => !alike);
  const isOpen = (clause: (typeof clauses)[number]) => !decisions.has(subjectOf(clause));
  const open = differing.filter(isOpen).length;
  const shown = onlyOpen ? differing.filter(isOpen) : differing;
  return (
    <ComparePage title={mergeTitle(differing.length, open)} purpose={PURPOSE}>
      <div className={classes.bar}>
        <PairChoice left={left} right={right} />
        {differing.length > 0 && (
          <>
            <TextInput
              aria-label="Who decides"
              placeholder="Who decides?"
              value={who}
              onChange={({ currentTarget: { value } }) => sign(value)}
            />
            <Switch
              label="Only what is still open"
              checked={onlyOpen}
              onChange={({ currentTarget: { checked } }) => setOnlyOpen(checked)}
            />
          </>
        )}
      </div>
      {shown.length === 0 && (
        <EmptyState title="Nothing left to decide">
          {differing.length === 0
            ? 'Both definitions say the same.'
            : 'Every clause has its decision. What was decided, and why, goes with the agreed definition.'}
        </EmptyState>
      )}
      <ul className={merge.clauses}>
        {shown.map((clause) => (
          <ClauseCard
            key={clause.key}
            clause={clause}
            drafts={{ left, right, agreed }}
            decision={decisions.get(subjectOf(clause))}
          />
        ))}
      </ul>
      <details className={merge.alike}>
        <summary>{plural(clauses.length - differing.length, 'clause')} on which both agree</summary>
        <ul>
          {clauses
            .filter(({ alike }) => alike)
            .map((clause) => (
              <li key={clause.key}>
                <strong>{clause.name}</strong> {clause.leftWords !== clause.name && clause.leftWords}
              </li>
            ))}
        </ul>
      </details>
    </ComparePage>
  );
}
