/** What a purge removes and what stays, as a certificate that anybody can check. */
import { createHash } from 'node:crypto';
import type { Certificate } from '#shared/contract/purging.ts';
import { canonicalJson } from '#shared/domain/definition/canonical.ts';
import { fingerprint } from '#shared/domain/definition/fingerprint.ts';
import type { KeptPage } from '../workshop/repositories/purges.ts';
import type { WorkshopFile } from '../workshop/workshop-file.ts';

const digest = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** A page as it goes into the file, with what the certificate says of it. */
export interface PageToKeep extends KeptPage {
  title: string;
}

export async function certificateFor(
  workshop: WorkshopFile,
  pages: readonly PageToKeep[],
  backups: number,
  { by, at }: { by: string; at: string },
): Promise<Certificate> {
  const { sample, rounds, versions, approvals } = workshop;
  const [manifest, report, whole] = [sample.manifest(), sample.report(), sample.read()];
  if (!manifest || !whole) throw new Error('There are no deals to certify the purge of.');
  const sources = await sample.sources();
  const signatures = approvals.all();
  const saved = versions.all().map(({ id, name, fingerprint: print }) => ({
    name,
    fingerprint: print,
    signedBy: signatures.filter((one) => one.version === id).map((one) => one.name),
  }));
  const content: Omit<Certificate, 'fingerprint'> = {
    format: 'yardstick.certificate',
    version: 1,
    workshop: workshop.name,
    at,
    by,
    removed: {
      deals: manifest.deals,
      touchpoints: whole.touchpoints.at.length,
      sample: manifest.fingerprint,
      files: sources.map(({ fileName, bytes }) => ({
        name: fileName,
        bytes: bytes.byteLength,
        digest: digest(bytes),
      })),
      rowsLeftOut: (report?.leftOut ?? 0) + (report?.duplicates ?? 0),
      annotations: workshop.annotations.list().answers.length,
      mappings: sample.rememberedMappings().length,
      rounds: rounds.list().length,
      backups,
    },
    kept: {
      outcomes: report?.outcomes ?? { won: 0, lost: 0, rejected: 0, open: 0 },
      fields: (report?.fields ?? []).map(({ label, filled }) => ({ label, filled })),
      versions: saved,
      pages: pages.map(({ title, definition, page }) => ({
        title,
        definition,
        digest: digest(canonicalJson(page)),
      })),
    },
  };
  return { ...content, fingerprint: digest(canonicalJson(content)) };
}

/**
 * Whether a certificate is what was certified, and what it speaks of is still so: its own fingerprint, those of the
 * saved versions, and the pages that were kept.
 */
export function verifies(
  { certificate, pages }: { certificate: Certificate; pages: readonly KeptPage[] },
  workshop: WorkshopFile,
): boolean {
  const { fingerprint: stated, ...content } = certificate;
  const unchanged = new Set(workshop.versions.all().map(({ definition }) => fingerprint(definition)));
  const digests = new Set(pages.map(({ page }) => digest(canonicalJson(page))));
  return (
    digest(canonicalJson(content)) === stated &&
    content.kept.versions.every((version) => unchanged.has(version.fingerprint)) &&
    content.kept.pages.every((page) => digests.has(page.digest))
  );
}
