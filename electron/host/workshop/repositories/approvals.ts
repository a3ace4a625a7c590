import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { type Approval, approvalSchema, type NewApproval } from '#shared/contract/approvals.ts';
import { Refusal } from '#shared/contract/failure.ts';
import { damaged } from '../refusals.ts';
import { checksum, verify } from './checksum.ts';

interface ApprovalRow {
  id: string;
  version: string;
  name: string;
  role: string;
  side: string;
  signature: string;
  signed_at: string;
  definition: string;
  data: string | null;
  checksum: Uint8Array;
}

const COLUMNS = 'id, version, name, role, side, signature, signed_at, definition, data, checksum';

/** Signatures under saved versions; triggers keep them from ever changing. */
export class ApprovalsRepository {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Under the versions of a draft, in the order in which they were given. */
  list(draft: string): Approval[] {
    return this.#db
      .prepare<[string], ApprovalRow>(
        `SELECT ${COLUMNS} FROM approval WHERE version IN (SELECT id FROM version WHERE draft = ?) ORDER BY position`,
      )
      .all(draft)
      .map(readRow);
  }

  /** All of them, in the order in which they were given. */
  all(): Approval[] {
    return this.#db
      .prepare<[], ApprovalRow>(`SELECT ${COLUMNS} FROM approval ORDER BY position`)
      .all()
      .map(readRow);
  }

  /** Signs a saved version; `data` is the fingerprint of the deals it was tested on. */
  sign({ version, name, role, side, signature }: NewApproval, data: string | null, at: string): Approval {
    const signed = this.#db
      .prepare<[string], { fingerprint: string }>('SELECT fingerprint FROM version WHERE id = ?')
      .get(version);
    if (!signed)
      throw new Refusal('notFound', 'This version is not in the workshop. Save one, then sign it.');
    const twice = this.#db
      .prepare('SELECT 1 FROM approval WHERE version = ? AND lower(name) = lower(?) AND side = ?')
      .get(version, name, side);
    if (twice) throw new Refusal('badInput', `${name} has signed this version already.`);
    const row = {
      id: randomUUID(),
      version,
      name,
      role,
      side,
      signature: JSON.stringify(signature),
      signed_at: at,
      definition: signed.fingerprint,
      data,
    };
    this.#db
      .prepare(`INSERT INTO approval (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
      .run(...Object.values(row), checksum(...parts(row)));
    return readRow({ ...row, checksum: checksum(...parts(row)) });
  }

  /** Reads all of them; throws where one isn't what was signed. */
  check(): void {
    for (const row of this.#db.prepare<[], ApprovalRow>(`SELECT ${COLUMNS} FROM approval`).iterate())
      readRow(row);
  }
}

const parts = (row: Omit<ApprovalRow, 'checksum'>): string[] => [
  row.id,
  row.version,
  row.name,
  row.role,
  row.side,
  row.signature,
  row.signed_at,
  row.definition,
  row.data ?? '',
];

function readRow(row: ApprovalRow): Approval {
  verify(row.checksum, ...parts(row));
  const approval = approvalSchema.safeParse({
    ...row,
    signature: JSON.parse(row.signature),
    signedAt: row.signed_at,
  });
  if (!approval.success) throw damaged();
  return approval.data;
}
