import type { ReactNode } from 'react';
import { OUTCOMES } from '#shared/domain/sample/sample.ts';
import type { ByOutcome } from '#shared/engine/by-outcome.ts';
import type { Proposal } from '#shared/engine/compare/settle.ts';
import { DealsLink } from '../../ui/DealsLink.tsx';
import { OUTCOME_LABEL, OutcomeMark } from '../../ui/marks.tsx';
import { amount, count, plural } from '../../ui/numbers.ts';
import classes from './compare.module.css';

interface Props {
  proposal: Proposal;
  /** Name of the stage that the verdict is about. */
  stage: string;
  /** The definition that is edited. */
  draft: string;
  action: ReactNode;
}

/** One edit that settles the dispute, and whom else it moves. */
export function ProposalCard({ proposal, stage, draft, action }: Props) {
  const { words, moves } = proposal;
  return (
    <li className={classes.proposal}>
      {words.map((each) => (
        <p key={each} className={classes.edit}>
          {each}
        </p>
      ))}
      {moves.moved.length === 0 ? (
        <p className={classes.of}>Moves no other deal.</p>
      ) : (
        <>
          <Effect label={`Also lets into ${stage}`} of={moves.intoStage} deals={moves.into} draft={draft} />
          <Effect
            label={`Also keeps out of ${stage}`}
            of={moves.outOfStage}
            deals={moves.outOf}
            draft={draft}
          />
          <details className={classes.moved}>
            <summary>{plural(moves.moved.length, 'other deal')} would end up at another stage</summary>
            <ul>
              {moves.examples.map(({ deal, name, outcome, amount: worth }) => (
                <li key={deal}>
                  <OutcomeMark outcome={outcome} /> {name}
                  {worth !== null && <span className={classes.of}> {amount(worth)}</span>}
                </li>
              ))}
            </ul>
            <DealsLink
              words="other deals that would end up at another stage"
              query={{ among: moves.moved }}
              draft={draft}
            >
              List all {count(moves.moved.length)}
            </DealsLink>
          </details>
        </>
      )}
      {action}
    </li>
  );
}

interface EffectProps {
  label: string;
  of: ByOutcome;
  deals: Uint32Array;
  draft: string;
}

function Effect({ label, of, deals, draft }: EffectProps) {
  const some = OUTCOMES.filter((outcome) => of[outcome] > 0);
  if (some.length === 0) return null;
  return (
    <p className={classes.effect}>
      {label}:
      {some.map((outcome) => (
        <span key={outcome} className={classes.outcome}>
          <OutcomeMark outcome={outcome} />
          <DealsLink
            words={`${label}: ${OUTCOME_LABEL[outcome].toLowerCase()}`}
            query={{ among: deals, outcomes: [outcome] }}
            draft={draft}
          >
            {count(of[outcome])} {OUTCOME_LABEL[outcome].toLowerCase()}
          </DealsLink>
        </span>
      ))}
    </p>
  );
}
