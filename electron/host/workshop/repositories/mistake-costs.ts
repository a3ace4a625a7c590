import type { Database } from 'better-sqlite3';
import {
  COST_SIDES,
  type CostSide,
  type MistakeCost,
  type MistakeCosts,
  mistakeCostSchema,
} from '#shared/contract/deciding.ts';
import { checksum, verify } from './checksum.ts';
import { parseOrDamaged } from './parse.ts';

interface CostRow {
  side: CostSide;
  content: string;
  checksum: Uint8Array;
}

/** What each side says that a mistake costs; neither is told before both have answered. */
export class MistakeCostsRepository {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  read(): MistakeCosts {
    const rows = this.#db.prepare<[], CostRow>('SELECT * FROM mistake_cost').all();
    const said = new Map(
      rows.map(({ side, content, checksum: stored }) => {
        verify(stored, side, content);
        return [side, parseOrDamaged(mistakeCostSchema, JSON.parse(content))] as const;
      }),
    );
    const [marketing, sales] = [said.get('marketing'), said.get('sales')];
    return {
      answered: COST_SIDES.filter((side) => said.has(side)),
      costs: marketing && sales ? { marketing, sales } : null,
    };
  }

  put(side: CostSide, cost: MistakeCost): void {
    const content = JSON.stringify(cost);
    this.#db
      .prepare('INSERT OR REPLACE INTO mistake_cost (side, content, checksum) VALUES (?, ?, ?)')
      .run(side, content, checksum(side, content));
  }

  /** Both sides begin anew. */
  clear(): void {
    this.#db.prepare('DELETE FROM mistake_cost').run();
  }
}
