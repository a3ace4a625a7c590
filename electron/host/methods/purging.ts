import { basename } from 'node:path';
import { Refusal } from '#shared/contract/failure.ts';
import { fingerprint } from '#shared/domain/definition/fingerprint.ts';
import { writeWhole } from '../files/replace.ts';
import { certificateFor, verifies } from '../purging/certificate.ts';
import type { Session } from '../session.ts';
import type { MethodsOf } from './method.ts';

/** The end of an engagement: the deals go, what was agreed stays. */
export const purgingMethods = (session: Session): MethodsOf<'purge'> => {
  const latest = () => session.workshop.purges.list().at(-1) ?? null;
  return {
    'purge.read': () => {
      const purge = latest();
      return purge && { certificate: purge.certificate, verifies: verifies(purge, session.workshop) };
    },

    'purge.run': async ({ by }) => {
      const { workshop } = session;
      if (workshop.sample.fingerprint() === null) {
        throw new Refusal('noSample', 'There are no deals in this workshop to purge.');
      }
      const { draftPage } = await import('../exporting/draft-page.ts');
      const madeAt = session.clock();
      const pages = workshop.drafts.list().map((draft) => ({
        draft: draft.id,
        definition: fingerprint(draft.definition),
        title: draft.definition.name,
        page: draftPage(workshop, draft.id, { madeAt, namesHidden: false }),
      }));
      const backups = (await session.backups?.of(workshop))?.length ?? 0;
      const at = madeAt.toISOString();
      const certificate = await certificateFor(workshop, pages, backups, { by, at });
      await session.rewrite((open) => open.purge(certificate, pages));
      await session.backups?.remove(session.workshop);
      return { certificate, verifies: verifies({ certificate, pages }, session.workshop) };
    },

    'purge.export': async ({ place }) => {
      const path = await session.pathBeside(place);
      const purge = latest();
      if (!purge) throw new Refusal('notFound', 'No deals were purged from this workshop.');
      const { renderCertificate } = await import('../purging/render.ts');
      await writeWhole(path, renderCertificate(purge.certificate, verifies(purge, session.workshop)));
      return { fileName: basename(path) };
    },
  };
};
