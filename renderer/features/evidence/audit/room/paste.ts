import type { AnnotationEdit, AnnotationField } from '#shared/contract/annotations.ts';
import { tell } from '../../../../stores/notices.ts';
import { pastedCells } from '../../../../ui/pasted-cells.ts';
import { useAnswers } from './answers-store.ts';
import { askWho } from './ask-who.ts';
import { ASKS, readAnswer } from './read-answer.ts';
import type { Place } from './useGrid.ts';

/** Writes rows and columns of a spreadsheet from a cell on, in one go; nothing where one of them doesn't fit. */
export function pasteAt(
  at: Place,
  deals: readonly string[],
  fields: readonly AnnotationField[],
  text: string,
): void {
  if (!askWho()) return;
  const edits: AnnotationEdit[] = [];
  for (const [i, line] of pastedCells(text).entries()) {
    for (const [k, typed] of line.entries()) {
      const [deal, field] = [deals[at.row + i], fields[at.column + k]];
      if (!deal || !field) continue;
      const value = readAnswer(typed, field.type);
      if (value === undefined) {
        const error = `“${typed}” is in the way: “${field.label}” asks for ${ASKS[field.type]}.`;
        tell({ kind: 'problem', title: 'Nothing was pasted', error });
        return;
      }
      edits.push({ deal, field: field.key, value, since: null });
    }
  }
  if (edits.length > 0) useAnswers.getState().answer(edits, 'Pasted answers');
}
