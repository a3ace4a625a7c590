import { basename } from 'node:path';
import type { DocumentForm } from '../exporting/document.ts';
import { writeWhole } from '../files/replace.ts';
import type { Session } from '../session.ts';
import type { MethodsOf } from './method.ts';

export function documentMethods(session: Session): MethodsOf<'document'> {
  /** What makes documents is loaded with the first one. */
  const make = async (
    id: string,
    { namesHidden = false, ...form }: DocumentForm & { namesHidden?: boolean | undefined },
  ) => {
    const [{ draftPage }, { documentFor }] = await Promise.all([
      import('../exporting/draft-page.ts'),
      import('../exporting/document.ts'),
    ]);
    return documentFor(draftPage(session.workshop, id, { madeAt: form.madeAt, namesHidden }), form);
  };
  return {
    'document.preview': async ({ definition, paper, namesHidden }) => {
      const { content, notes } = await make(definition, {
        paper,
        format: 'html',
        fontsFolder: null,
        madeAt: session.clock(),
        namesHidden,
      });
      return { html: String(content), notes };
    },
    'document.export': async ({ definition, paper, format, place }) => {
      const path = await session.pathBeside(place);
      const { content, pages, notes } = await make(definition, {
        paper,
        format,
        fontsFolder: session.fontsFolder,
        madeAt: session.clock(),
      });
      await writeWhole(path, content);
      return { fileName: basename(path), pages, notes };
    },
  };
}
