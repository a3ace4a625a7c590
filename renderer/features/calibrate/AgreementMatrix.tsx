import { Table, Text, Title } from '@mantine/core';
import type { Round } from '#shared/contract/rounds.ts';
import { sameShare } from '#shared/domain/agreement/agreement.ts';
import type { RoundTruth } from '../../platform/engine/protocol.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { SideMark } from '../../ui/marks.tsx';
import { count, plural } from '../../ui/numbers.ts';
import classes from './calibrate.module.css';
import { definitionAnswers } from './definition-answers.ts';
import { bySide, shortNames } from './short-names.ts';

interface Column {
  key: string;
  label: string;
  /** The same where there is little room. */
  short: string;
  mark: React.ReactNode;
  answers: (number | null)[];
}

/** From so many columns on, what stands above them is written upwards. */
const MANY = 9;

/** How often people, and definitions, put a deal in the same place; and how many of the won and of the others each let in. */
export function AgreementMatrix({ round, truth }: { round: Round; truth: RoundTruth | null }) {
  const drafts = useDefinitions((state) => state.drafts);
  const participants = bySide(round.participants);
  const names = shortNames(participants.map(({ name }) => name));
  const people: Column[] = participants.map(({ id, name, side, answers }, i) => ({
    key: id,
    label: name,
    short: names[i]!,
    mark: <SideMark side={side} />,
    answers: answers ?? [],
  }));
  const definitions: Column[] = drafts.map(({ id, definition }) => ({
    key: id,
    label: definition.name,
    short: definition.name,
    mark: <SideMark side={definition.side} />,
    answers: truth ? definitionAnswers(round, truth, id) : [],
  }));
  const columns = [...people, ...definitions];

  return (
    <section aria-label="Who agrees with whom">
      <Title order={2}>Who agrees with whom</Title>
      <Text c="var(--ink-2)">
        Share of deals put in the same place, in %; and how many of each kind were let in as sales-ready.
        {truth && <NotCounted truth={truth} />}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area has to take the focus to scroll by keys */}
      <div className={classes.across} tabIndex={0}>
        <Table className={classes.matrix} mt="xs" data-many={columns.length >= MANY || undefined}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th />
              {columns.map(({ key, label, short }) => (
                <Table.Th key={key} title={label}>
                  <span>{short}</span>
                </Table.Th>
              ))}
              <Table.Th>Won, let in</Table.Th>
              <Table.Th>Others, let in</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {columns.map((row) => (
              <Table.Tr key={row.key}>
                <Table.Th scope="row">
                  <span className={classes.marked}>
                    {row.mark} {row.label}
                  </span>
                </Table.Th>
                {columns.map((column) => {
                  const share = row.key === column.key ? null : sameShare(row.answers, column.answers);
                  return (
                    <Table.Td
                      key={column.key}
                      className={classes.cell}
                      style={{ '--share': share ? share.same / share.of : 0 }}
                      title={share ? `${share.same} of ${share.of} deals` : undefined}
                    >
                      {share ? count((share.same / share.of) * 100) : row.key === column.key ? '·' : '–'}
                    </Table.Td>
                  );
                })}
                <Table.Td>{letIn(round, row, truth, true)}</Table.Td>
                <Table.Td>{letIn(round, row, truth, false)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
}

/** The deals of the round that definitions say nothing of any more. */
function NotCounted({ truth: { places, tooYoung } }: { truth: RoundTruth }) {
  const young = tooYoung.filter(Boolean).length;
  const gone = places.filter((place) => place === null).length - young;
  return (
    <>
      {young > 0 &&
        ` ${plural(young, 'deal is', 'deals are')} open and too young to tell, and held against no definition.`}
      {gone > 0 &&
        ` ${plural(gone, 'deal is', 'deals are')} no longer in the sample, and held against no definition.`}
    </>
  );
}

/** Of the deals that were won (or ended otherwise), how many somebody put at the round's third category or further. */
function letIn(round: Round, { answers }: Column, truth: RoundTruth | null, won: boolean): string {
  if (!truth) return '';
  const bar = Math.min(2, round.categories.length - 1);
  const deals = round.deals.flatMap((_, deal) => {
    const outcome = truth.outcomes[deal];
    const counts = won ? outcome === 'won' : outcome === 'lost' || outcome === 'rejected';
    return counts && (answers[deal] ?? null) !== null ? [deal] : [];
  });
  if (deals.length === 0) return '–';
  return `${deals.filter((deal) => answers[deal]! >= bar).length} of ${deals.length}`;
}
