import { basename } from 'node:path';
import { documentFor } from '../exporting/document.ts';
import { draftPage } from '../exporting/draft-page.ts';
import { writeWhole } from '../files/replace.ts';
import type { Session } from '../session.ts';
import type { MethodsOf } from './method.ts';

export function documentMethods(session: Session): MethodsOf<'document'> {
  const make = (id: string, madeAt: Date, namesHidden = false) =>
    draftPage(session.workshop, id, { madeAt, namesHidden });
  return {
    'document.preview': async ({ definition, paper, namesHidden }) => {
      const madeAt = session.clock();
      const page = make(definition, madeAt, namesHidden);
      const { content, notes } = await documentFor(page, {
        paper,
        format: 'html',
        fontsFolder: null,
        madeAt,
      });
      return { html: String(content), notes };
    },
    'document.export': async ({ definition, paper, format, place }) => {
      const path = await session.pathBeside(place);
      const madeAt = session.clock();
      const { fontsFolder } = session;
      const { content, pages, notes } = await documentFor(make(definition, madeAt), {
        paper,
        format,
        fontsFolder,
        madeAt,
      });
      await writeWhole(path, content);
      return { fileName: basename(path), pages, notes };
    },
  };
}
