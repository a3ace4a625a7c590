import { Button, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Draft } from '#shared/contract/methods.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import type { CrossQuery } from '#shared/engine/compare/crossing.ts';
import { outReason } from '#shared/engine/simulate/deal-list.ts';
import type { JudgedDraft, PartedDeal } from '../../platform/engine/protocol.ts';
import { useScreen } from '../../stores/screen.ts';
import { OUTCOME_LABEL, OutcomeMark } from '../../ui/marks.tsx';
import { amount, count } from '../../ui/numbers.ts';
import classes from './compare.module.css';
import { DefinitionName } from './DefinitionName.tsx';
import type { PartedPages } from './usePartedDeals.ts';

interface Props {
  left: Draft;
  right: Draft;
  judged: { left: JudgedDraft; right: JudgedDraft };
  query: CrossQuery;
  onAsk: (query: CrossQuery) => void;
  deals: PartedPages;
  /** How many deals the one alone and the other alone lets in; null until it is known. */
  alone: Record<'left' | 'right', number> | null;
}

/** The deals that were asked for, most money first, each with why the definitions see it as they do. */
export function PartedDeals({ left, right, judged, query, onAsk, deals, alone }: Props) {
  const { selection, select } = useScreen();
  const [a, b] = [left.definition, right.definition];
  const choices: { label: string; of: number | undefined; query: CrossQuery }[] = [
    {
      label: 'All they disagree on',
      of: alone ? alone.left + alone.right : undefined,
      query: { kind: 'parted' },
    },
    { label: `Only ${a.name} lets in`, of: alone?.left, query: { kind: 'only', side: 'left' } },
    { label: `Only ${b.name} lets in`, of: alone?.right, query: { kind: 'only', side: 'right' } },
  ];
  const asked =
    query.kind === 'deal' ? `${deals.rows[0]?.name ?? 'One deal'} alone` : askedWords(query, a, b);
  return (
    <section aria-label="Deals" className={classes.section}>
      <fieldset className={classes.choice} aria-label="Which deals are listed">
        {choices.map((choice) => (
          <UnstyledButton
            key={choice.label}
            className={classes.chip}
            aria-pressed={JSON.stringify(choice.query) === JSON.stringify(query)}
            onClick={() => onAsk(choice.query)}
          >
            {choice.label}
            {choice.of !== undefined && <b>{count(choice.of)}</b>}
          </UnstyledButton>
        ))}
        {asked && (
          <UnstyledButton
            className={classes.chip}
            aria-pressed="true"
            aria-label={`Only these are listed: ${asked}. List all they disagree on`}
            onClick={() => onAsk({ kind: 'parted' })}
          >
            {asked} <IconX size="1rem" aria-hidden="true" />
          </UnstyledButton>
        )}
        {asked && deals.total !== null && <span className={classes.of}>{count(deals.total)} listed</span>}
      </fieldset>
      <div className={`${classes.scroll} ${classes.listed}`}>
        <table className={classes.deals}>
          <caption className={classes.hidden}>Deals, most money first, with why they part</caption>
          <thead>
            <tr>
              <th scope="col">Ended</th>
              <th scope="col">Deal</th>
              <th scope="col" className={classes.number}>
                Worth
              </th>
              {[a, b].map((definition) => (
                <th key={definition.name} scope="col">
                  <DefinitionName definition={definition} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {deals.rows.map((row) => (
              <tr
                key={row.deal}
                data-selected={(selection?.kind === 'deal' && selection.deal === row.deal) || undefined}
              >
                <td>
                  <span className={classes.outcome}>
                    <OutcomeMark outcome={row.outcome} /> {OUTCOME_LABEL[row.outcome]}
                  </span>
                </td>
                <td>
                  <UnstyledButton
                    className={classes.deal}
                    onClick={() => select({ kind: 'deal', deal: row.deal })}
                  >
                    {row.name}
                  </UnstyledButton>
                  {row.source && <div className={classes.of}>{row.source}</div>}
                </td>
                <td className={classes.number}>{row.amount === null ? '–' : amount(row.amount)}</td>
                <Seen row={row} side="left" draft={left} stage={judged.left.stage} />
                <Seen row={row} side="right" draft={right} stage={judged.right.stage} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {deals.total !== null && deals.rows.length < deals.total && (
        <Button variant="default" onClick={deals.more} mt="sm">
          Show more
        </Button>
      )}
    </section>
  );
}

/** What was asked for besides the choices that are always there. */
function askedWords(
  query: Exclude<CrossQuery, { kind: 'deal' }>,
  left: Definition,
  right: Definition,
): string | null {
  switch (query.kind) {
    case 'cell':
      return `${left.stages[query.left]?.name} by ${left.name}, ${right.stages[query.right]?.name} by ${right.name}`;
    case 'stage': {
      const by = query.side === 'left' ? left : right;
      return `${by.stages[query.stage]?.name} by ${by.name}`;
    }
    case 'parted':
      return query.outcomes
        ? `${query.outcomes.map((outcome) => OUTCOME_LABEL[outcome]).join(' or ')} only`
        : null;
    case 'only':
      return null;
  }
}

interface SeenProps {
  row: PartedDeal;
  side: 'left' | 'right';
  draft: Draft;
  stage: number;
}

/** Where one definition has the deal, and why. */
function Seen({ row, side, draft, stage }: SeenProps) {
  const { reached, outBy } = side === 'left' ? row : row.other;
  const reason = outReason(draft.definition, outBy);
  return (
    <td>
      <span className={classes.reached}>
        <span aria-hidden="true">{reached >= stage ? '✓' : '✗'}</span>
        {draft.definition.stages[reached]?.name}
        {reason !== null && `, out: ${reason}`}
      </span>
      <div className={classes.why} title={row.why[side].words}>
        {row.why[side].words}
      </div>
    </td>
  );
}
