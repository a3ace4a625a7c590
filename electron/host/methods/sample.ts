import { Refusal } from '#shared/contract/failure.ts';
import type { Session } from '../session.ts';
import type { MethodsOf } from './method.ts';

export function sampleMethods(session: Session): MethodsOf<'sample'> {
  return {
    'sample.manifest': () => session.workshop.annotated.manifest(),
    'sample.buffers': ({ fingerprint, names }) => {
      const bytes = session.workshop.annotated.buffers(fingerprint, names);
      if (!bytes) {
        throw new Refusal('notFound', 'Other deals have been imported meanwhile. Load the deals again.');
      }
      return bytes;
    },
    'sample.correct': ({ corrections }) => session.workshop.annotated.correct(corrections),
  };
}
