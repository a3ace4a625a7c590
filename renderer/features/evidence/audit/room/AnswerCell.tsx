import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import type { AnnotationField } from '#shared/contract/annotations.ts';
import { tell } from '../../../../stores/notices.ts';
import classes from '../audit.module.css';
import { keyOf, useAnswers, valuesGiven } from './answers-store.ts';
import { askWho } from './ask-who.ts';
import { pasteAt } from './paste.ts';
import { ASKS, completed, readAnswer, shown } from './read-answer.ts';
import { moved, type Place, useGrid } from './useGrid.ts';

interface Props {
  /** The ids of the deals, a row each, and the room's fields, a column each. */
  deals: readonly string[];
  fields: readonly AnnotationField[];
  place: Place;
}

/** One answer, to be written as in a spreadsheet. */
export function AnswerCell({ deals, fields, place }: Props) {
  const field = fields[place.column]!;
  const deal = deals[place.row]!;
  const known = useAnswers((state) => state.answers.get(keyOf(deal, field.key)));
  const isHere = useGrid(({ at }) => at.row === place.row && at.column === place.column);
  const typing = useGrid((state) => (isHere ? state.typing : null));
  const cell = useRef<HTMLTableCellElement>(null);
  const text = known ? shown(known.value, field.type) : '';

  const goTo = (next: Place) => {
    useGrid.getState().go(next);
    const grid = cell.current?.closest('table');
    grid?.querySelector<HTMLElement>(`[data-cell="${next.row}:${next.column}"]`)?.focus();
  };
  const begin = (typed: string) => {
    if (!askWho()) return;
    useGrid.getState().go(place);
    useGrid.getState().type(typed);
  };

  const at = (key: string, withCtrl = false) => moved(place, key, withCtrl, deals.length, fields.length);

  /** Keeps what was typed and goes on; stays where it can't be read. */
  const keep = (typed: string, next: Place | null) => {
    if (!askWho()) return;
    const value = readAnswer(typed, field.type);
    if (value === undefined) {
      tell({
        kind: 'problem',
        title: `“${typed}” is not kept`,
        error: `“${field.label}” asks for ${ASKS[field.type]}.`,
      });
      return;
    }
    useGrid.getState().type(null);
    const since = value === null ? null : (known?.since ?? null);
    const edits = [{ deal, field: field.key, value, since }];
    useAnswers.getState().answer(edits, `“${field.label}” of ${deal}`);
    if (next) goTo(next);
  };

  const onKey = (event: KeyboardEvent<HTMLTableCellElement>) => {
    if (event.target !== cell.current) return;
    const act = event.altKey ? null : event.ctrlKey || event.metaKey ? commandOf(event) : actOf(event.key);
    if (!act) return;
    event.preventDefault();
    // The definitions have an undo of their own.
    event.stopPropagation();
    act();
  };

  const commandOf = ({ key, shiftKey }: KeyboardEvent): (() => unknown) | null => {
    const { undo, redo } = useAnswers.getState();
    const next = at(key, true);
    if (next) return () => goTo(next);
    if (key.toLowerCase() === 'z') return shiftKey ? redo : undo;
    return key.toLowerCase() === 'y' ? redo : null;
  };

  const actOf = (key: string): (() => unknown) | null => {
    const next = at(key);
    if (next) return () => goTo(next);
    if (key === 'Enter' || key === 'F2') return () => begin(text);
    if (key === 'Delete' || key === 'Backspace') return () => keep('', null);
    if (key === ' ' && field.type === 'boolean') return () => keep(text === 'yes' ? 'no' : 'yes', null);
    return key.length === 1 ? () => begin(key) : null;
  };

  const onPaste = (event: ClipboardEvent<HTMLTableCellElement>) => {
    if (event.target !== cell.current) return;
    event.preventDefault();
    pasteAt(place, deals, fields, event.clipboardData.getData('text/plain'));
  };

  return (
    <td
      ref={cell}
      className={classes.answer}
      data-cell={`${place.row}:${place.column}`}
      data-typing={typing !== null || undefined}
      // A grid has one stop for the Tab key; arrows lead on from there.
      tabIndex={isHere ? 0 : -1}
      aria-label={`${field.label} of ${deal}: ${text || 'no answer'}`}
      onFocus={() => !isHere && useGrid.getState().go(place)}
      onDoubleClick={() => begin(text)}
      onKeyDown={onKey}
      onPaste={onPaste}
    >
      {typing === null ? (
        <span className={text === '' ? classes.missing : undefined}>{text || '…'}</span>
      ) : (
        <Typing
          typing={typing}
          label={`${field.label} of ${deal}`}
          values={field.type === 'text' || field.type === 'category' ? field.key : null}
          onKeep={(typed, way) => keep(typed, way === null ? null : (at(way) ?? place))}
          onLeave={() => {
            useGrid.getState().type(null);
            cell.current?.focus();
          }}
        />
      )}
    </td>
  );
}

interface TypingProps {
  typing: string;
  label: string;
  /** The field whose earlier values complete what is typed; null where none do. */
  values: string | null;
  /** `way`: the arrow key that would lead on; null to stay. */
  onKeep(typed: string, way: string | null): void;
  onLeave(): void;
}

function Typing({ typing, label, values, onKeep, onLeave }: TypingProps) {
  const input = useRef<HTMLInputElement>(null);
  const offered = useAnswers.getState().answers;
  useEffect(() => {
    const field = input.current!;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
    complete(field, values === null ? [] : valuesGiven(offered, values));
  }, [values, offered]);

  return (
    <input
      ref={input}
      className={classes.typing}
      aria-label={label}
      defaultValue={typing}
      onInput={({ currentTarget, nativeEvent }) => {
        const deletes = (nativeEvent as InputEvent).inputType?.startsWith('delete');
        if (!deletes && values !== null) complete(currentTarget, valuesGiven(offered, values));
      }}
      onBlur={({ currentTarget }) => useGrid.getState().typing !== null && onKeep(currentTarget.value, null)}
      onKeyDown={(event) => {
        const { key, shiftKey, currentTarget } = event;
        const keep = (way: string) => {
          event.preventDefault();
          onKeep(currentTarget.value, way);
        };
        if (key === 'Enter') keep(shiftKey ? 'ArrowUp' : 'ArrowDown');
        else if (key === 'Tab') keep(shiftKey ? 'ArrowLeft' : 'ArrowRight');
        else if (key === 'Escape') {
          event.stopPropagation();
          onLeave();
        }
      }}
    />
  );
}

/** Writes the rest of a value that begins like this behind it, selected, so that typing on replaces it. */
function complete(field: HTMLInputElement, values: readonly string[]): void {
  const begun = field.value;
  const whole = field.selectionStart === begun.length ? completed(begun, values) : null;
  if (whole === null) return;
  field.value = whole;
  field.setSelectionRange(begun.length, whole.length);
}
