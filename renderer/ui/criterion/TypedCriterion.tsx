import { Combobox, useCombobox } from '@mantine/core';
import { startTransition, useContext, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Criterion } from '#shared/domain/definition/schema.ts';
import { type Completion, complete } from '#shared/domain/definition/typed/complete.ts';
import { type Parsed, parse } from '#shared/domain/definition/typed/parse.ts';
import { print } from '#shared/domain/definition/typed/print.ts';
import { veil } from '#shared/domain/definition/veil.ts';
import { conditionsOf } from '#shared/domain/definition/walk.ts';
import type { Field } from '#shared/domain/sample/sample.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { CriterionCounts } from './CriterionCounts.tsx';
import classes from './criterion.module.css';
import { MayLookAtScores } from './scope.ts';
import { useSoon } from './useSoon.ts';
import { useVocabulary } from './useVocabulary.ts';

const NO_FIELDS: readonly Field[] = [];

/** More than this is found by typing on. */
const MOST_OFFERED = 20;

interface Props {
  criterion: Criterion;
  label: string;
  onChange: (criterion: Criterion) => void;
}

/** A criterion as text, with what could come next, and what doesn't fit underlined where it stands. */
export function TypedCriterion({ criterion, label, onChange }: Props) {
  const vocabulary = useVocabulary();
  const scores = useContext(MayLookAtScores);
  const fields = useWorkshop((state) => state.sample?.fields) ?? NO_FIELDS;
  const veiled = useMemo(() => veil(criterion, fields), [criterion, fields]);
  const printed = print(veiled.criterion, vocabulary.names);
  // What is typed stands as it is typed, as long as it means the criterion; else (undo, blocks) it is written anew.
  const [typed, setTyped] = useState({ text: printed, means: criterion });
  // The letter shows at once; what it changes in the rest of the window may take a moment longer.
  const change = useSoon(onChange);
  const text = typed.means === criterion || change.isDue ? typed.text : printed;
  const [asked, ask] = useState<{ written: string; cursor: number } | null>(null);
  const completion = useMemo((): Completion => {
    if (!asked) return NOTHING;
    const found = complete(asked.written, asked.cursor, vocabulary);
    const candidates = [...found.candidates].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
    return { ...found, candidates: candidates.slice(0, MOST_OFFERED) };
  }, [asked, vocabulary]);
  const field = useRef<HTMLTextAreaElement>(null);
  const message = useId();
  // Whoever asks to type wants to type now.
  useEffect(() => field.current?.focus(), []);
  const list = useCombobox({ onDropdownClose: () => resetChoice() });
  // Looking for a choice to take back goes through the whole page, so only where there is one.
  const resetChoice = () => {
    if (list.getSelectedOptionIndex() >= 0) list.resetSelectedOption();
  };

  const read = (written: string): Parsed => {
    const parsed = parse(written, vocabulary);
    if (!parsed.ok) return parsed;
    const looks = conditionsOf(parsed.criterion).some(
      ({ condition }) => condition.kind === 'score' || condition.kind === 'scoreBand',
    );
    if (!looks || scores) return { ok: true, criterion: veiled.lift(parsed.criterion) };
    return {
      ok: false,
      message: 'a rule gives points, so it must not look at the score',
      start: 0,
      end: written.length,
    };
  };
  const parsed = read(text);

  /** Looks for what could come next, once what was typed stands. */
  const offer = (written: string, cursor: number) =>
    startTransition(() => {
      ask({ written, cursor });
      list.openDropdown();
      resetChoice();
    });
  const write = (written: string, cursor: number) => {
    const now = read(written);
    const before = change.isDue ? typed.means : criterion;
    const isNew = now.ok && JSON.stringify(now.criterion) !== JSON.stringify(before);
    setTyped({ text: written, means: isNew ? now.criterion : before });
    if (isNew) change.soon(now.criterion);
    offer(written, cursor);
  };
  const insert = (candidate: string) => {
    const cursor = field.current?.selectionStart ?? text.length;
    const end = completion.start + candidate.length + 1;
    write(`${text.slice(0, completion.start)}${candidate} ${text.slice(cursor).replace(/^ /, '')}`, end);
    requestAnimationFrame(() => field.current?.setSelectionRange(end, end));
  };

  const wrong = parsed.ok ? null : parsed;
  const isUnfinished = wrong !== null && wrong.start >= text.trimEnd().length;
  return (
    <div>
      <Combobox
        store={list}
        onOptionSubmit={insert}
        position="bottom-start"
        width="target"
        // Offers come and go with each word; fading in would draw them several times over.
        transitionProps={{ duration: 0 }}
        withinPortal
      >
        <div className={classes.typed}>
          <Combobox.Target withAriaAttributes={false}>
            <textarea
              ref={field}
              className={classes.typedText}
              aria-label={`${label}, typed`}
              aria-invalid={wrong !== null}
              aria-describedby={message}
              aria-autocomplete="list"
              data-expanded={list.dropdownOpened && completion.candidates.length > 0}
              spellCheck={false}
              value={text}
              onChange={({ currentTarget }) => write(currentTarget.value, currentTarget.selectionStart)}
              onFocus={({ currentTarget }) => offer(text, currentTarget.selectionStart)}
              onClick={({ currentTarget }) => offer(text, currentTarget.selectionStart)}
              onKeyDown={(event) => {
                if (event.key === 'Escape' && list.dropdownOpened) list.closeDropdown();
                // A criterion is one line, however long.
                if (event.key === 'Enter') event.preventDefault();
              }}
              onBlur={() => {
                change.now();
                list.closeDropdown();
              }}
            />
          </Combobox.Target>
          <div className={classes.typedMarks} aria-hidden="true">
            {wrong ? (
              <>
                {text.slice(0, wrong.start)}
                <mark className={classes.wrong}>{text.slice(wrong.start, wrong.end) || '  '}</mark>
                {text.slice(wrong.end)}
              </>
            ) : (
              text
            )}{' '}
          </div>
        </div>
        <Combobox.Dropdown hidden={completion.candidates.length === 0}>
          <Combobox.Options className={classes.offers} aria-label="What could come next">
            {completion.candidates.map(({ text: candidate, kind }) => (
              <Combobox.Option key={`${kind} ${candidate}`} value={candidate} disabled={kind === 'hint'}>
                <span className={classes.suggestion}>
                  {candidate}
                  <span className={classes.suggestionCount}>{KIND_WORDS[kind]}</span>
                </span>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <p id={message} className={classes.message} role="status" data-unfinished={isUnfinished || undefined}>
        {isUnfinished && 'Not finished yet: the deals are judged by what stood here before.'}
        {wrong && !isUnfinished && `${wrong.message.charAt(0).toUpperCase()}${wrong.message.slice(1)}.`}
      </p>
      {!wrong && <CriterionCounts criterion={criterion} />}
    </div>
  );
}

const NOTHING: Completion = { start: 0, candidates: [] };

/** What is peculiar to the sample comes first. */
const ORDER: Completion['candidates'][number]['kind'][] = [
  'value',
  'source',
  'field',
  'touchpoint',
  'item',
  'band',
  'keyword',
  'hint',
];

const KIND_WORDS: Record<Completion['candidates'][number]['kind'], string> = {
  keyword: '',
  field: 'field',
  item: 'checklist',
  band: 'band',
  touchpoint: 'touchpoint',
  source: 'source',
  value: 'value',
  hint: 'to type',
};
