/** A saved pack, run by the engines it was written for. */
import { ZenEngine } from '@gorules/zen-engine';
import { strFromU8, unzipSync } from 'fflate';
import type { Definition } from '#shared/domain/definition/schema.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { sqlFields } from '#shared/domain/sql/tables.ts';
import { type Ask, askDuckDb, askPostgres, askSqlite, type Row } from '../../unit/sql/databases.ts';

/** Score, furthest and last stage of a deal. */
export type Place = [score: number, reached: string, current: string | null];

const ENGINES: Record<string, Ask> = {
  'sql/sqlite.sql': askSqlite,
  'sql/duckdb.sql': askDuckDb,
  'sql/postgresql.sql': askPostgres,
};

export class Pack {
  readonly #files: Record<string, Uint8Array>;

  constructor(zip: Uint8Array) {
    this.#files = unzipSync(zip);
  }

  read(path: string): string {
    return strFromU8(this.#files[path]!);
  }

  get definition(): Definition {
    return JSON.parse(this.read('definition.json'));
  }

  /** Where each database puts each deal of a sample. */
  async places(sample: Sample): Promise<Record<string, Place[]>> {
    const placed: Record<string, Place[]> = {};
    for (const [path, ask] of Object.entries(ENGINES)) {
      const rows = await ask(sample, sqlFields(sample), this.read(path));
      placed[path] = rows
        .toSorted((a, b) => Number(a.deal) - Number(b.deal))
        .map(
          (row: Row): Place => [
            Number(row.score),
            String(row.reached_stage),
            row.current_stage === null ? null : String(row.current_stage),
          ],
        );
    }
    return placed;
  }

  /** The test leads that GoRules scores otherwise than the pack expects. */
  async wrongInGoRules(): Promise<unknown[]> {
    const model = new ZenEngine().createDecision(Buffer.from(this.read('rules/gorules.json')));
    const leads = JSON.parse(this.read('golden/inputs.json')) as {
      lead: string;
      inputs: object;
      expectedScore: number;
    }[];
    const wrong: unknown[] = [];
    for (const { lead, inputs, expectedScore } of leads) {
      const stage = this.definition.stages[0]!.id;
      const { result } = (await model.evaluate({ ...inputs, stage })) as { result: { score: number } };
      if (Math.abs(Number(result.score) - expectedScore) > 1e-9) wrong.push({ lead, result, expectedScore });
    }
    return wrong;
  }
}
