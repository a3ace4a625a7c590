import { Select } from '@mantine/core';
import type { Round } from '#shared/contract/rounds.ts';
import { showRound } from './rounds-store.ts';

/** Which round is on the screen, where there are several: one that is open keeps its answers to itself. */
export function RoundChoice({ round, rounds }: { round: Round; rounds: readonly Round[] }) {
  if (rounds.length < 2) return null;
  return (
    <Select
      aria-label="Round"
      w={180}
      data={rounds.map(({ id, name, revealedAt }) => ({
        value: id,
        label: revealedAt === null ? `${name} (open)` : name,
      }))}
      value={round.id}
      allowDeselect={false}
      onChange={(id) => id && showRound(id)}
    />
  );
}
