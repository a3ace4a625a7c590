import { Anchor, Table, Text, Title } from '@mantine/core';
import type { Round } from '#shared/contract/rounds.ts';
import { mostDisputed } from '#shared/domain/agreement/agreement.ts';
import type { Ratings } from '#shared/domain/agreement/ratings.ts';
import type { RoundTruth } from '../../platform/engine/protocol.ts';
import { useScreen } from '../../stores/screen.ts';
import { SideMark } from '../../ui/marks.tsx';
import classes from './calibrate.module.css';
import { bySide, shortNames } from './short-names.ts';

interface Props {
  round: Round;
  ratings: Ratings;
  truth: RoundTruth | null;
}

/** The deals that people see most differently, each with who put it where; it opens over what the definitions say of it. */
export function Disputed({ round, ratings, truth }: Props) {
  const disputed = mostDisputed(ratings, round.categories.length);
  if (disputed.length === 0) return <Text>Everybody put every deal in the same place.</Text>;
  const people = bySide(round.participants);
  const names = shortNames(people.map(({ name }) => name));
  return (
    <section aria-label="Most disputed deals">
      <Title order={2}>The deals you see most differently</Title>
      <Text c="var(--ink-2)">
        Who put each where. Open one to see what each definition says of it, and to settle it.
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area has to take the focus to scroll by keys */}
      <div className={classes.across} tabIndex={0}>
        <Table className={classes.disputed} mt="xs" miw={`${(round.categories.length + 2) * 5.5}rem`}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Deal</Table.Th>
              {round.categories.map((category) => (
                <Table.Th key={category}>{category}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {disputed.map(({ deal }) => (
              <Table.Tr key={deal}>
                <Table.Th scope="row">
                  <DealName deal={deal} truth={truth} />
                </Table.Th>
                {round.categories.map((category, index) => (
                  <Table.Td key={category}>
                    {people.map(
                      ({ id, name, side, answers }, i) =>
                        answers?.[deal] === index && (
                          <span key={id} className={classes.voice} title={name}>
                            <SideMark side={side} /> {names[i]}
                          </span>
                        ),
                    )}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
}

function DealName({ deal, truth }: { deal: number; truth: RoundTruth | null }) {
  const dispute = useScreen((state) => state.dispute);
  if (!truth) return null;
  const place = truth.places[deal];
  if (place == null) {
    return (
      <Text component="span" c="var(--ink-2)">
        {truth.names[deal]},{' '}
        {truth.tooYoung[deal] ? 'open and too young to tell' : 'no longer among the deals'}
      </Text>
    );
  }
  return (
    <Anchor component="button" underline="always" c="inherit" ta="left" onClick={() => dispute(place)}>
      {truth.names[deal]}
    </Anchor>
  );
}
