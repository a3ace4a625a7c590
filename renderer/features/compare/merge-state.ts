/** The merge of two definitions into the agreed one, which is an ordinary draft from the first choice on. */
import type { Draft } from '#shared/contract/methods.ts';
import type { Clause } from '#shared/domain/definition/clauses.ts';
import { adopt, type Choice } from '#shared/domain/definition/merge.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { tell } from '../../stores/notices.ts';
import { useCompare } from './compare-state.ts';

export interface SideNames {
  left: string;
  right: string;
}

export const subjectOf = (clause: Clause): string => `clause ${clause.key}`;

export const NOTHING = 'leave it out';

/** Keeps what was decided about a clause of the draft; `withEdit`: in one step with the edit made just before. */
export function decide(
  draft: Draft,
  clause: Clause,
  words: { chosen: string; why: string },
  names: SideNames,
  withEdit = false,
): void {
  const decided = {
    draft: draft.id,
    subject: subjectOf(clause),
    what: clause.name,
    options: [
      { whose: names.left, words: clause.leftWords ?? NOTHING },
      { whose: names.right, words: clause.rightWords ?? NOTHING },
    ],
    ...words,
    who: useCompare.getState().who,
  };
  useDefinitions.getState().decide(decided, withEdit);
}

/** Begins an agreed definition with all of the left one; what differs is then chosen clause by clause. */
export async function beginAgreed(left: Draft): Promise<void> {
  const { add } = useDefinitions.getState();
  try {
    await add({ ...left.definition, name: 'Agreed', side: 'agreed' });
  } catch (error) {
    tell({ kind: 'problem', title: 'The agreed definition could not be begun', error });
  }
}

/** Puts one side's clause into the agreed definition, as an edit that can be undone; false where it doesn't fit. */
export function choose(agreed: Draft, source: Definition, clause: Clause, choice: Choice): boolean {
  const { select, selected, replace } = useDefinitions.getState();
  const adopted = adopt(agreed.definition, source, clause, choice);
  if (!adopted.ok) {
    tell({ kind: 'problem', title: `${clause.name} stays as it is`, error: adopted.problem });
    return false;
  }
  if (selected !== agreed.id) select(agreed.id);
  replace(`${clause.name}: as ${source.name} has it`, adopted.definition);
  return true;
}
