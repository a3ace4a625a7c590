import type { Database } from 'better-sqlite3';
import {
  COST_SIDES,
  type CostSide,
  type MistakeCost,
  type MistakeCosts,
  mistakeCostSchema,
} from '#shared/contract/deciding.ts';
import { Refusal } from '#shared/contract/failure.ts';
import { checksum, verify } from './checksum.ts';
import { parseOrDamaged } from './parse.ts';

interface AskingRow {
  id: number;
  removed: 0 | 1;
  checksum: Uint8Array;
}

interface CostRow {
  asking: number;
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
    const rows = this.#db
      .prepare<[number], CostRow>('SELECT * FROM mistake_cost WHERE asking = ?')
      .all(this.#asking());
    const said = new Map(rows.map((row) => [row.side, readCost(row)] as const));
    const [marketing, sales] = [said.get('marketing'), said.get('sales')];
    return {
      answered: COST_SIDES.filter((side) => said.has(side)),
      costs: marketing && sales ? { marketing, sales } : null,
    };
  }

  put(side: CostSide, cost: MistakeCost): void {
    const row = { asking: this.#asking(), side, content: JSON.stringify(cost) };
    this.#db
      .prepare(
        `INSERT OR REPLACE INTO mistake_cost (asking, side, content, checksum)
         VALUES (@asking, @side, @content, @checksum)`,
      )
      .run({ ...row, checksum: checksum(...costParts(row)) });
  }

  /** Both sides begin anew, what they said is set aside; returns the id of this asking. */
  askAgain(): number {
    const id = Math.max(0, ...this.#askings().map((asking) => asking.id)) + 1;
    this.#db
      .prepare('INSERT INTO cost_asking (id, removed, checksum) VALUES (?, 0, ?)')
      .run(id, checksum(...askingParts({ id, removed: 0 })));
    return id;
  }

  /** Sets an asking aside with its answers, so that those before it stand again; or brings it back. */
  setRemoved(id: number, isRemoved: boolean): void {
    const removed = isRemoved ? 1 : 0;
    const { changes } = this.#db
      .prepare('UPDATE cost_asking SET removed = ?, checksum = ? WHERE id = ?')
      .run(removed, checksum(...askingParts({ id, removed })), id);
    if (changes === 0) throw new Refusal('notFound', 'These answers are no longer in the workshop.');
  }

  /** Reads all of them, also those set aside; throws where one isn't what was stored. */
  check(): void {
    this.#askings();
    for (const row of this.#db.prepare<[], CostRow>('SELECT * FROM mistake_cost').all()) readCost(row);
  }

  /** The asking that holds: the latest; 0 where both were asked but once. */
  #asking(): number {
    const held = this.#askings().filter(({ removed }) => removed === 0);
    return Math.max(0, ...held.map(({ id }) => id));
  }

  #askings(): AskingRow[] {
    const rows = this.#db.prepare<[], AskingRow>('SELECT * FROM cost_asking').all();
    for (const row of rows) verify(row.checksum, ...askingParts(row));
    return rows;
  }
}

function readCost(row: CostRow): MistakeCost {
  verify(row.checksum, ...costParts(row));
  return parseOrDamaged(mistakeCostSchema, JSON.parse(row.content));
}

const askingParts = ({ id, removed }: Omit<AskingRow, 'checksum'>): string[] => [String(id), String(removed)];

const costParts = ({ asking, side, content }: Omit<CostRow, 'checksum'>): string[] => [
  side,
  content,
  // As in files from before both could be asked again.
  ...(asking > 0 ? [String(asking)] : []),
];
