import { Button, Textarea, UnstyledButton } from '@mantine/core';
import { useInViewport } from '@mantine/hooks';
import { useState } from 'react';
import type { Decision } from '#shared/contract/deciding.ts';
import type { Draft } from '#shared/contract/methods.ts';
import type { Clause } from '#shared/domain/definition/clauses.ts';
import { describeRule, describeTransition } from '#shared/domain/definition/describe.ts';
import { type Choice, findPart, standsAs } from '#shared/domain/definition/merge.ts';
import { namesFor } from '#shared/domain/definition/names.ts';
import type { PartKind } from '#shared/domain/definition/portable.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { useScreen } from '../../stores/screen.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { SIDE_COLOR } from '../../ui/marks.tsx';
import { Sentence } from '../../ui/Sentence.tsx';
import classes from './compare.module.css';
import { DefinitionName } from './DefinitionName.tsx';
import merge from './merge.module.css';
import { choose, decide, NOTHING } from './merge-state.ts';
import { useChoiceEffect } from './useChoiceEffect.ts';

const KIND: Record<PartKind, string> = {
  stage: 'Stage',
  transition: 'Step',
  rule: 'Rule',
  group: 'Group of rules',
  limits: 'Limits',
  band: 'Score band',
  checklistItem: 'Checklist item',
  reason: 'Reason',
};

interface Props {
  clause: Clause;
  drafts: { left: Draft; right: Draft; agreed: Draft };
  decision: Decision | undefined;
}

/** One clause on which the sides differ: what each says, what each would do, and what was decided. */
export function ClauseCard({ clause, drafts, decision }: Props) {
  const { left, right, agreed } = drafts;
  const [why, setWhy] = useState(decision?.why ?? '');
  const stands = standsAs(agreed.definition, left.definition, right.definition, clause);
  const names = { left: left.definition.name, right: right.definition.name };
  const own = useOwnWords(clause, agreed);
  const words = { left: clause.leftWords ?? NOTHING, right: clause.rightWords ?? NOTHING };
  const now = stands === 'edited' ? own : words[stands];

  const take = (choice: Choice) => {
    const isEdit = stands !== choice;
    if (isEdit && !choose(agreed, drafts[choice].definition, clause, choice)) return;
    decide(agreed, clause, { chosen: `${names[choice]}: ${words[choice]}`, why }, names, isEdit);
  };
  const keepWhy = () => {
    if (!decision || why === decision.why) return;
    decide(agreed, clause, { chosen: decision.chosen, why }, names);
  };
  return (
    <li className={merge.clause} data-decided={decision !== undefined || undefined}>
      <header className={merge.clauseHead}>
        <span className={classes.of}>{KIND[clause.part]}</span>
        <h2>{clause.name}</h2>
        <span className={classes.of}>{decision ? 'decided' : 'open'}</span>
      </header>
      <div className={merge.options}>
        {(['left', 'right'] as const).map((choice) => (
          <Option
            key={choice}
            choice={choice}
            clause={clause}
            source={drafts[choice]}
            agreed={agreed}
            words={words[choice]}
            isTaken={stands === choice}
            isDecided={decision !== undefined && stands === choice}
            onTake={() => take(choice)}
          />
        ))}
      </div>
      {stands === 'edited' && (
        <p className={merge.own}>
          <strong>Agreed says something of its own:</strong> {own}{' '}
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => decide(agreed, clause, { chosen: now, why }, names)}
          >
            Decide on this
          </Button>
        </p>
      )}
      <div className={merge.below}>
        <Textarea
          className={merge.reason}
          aria-label={`Why, for ${clause.name}`}
          placeholder="Why?"
          autosize
          minRows={1}
          value={why}
          onChange={({ currentTarget: { value } }) => setWhy(value)}
          onBlur={keepWhy}
        />
        <EditButton clause={clause} agreed={agreed} />
      </div>
    </li>
  );
}

interface OptionProps {
  choice: Choice;
  clause: Clause;
  source: Draft;
  agreed: Draft;
  words: string;
  isTaken: boolean;
  isDecided: boolean;
  onTake: () => void;
}

function Option({ choice, clause, source, agreed, words, isTaken, isDecided, onTake }: OptionProps) {
  // Out of sight, nothing is tried: there may be a hundred clauses, each a replay of all deals.
  const { ref, inViewport } = useInViewport<HTMLButtonElement>();
  const isTried = !isTaken && inViewport;
  const effect = useChoiceEffect(agreed, source.definition, clause, isTried ? choice : null);
  const { side, name } = source.definition;
  return (
    <div className={merge.side}>
      <UnstyledButton
        ref={ref}
        className={merge.option}
        aria-pressed={isDecided}
        data-taken={isTaken || undefined}
        style={{ '--side': SIDE_COLOR[side] }}
        onClick={onTake}
      >
        <DefinitionName definition={{ side, name }} />
        <span>{words}</span>
      </UnstyledButton>
      <p className={`${classes.of} ${merge.effect}`}>
        {isTaken ? isDecided ? 'Taken' : 'Stands for now' : <Sentence of={effect} />}
      </p>
    </div>
  );
}

/** The clause as the agreed definition has it by now. */
function useOwnWords(clause: Clause, agreed: Draft): string {
  const fields = useWorkshop((state) => state.sample?.fields);
  const part = findPart(agreed.definition, clause);
  const names = namesFor(agreed.definition, fields);
  if (!part) return NOTHING;
  if (part.part === 'rule') return describeRule(part.item, names);
  return part.part === 'transition' ? describeTransition(part.item, names) : 'as edited';
}

/** The way to where the clause can be written anew. */
function EditButton({ clause, agreed }: { clause: Clause; agreed: Draft }) {
  const { go, select } = useScreen();
  const selectDraft = useDefinitions((state) => state.select);
  const part = findPart(agreed.definition, clause);
  const kind = part?.part;
  if (!part || (kind !== 'rule' && kind !== 'stage' && kind !== 'transition')) return null;
  return (
    <Button
      variant="subtle"
      onClick={() => {
        selectDraft(agreed.id);
        go(kind === 'rule' ? 'score' : 'flow');
        select({ kind, id: part.item.id });
      }}
    >
      Write it differently
    </Button>
  );
}
