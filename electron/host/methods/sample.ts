import { Refusal } from '#shared/contract/failure.ts';
import type { SampleManifest } from '#shared/contract/methods.ts';
import type { Session } from '../session.ts';
import type { MethodsOf } from './method.ts';

const bytesOf = ({ buffers }: SampleManifest): number => buffers.reduce((sum, { bytes }) => sum + bytes, 0);

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
    'sample.whole': ({ most }) => {
      const { annotated } = session.workshop;
      const manifest = annotated.manifest();
      if (!manifest || bytesOf(manifest) > most) return null;
      const names = manifest.buffers.map(({ name }) => name);
      return annotated.buffers(manifest.fingerprint, names);
    },
    'sample.correct': ({ corrections }) => session.workshop.annotated.correct(corrections),
  };
}
