import type { Database } from 'better-sqlite3';
import {
  type Annotation,
  type AnnotationEdit,
  type AnnotationField,
  type Annotations,
  annotationFieldSchema,
  annotationSchema,
} from '#shared/contract/annotations.ts';
import { Refusal } from '#shared/contract/failure.ts';
import { words } from '#shared/domain/criteria/text.ts';
import { checksum, verify } from './checksum.ts';
import { parseOrDamaged } from './parse.ts';

interface FieldRow {
  key: string;
  content: string;
  removed: 0 | 1;
  checksum: Uint8Array;
}

interface AnswerRow {
  field: string;
  deal: string;
  value: string | null;
  since: string | null;
  by: string;
  at: string;
  checksum: Uint8Array;
}

/** No key of an imported field begins like this one in practice; where one does, the room's gets a number. */
const PREFIX = 'room_';

/** Fields that the room added, and its answers; each answer with who gave it and when. */
export class AnnotationsRepository {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  list(): Annotations {
    const fields = this.fields();
    const keys = new Set(fields.map(({ key }) => key));
    return { fields, answers: this.#answers().filter(({ field }) => keys.has(field)) };
  }

  fields(): AnnotationField[] {
    return this.#fieldRows()
      .filter(({ removed }) => removed === 0)
      .map(fieldOf);
  }

  /** Changes with every answer and every field; the empty text where the room has no field. */
  revision(): string {
    const fields = this.#fieldRows().map(({ key, removed, content }) => `${key} ${removed} ${content}`);
    if (fields.length === 0) return '';
    const last = this.#db
      .prepare<[], { last: number | null; count: number; write: number | null }>(
        'SELECT max(position) AS last, count(*) AS count, max(write) AS write FROM annotation',
      )
      .get()!;
    return checksum(...fields, JSON.stringify(last)).toString('hex');
  }

  /** `taken`: keys of the imported fields. */
  addField(
    { label, type, who }: { label: string; type: AnnotationField['type']; who: string },
    taken: ReadonlySet<string>,
    at: string,
  ): AnnotationField {
    const known = this.#fieldRows();
    if (known.some((row) => row.removed === 0 && fieldOf(row).label.toLowerCase() === label.toLowerCase())) {
      throw new Refusal('badInput', `The room already has a field called “${label}”. Choose another name.`);
    }
    const keys = new Set([...taken, ...known.map(({ key }) => key)]);
    const stem = `${PREFIX}${words(label).join('_') || 'field'}`;
    let key = stem;
    for (let n = 2; keys.has(key); n++) key = `${stem}_${n}`;
    const field: AnnotationField = { key, label, type, by: who, at };
    const content = JSON.stringify(field);
    this.#db
      .prepare('INSERT INTO annotation_field (key, content, checksum) VALUES (?, ?, ?)')
      .run(key, content, checksum(...partsOfField({ key, content, removed: 0 })));
    return field;
  }

  /** Sets a field aside with its answers, or brings it back. */
  setRemoved(key: string, removed: boolean): void {
    const row = this.#fieldRows().find((known) => known.key === key);
    if (!row) throw noSuchField();
    const next = { ...row, removed: removed ? 1 : 0 } as const;
    this.#db
      .prepare('UPDATE annotation_field SET removed = ?, checksum = ? WHERE key = ?')
      .run(next.removed, checksum(...partsOfField(next)), key);
  }

  /** Writes answers in one go; what comes back is what takes them back. */
  write(edits: readonly AnnotationEdit[], who: string, at: string): number {
    const types = new Map(this.fields().map(({ key, type, label }) => [key, { type, label }]));
    for (const { field, value } of edits) {
      const known = types.get(field);
      if (!known) throw noSuchField();
      refuseUnfit(value, known);
    }
    const insert = this.#db.prepare(
      'INSERT INTO annotation (write, field, deal, value, since, by, at, checksum) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    );
    return this.#db
      .transaction(() => {
        const write =
          this.#db.prepare<[], number>('SELECT coalesce(max(write), 0) + 1 FROM annotation').pluck().get() ??
          1;
        for (const { field, deal, value, since } of edits) {
          const text = value === null ? null : JSON.stringify(value);
          const row = { field, deal, value: text, since: value === null ? null : since, by: who, at };
          insert.run(write, field, deal, text, row.since, who, at, checksum(...partsOfAnswer(row)));
        }
        return write;
      })
      .exclusive();
  }

  /** Takes back what was written in one go: the answers before it stand again, with who gave them and when. */
  takeBack(write: number): void {
    this.#db.prepare('DELETE FROM annotation WHERE write = ?').run(write);
  }

  #fieldRows(): FieldRow[] {
    return this.#db
      .prepare<[], FieldRow>('SELECT key, content, removed, checksum FROM annotation_field ORDER BY position')
      .all()
      .map((row) => {
        verify(row.checksum, ...partsOfField(row));
        return row;
      });
  }

  /** The last answer of each deal to each field. */
  #answers(): Annotation[] {
    return this.#db
      .prepare<[], AnswerRow>(
        `SELECT field, deal, value, since, by, at, checksum FROM annotation
         WHERE position IN (SELECT max(position) FROM annotation GROUP BY field, deal) ORDER BY position`,
      )
      .all()
      .flatMap((row) => {
        verify(row.checksum, ...partsOfAnswer(row));
        if (row.value === null) return [];
        const { field, deal, since, by, at } = row;
        return [
          parseOrDamaged(annotationSchema, { field, deal, value: JSON.parse(row.value), since, by, at }),
        ];
      });
  }
}

const fieldOf = ({ content }: FieldRow): AnnotationField =>
  parseOrDamaged(annotationFieldSchema, JSON.parse(content));

const partsOfField = ({ key, content, removed }: Omit<FieldRow, 'checksum'>): string[] => [
  key,
  content,
  String(removed),
];

const partsOfAnswer = ({ field, deal, value, since, by, at }: Omit<AnswerRow, 'checksum'>): string[] => [
  JSON.stringify([field, deal, value, since, by, at]),
];

const noSuchField = (): Refusal =>
  new Refusal('notFound', 'The room has no such field any more. Look at the list of its fields again.');

const ASKED = {
  text: 'words',
  category: 'words',
  number: 'a number',
  date: 'a day, such as 2026-03-01',
  boolean: 'yes or no',
} as const;

function refuseUnfit(
  value: AnnotationEdit['value'],
  { type, label }: Pick<AnnotationField, 'type' | 'label'>,
): void {
  const fits =
    value === null ||
    (type === 'number' && typeof value === 'number') ||
    (type === 'boolean' && typeof value === 'boolean') ||
    (type === 'date' &&
      typeof value === 'string' &&
      /^\d{4}-\d{2}-\d{2}$/.test(value) &&
      !Number.isNaN(Date.parse(value))) ||
    ((type === 'text' || type === 'category') && typeof value === 'string');
  if (!fits) throw new Refusal('badInput', `“${label}” asks for ${ASKED[type]}; “${String(value)}” is none.`);
}
