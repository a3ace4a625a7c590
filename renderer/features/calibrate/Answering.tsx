import { Button, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { DealCard } from '#shared/engine/calibrate/deal-card.ts';
import { ask } from '../../platform/engine/client.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { decimal } from '../../ui/numbers.ts';
import classes from './calibrate.module.css';
import { type AnsweringState, answer, leave } from './rounds-store.ts';

/** One person, one deal at a time, blind: number keys answer, arrows go back and forth. */
export function Answering({ answering }: { answering: AnsweringState }) {
  const { round, name, answers, earlier } = answering;
  const cards = useCards(round.deals, round.shownDays);
  const isOpen = (deal: number) => answers[deal] === null && !earlier[deal];
  const firstOpen = answers.findIndex((_, deal) => isOpen(deal));
  const [at, setAt] = useState(firstOpen === -1 ? 0 : firstOpen);
  const card = cards?.[at];
  const given = answers[at] ?? null;
  const answered = answers.filter((_, deal) => !isOpen(deal)).length;
  const last = round.deals.length - 1;

  // What had the focus is gone; the next Tab comes to what is here.
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);

  // The next deal is read from its beginning.
  const sheet = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another deal is there
  useEffect(() => sheet.current?.scrollTo(0, 0), [at]);

  const choose = (category: number) => {
    answer(at, category);
    if (at < last) setAt(at + 1);
  };
  useKeys({
    answer: (category) => category < round.categories.length && choose(category),
    step: (by) => setAt((now) => Math.max(0, Math.min(last, now + by))),
  });

  return (
    <div className={classes.answering}>
      <Group justify="space-between">
        <Title order={1} ref={title} tabIndex={-1} aria-live="polite" className={classes.turn}>
          {name}, deal {at + 1} of {round.deals.length}
        </Title>
        <Group gap="xs">
          <Button variant="default" onClick={() => leave({ done: false })}>
            Pause
          </Button>
          <Button disabled={answered < round.deals.length} onClick={() => leave({ done: true })}>
            Done: hand the laptop on
          </Button>
        </Group>
      </Group>
      <Progress
        value={(answered / round.deals.length) * 100}
        aria-label={`${answered} deals answered`}
        mt="xs"
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area has to take the focus to scroll by keys */}
      <section ref={sheet} className={classes.card} tabIndex={0} aria-label="The deal">
        {card ? <Card card={card} /> : <Text>{cards ? 'This deal is no longer in the sample.' : ''}</Text>}
      </section>
      <Text fw={600} mb={6}>
        Where does this lead belong, from what you see?
      </Text>
      {earlier[at] && given === null && (
        <Text c="var(--ink-2)" mb={6}>
          Answered before the pause, and out of sight since. Answer again to replace it.
        </Text>
      )}
      <div className={classes.choices} role="radiogroup" aria-label="Where this lead belongs">
        {round.categories.map((category, index) => (
          // biome-ignore lint/a11y/useSemanticElements: large buttons that a room can press
          <button
            key={category}
            type="button"
            role="radio"
            aria-checked={given === index}
            className={classes.choice}
            onClick={() => choose(index)}
          >
            <span className={classes.key}>{index + 1}</span>
            {category}
          </button>
        ))}
      </div>
      <Group mt="md">
        <Button variant="default" disabled={at === 0} onClick={() => setAt(at - 1)}>
          Back
        </Button>
        <Button variant="default" disabled={at === last} onClick={() => setAt(at + 1)}>
          Next
        </Button>
        <Text c="var(--ink-2)">
          Keys 1 to {round.categories.length} answer; the arrow keys go back and forth.
        </Text>
      </Group>
    </div>
  );
}

function Card({ card }: { card: DealCard }) {
  const { beganAt } = card;
  return (
    <>
      <Stack gap="xs">
        <Title order={2}>Who it is</Title>
        <dl className={classes.facts}>
          {card.facts.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <Value of={value} />
              </dd>
            </div>
          ))}
        </dl>
      </Stack>
      <Stack gap="xs">
        <Title order={2}>What it did</Title>
        {card.touchpoints.length === 0 && <Text c="var(--ink-2)">Nothing that the sample knows of.</Text>}
        <ol className={classes.touchpoints}>
          {card.touchpoints.map(({ type, at, value }, index) => (
            <li key={index}>
              <span className={classes.when}>{beganAt === null ? '' : dayAfter(at - beganAt)}</span>
              {type}
              {value !== null && ` (${decimal(value)})`}
            </li>
          ))}
        </ol>
      </Stack>
    </>
  );
}

/** An address breaks at its @ first, where it has to. */
function Value({ of }: { of: string }) {
  const at = of.indexOf('@') + 1;
  return (
    <>
      {of.slice(0, at)}
      {at > 0 && <wbr />}
      {of.slice(at)}
    </>
  );
}

/** `day 1` is the first. */
const dayAfter = (ms: number) => `day ${Math.floor(ms / 86_400_000) + 1}`;

function useCards(deals: readonly string[], shownDays: number): (DealCard | null)[] | null {
  const sample = useWorkshop((state) => state.sample?.fingerprint);
  const [cards, setCards] = useState<(DealCard | null)[] | null>(null);
  useEffect(() => {
    let current = true;
    if (sample) ask('dealCards', { deals, shownDays }).then((found) => current && setCards(found));
    return () => {
      current = false;
    };
  }, [sample, deals, shownDays]);
  return cards;
}

function useKeys(on: { answer: (category: number) => void; step: (by: -1 | 1) => void }): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^[1-9]$/.test(event.key)) on.answer(Number(event.key) - 1);
      if (event.key === 'ArrowLeft') on.step(-1);
      if (event.key === 'ArrowRight') on.step(1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
