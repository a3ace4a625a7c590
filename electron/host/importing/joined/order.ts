import { Refusal } from '#shared/contract/failure.ts';
import type { Mapping } from '#shared/contract/mapping.ts';

/** The numbers of the tables beside the deals, each after the one that it joins; refuses a circle. */
export function readingOrder({ others }: Mapping): number[] {
  const order: number[] = [];
  const done = new Set([0]);
  const left = new Set(others.map((_, i) => i + 1));
  while (left.size > 0) {
    const ready = [...left].filter((table) => {
      const { join } = others[table - 1]!;
      return join === null || done.has(join.table);
    });
    if (ready.length === 0) {
      throw new Refusal(
        'badInput',
        'In the mapping, tables join one another in a circle. Join one of them to the deals.',
      );
    }
    for (const table of ready) {
      order.push(table);
      done.add(table);
      left.delete(table);
    }
  }
  return order;
}
