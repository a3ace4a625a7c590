import { Button, Stack, Table, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import type { Round } from '#shared/contract/rounds.ts';
import {
  type Agreement,
  agreementOf,
  answersOf,
  type Estimate,
  equalBetween,
  samePairs,
} from '#shared/domain/agreement/agreement.ts';
import { type Ratings, ratingsOf } from '#shared/domain/agreement/ratings.ts';
import { coefficientInWords, equalInWords, meaningOf } from '#shared/domain/agreement/words.ts';
import { day, decimal, percent, plural, signed } from '../../ui/numbers.ts';
import { StepPage } from '../../ui/StepPage.tsx';
import { AgreementMatrix } from './AgreementMatrix.tsx';
import classes from './calibrate.module.css';
import { Disputed } from './Disputed.tsx';
import { RemoveRound } from './RemoveRound.tsx';
import { RoundChoice } from './RoundChoice.tsx';
import { showRound } from './rounds-store.ts';
import { useTruth } from './useTruth.ts';

interface Props {
  round: Round;
  rounds: readonly Round[];
  onNewRound: () => void;
}

/** What a round shows: how often people agree, beyond chance, within the sides and between them, and on which deals not. */
export function Reveal({ round, rounds, onNewRound }: Props) {
  const ratings = useMemo(() => ratingsOf(round), [round]);
  const categories = round.categories.length;
  const together = useMemo(() => agreementOf(ratings, categories), [ratings, categories]);
  const before = rounds.slice(0, rounds.indexOf(round)).findLast(({ revealedAt }) => revealedAt !== null);
  const earlier = useMemo(
    () => (before ? agreementOf(ratingsOf(before), before.categories.length) : null),
    [before],
  );
  const truth = useTruth(round);
  const open = rounds.findLast(({ revealedAt }) => revealedAt === null);

  return (
    <StepPage
      title={finding(together, earlier)}
      purpose={`${round.name}, ${day(Date.parse(round.madeAt))}: ${plural(round.participants.length, 'person', 'people')}, ${plural(round.deals.length, 'deal')}. ${meaningOf(together).join(' ')}`}
      actions={
        <>
          <RoundChoice round={round} rounds={rounds} />
          <RemoveRound round={round} />
          {open ? (
            <Button onClick={() => showRound(open.id)}>Back to the open round</Button>
          ) : (
            <Button onClick={onNewRound}>Another round</Button>
          )}
        </>
      }
    >
      <Stack gap="xl">
        <Figures agreement={together} earlier={earlier} />
        <Sides round={round} ratings={ratings} />
        <AgreementMatrix round={round} truth={truth} />
        <Disputed round={round} ratings={ratings} truth={truth} />
      </Stack>
    </StepPage>
  );
}

function finding({ equal }: Agreement, earlier: Agreement | null): string {
  if (!equal) return 'Nobody answered the same deal yet';
  const now = `Two people give the same answer ${percent(equal.value)} of the time`;
  if (!earlier?.equal) return now;
  const change = signed((equal.value - earlier.equal.value) * 100, decimal);
  return change === '±0' ? `${now}, as before` : `${now}, ${change} points since the last round`;
}

const FIGURES: { key: 'equal' | 'alpha' | 'kappa' | 'ac1'; label: string; explains: string }[] = [
  { key: 'equal', label: 'Equal answers', explains: 'The share of pairs of answers.' },
  { key: 'alpha', label: 'Krippendorff’s alpha', explains: 'Near misses count less.' },
  { key: 'kappa', label: 'Fleiss’ kappa', explains: 'Every miss counts alike.' },
  { key: 'ac1', label: 'Gwet’s AC1', explains: 'Steady where answers are one-sided.' },
];

function Figures({ agreement, earlier }: { agreement: Agreement; earlier: Agreement | null }) {
  return (
    <dl className={classes.figures}>
      {FIGURES.map(({ key, label, explains }) => {
        const estimate = agreement[key];
        const before = earlier?.[key];
        const write = key === 'equal' ? percent : coefficient;
        return (
          <div key={key} className={classes.figure}>
            <dt>{label}</dt>
            <dd>
              <span className={classes.value}>{estimate ? write(estimate.value) : 'can’t tell'}</span>
              <span className={classes.interval}>
                {estimate ? intervalOf(estimate, write) : ''}
                {estimate && before && (
                  <>
                    <br />
                    before: {write(before.value)}
                  </>
                )}
              </span>
              {estimate && (
                <Text size="xs" mt={4}>
                  {key === 'equal' ? equalInWords(estimate.value) : coefficientInWords(estimate.value)}
                </Text>
              )}
              <Text c="var(--ink-2)" size="xs">
                {explains}
              </Text>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** `−0.11`, with a true minus. */
const coefficient = (value: number): string => value.toFixed(2).replace('-', '−');

function intervalOf({ interval }: Estimate, write: (value: number) => string): string {
  if (!interval) return 'too few deals for an interval';
  // Drawing deals that are all alike anew brings the same each time.
  if (interval.low === interval.high) return 'all deals alike: no interval can be told';
  return `probably ${write(interval.low)} to ${write(interval.high)}`;
}

const COEFFICIENTS = FIGURES.flatMap(({ key, label }) => (key === 'equal' ? [] : [{ key, label }]));

function sidesOf(round: Round, ratings: Ratings) {
  const people = (side: string) =>
    round.participants.flatMap((one, index) => (one.side === side ? [index] : []));
  const [marketing, sales] = [people('marketing'), people('sales')];
  const within = (side: number[]) => ({
    equal: equalBetween(ratings, side, side),
    agreement: agreementOf(answersOf(ratings, side), round.categories.length),
  });
  return [
    { label: 'Within marketing', pairs: samePairs(ratings, marketing, marketing), ...within(marketing) },
    { label: 'Within sales', pairs: samePairs(ratings, sales, sales), ...within(sales) },
    {
      label: 'Between the sides',
      pairs: samePairs(ratings, marketing, sales),
      equal: equalBetween(ratings, marketing, sales),
      agreement: null,
    },
  ];
}

/** Within each side, and between the two. */
function Sides({ round, ratings }: { round: Round; ratings: Ratings }) {
  const rows = useMemo(() => sidesOf(round, ratings), [round, ratings]);
  return (
    <section aria-label="Sides">
      <Title order={2}>Where the disagreement is</Title>
      <Table mt="xs" maw="64rem">
        <Table.Thead>
          <Table.Tr>
            <Table.Th />
            <Table.Th>Equal answers</Table.Th>
            {COEFFICIENTS.map(({ key, label }) => (
              <Table.Th key={key}>{label}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ label, pairs, equal, agreement }) => (
            <Table.Tr key={label}>
              <Table.Th scope="row" fw={400}>
                {label}
              </Table.Th>
              <Table.Td>
                {equal && pairs ? (
                  <>
                    {withInterval(equal, percent)} · {plural(pairs.of, 'pair')}
                  </>
                ) : (
                  'nobody to compare'
                )}
              </Table.Td>
              {COEFFICIENTS.map(({ key }) => {
                const estimate = agreement?.[key];
                return <Table.Td key={key}>{estimate ? withInterval(estimate, coefficient) : '–'}</Table.Td>;
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

const withInterval = ({ value, interval }: Estimate, write: (value: number) => string): string =>
  interval ? `${write(value)} (${write(interval.low)} to ${write(interval.high)})` : write(value);
