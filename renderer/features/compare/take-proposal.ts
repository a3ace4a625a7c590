/** An edit that settles a dispute, made: in the draft, with the dispute as its reason, and in the decisions. */
import type { Draft } from '#shared/contract/methods.ts';
import { withNote } from '#shared/domain/definition/note.ts';
import type { Proposal } from '#shared/engine/compare/settle.ts';
import type { DealRow } from '#shared/engine/simulate/deal-list.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { tell } from '../../stores/notices.ts';
import { OUTCOME_LABEL } from '../../ui/marks.tsx';
import { useCompare } from './compare-state.ts';

interface Taken {
  draft: Draft;
  proposal: Proposal;
  deal: DealRow;
  /** Name of the stage where the deal belongs. */
  stage: string;
}

export async function takeProposal({ draft, proposal, deal, stage }: Taken): Promise<void> {
  const why = `“${deal.name}” (${OUTCOME_LABEL[deal.outcome].toLowerCase()}) belongs at ${stage}.`;
  const { definition, place, words } = proposal;
  const { select, replace, compareWith, compared, selected, decide } = useDefinitions.getState();
  if (selected !== draft.id) select(draft.id);
  if (compared === draft.id && selected) compareWith(selected);
  replace(words[0] ?? 'Settled a dispute', place ? withNote(definition, place, why) : definition);
  tell({ kind: 'done', title: `${draft.definition.name} changed`, message: words.join('. ') });
  const decided = {
    draft: draft.id,
    subject: `deal ${deal.id}`,
    what: `Where “${deal.name}” belongs`,
    options: [],
    chosen: words.join('. ') || why,
    why,
    who: useCompare.getState().who,
  };
  await decide(decided, true);
}
