import type { Database } from 'better-sqlite3';
import { type ImportReport, importReportSchema } from '#shared/contract/importing.ts';
import { type Mapping, mappingSchema } from '#shared/contract/mapping.ts';
import { type SampleManifest, sampleManifestSchema } from '#shared/contract/methods.ts';
import { own } from '#shared/domain/own.ts';
import { fromBuffers, type SampleLayout } from '#shared/domain/sample/buffers.ts';
import type { Corrections } from '#shared/domain/sample/correct-known.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { damaged } from '../refusals.ts';
import { checksum, verify } from './checksum.ts';
import { chunksOf, joinChunks } from './chunks.ts';
import { LeftOutRepository } from './left-out.ts';
import { MappingsRepository } from './mappings.ts';
import { type KeptSource, type SourceFile, SourceFilesRepository } from './source-files.ts';
import { fingerprintOf, type StoredSample } from './stored-sample.ts';

/** How a sample came into the workshop. */
export interface Provenance {
  report: ImportReport;
  mapping: Mapping;
  sources: readonly SourceFile[];
  /** The rows that became no deals, as a CSV file compressed by gzip. */
  leftOut: Uint8Array;
}

interface SampleRow {
  fingerprint: string;
  layout: string;
  report: string | null;
  mapping: string | null;
}

/** The workshop's deals. */
export class SampleRepository {
  readonly #db: Database;
  readonly #sources: SourceFilesRepository;
  readonly #leftOut: LeftOutRepository;
  readonly #mappings: MappingsRepository;

  constructor(db: Database) {
    this.#db = db;
    this.#sources = new SourceFilesRepository(db);
    this.#leftOut = new LeftOutRepository(db);
    this.#mappings = new MappingsRepository(db);
  }

  /** Replaces the sample and what is known about where it came from: all of it or, after a crash, nothing. */
  replace({ layout, buffers, fingerprint }: StoredSample, provenance: Provenance | null): void {
    const report = provenance && JSON.stringify(provenance.report);
    const mapping = provenance && JSON.stringify(provenance.mapping);
    this.#db
      .transaction(() => {
        this.#db.exec('DELETE FROM sample; DELETE FROM sample_chunk; DELETE FROM sample_buffer');
        const insertBuffer = this.#db.prepare('INSERT INTO sample_buffer (name, checksum) VALUES (?, ?)');
        const insertChunk = this.#db.prepare(
          'INSERT INTO sample_chunk (buffer, position, bytes) VALUES (?, ?, ?)',
        );
        for (const { name, bytes, checksum: sum } of buffers) {
          insertBuffer.run(name, sum);
          let position = 0;
          for (const chunk of chunksOf(bytes)) insertChunk.run(name, position++, chunk);
        }
        this.#db
          .prepare(
            'INSERT INTO sample (id, fingerprint, layout, report, mapping, checksum) VALUES (1, ?, ?, ?, ?, ?)',
          )
          .run(fingerprint, layout, report, mapping, sumOf({ fingerprint, layout, report, mapping }));
        this.#sources.replace(provenance?.sources ?? []);
        this.#leftOut.replace(provenance?.leftOut ?? null);
        if (provenance) this.#mappings.remember(provenance.mapping);
      })
      .exclusive();
  }

  /** Changes whenever the sample does; null before the first import. */
  fingerprint(): string | null {
    return this.#row()?.fingerprint ?? null;
  }

  /** How many deals there are; null before the first import. */
  deals(): number | null {
    const row = this.#row();
    return row ? (JSON.parse(row.layout) as SampleLayout).deals : null;
  }

  /** What the sample consists of; null before the first import. */
  manifest(): SampleManifest | null {
    const row = this.#row();
    if (!row) return null;
    if (fingerprintOf(row.layout, this.#checksums()) !== row.fingerprint) throw damaged();
    const layout = JSON.parse(row.layout) as SampleLayout;
    return parseOrDamaged(sampleManifestSchema, {
      ...layout,
      fingerprint: row.fingerprint,
      corrections: {},
      young: null,
    });
  }

  /** One buffer of the sample, verified; null where the sample has none of that name. */
  buffer(name: string): Uint8Array<ArrayBuffer> | null {
    const stored = this.#db
      .prepare<[string], Uint8Array>('SELECT checksum FROM sample_buffer WHERE name = ?')
      .pluck()
      .get(name);
    if (!stored) return null;
    const chunks = this.#db
      .prepare<[string], Uint8Array>('SELECT bytes FROM sample_chunk WHERE buffer = ? ORDER BY position')
      .pluck()
      .all(name);
    const bytes = joinChunks(chunks);
    verify(stored, bytes);
    return bytes;
  }

  /** The whole sample; null before the first import. */
  read(): Sample | null {
    const manifest = this.manifest();
    if (!manifest) return null;
    const buffers = new Map<string, Uint8Array>();
    for (const { name } of manifest.buffers) {
      const bytes = this.buffer(name);
      if (!bytes) throw damaged();
      buffers.set(name, bytes);
    }
    return fromBuffers(manifest, buffers);
  }

  /** The report of the import that made the sample; null where it was not imported. */
  report(): ImportReport | null {
    const text = this.#row()?.report;
    return text ? parseOrDamaged(importReportSchema, JSON.parse(text)) : null;
  }

  /** The mapping by which the sample was imported; null where it was not. */
  mapping(): Mapping | null {
    const text = this.#row()?.mapping;
    return text ? parseOrDamaged(mappingSchema, JSON.parse(text)) : null;
  }

  /** The imported files as they came; none where the sample was not imported. */
  sources(): Promise<KeptSource[]> {
    return this.#sources.read();
  }

  /** Which files were imported, and when. */
  sourceFiles(): { fileName: string; addedAt: string | null }[] {
    return this.#sources.list();
  }

  /** The rows that became no deals, as a CSV file; null where none is kept. */
  leftOut(): Promise<Uint8Array | null> {
    return this.#leftOut.read();
  }

  /** The mappings of earlier imports, the newest first. */
  rememberedMappings(): Mapping[] {
    return this.#mappings.list();
  }

  /** The next export like this one is read as the room says when its fields were known. */
  rememberKnown(corrections: Corrections): void {
    const mapping = this.mapping();
    if (!mapping) return;
    const columns = mapping.columns.map((column): Mapping['columns'][number] => {
      const correction = own(corrections, column.key);
      return correction === undefined
        ? column
        : { ...column, known: correction === 'start' ? 'start' : 'end' };
    });
    this.#mappings.remember({ ...mapping, columns });
  }

  #row(): SampleRow | undefined {
    const row = this.#db
      .prepare<[], SampleRow & { checksum: Uint8Array }>(
        'SELECT fingerprint, layout, report, mapping, checksum FROM sample',
      )
      .get();
    if (row && !sumOf(row).equals(row.checksum)) throw damaged();
    return row;
  }

  #checksums(): Map<string, Uint8Array> {
    const rows = this.#db
      .prepare<[], { name: string; checksum: Uint8Array }>('SELECT name, checksum FROM sample_buffer')
      .all();
    return new Map(rows.map((row) => [row.name, row.checksum]));
  }
}

const sumOf = ({ fingerprint, layout, report, mapping }: SampleRow): Buffer =>
  checksum(JSON.stringify([fingerprint, layout, report, mapping]));

function parseOrDamaged<T>(
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  value: unknown,
): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw damaged();
  return parsed.data;
}
