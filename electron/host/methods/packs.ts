import { basename } from 'node:path';
import { writeWhole } from '../files/replace.ts';
import type { Session } from '../session.ts';
import type { MethodsOf } from './method.ts';

export const packMethods = (session: Session): MethodsOf<'pack'> => ({
  'pack.export': async ({ definition: id, place }) => {
    const path = await session.pathBeside(place);
    const { packFor, zipOf } = await import('../exporting/pack/pack.ts');
    const { drafts, annotated } = session.workshop;
    const pack = packFor(drafts.get(id).definition, annotated.read());
    await writeWhole(path, zipOf(pack, session.clock()));
    return {
      fileName: basename(path),
      files: pack.files.map((file) => file.path),
      unsupported: pack.targets.map(({ name, unsupported }) => ({ target: name, what: unsupported })),
    };
  },
});
