import type { Session } from '../session.ts';
import type { MethodsOf } from './method.ts';

/** What the room adds about deals. */
export function annotationMethods(session: Session): MethodsOf<'annotations'> {
  const now = () => session.clock().toISOString();
  return {
    'annotations.list': () => session.workshop.annotations.list(),
    'annotations.addField': (field) => {
      const { annotations, sample } = session.workshop;
      const taken = new Set(sample.manifest()?.fields.map(({ key }) => key));
      return annotations.addField(field, taken, now());
    },
    'annotations.removeField': ({ key }) => {
      session.workshop.annotations.setRemoved(key, true);
      return {};
    },
    'annotations.restoreField': ({ key }) => {
      session.workshop.annotations.setRemoved(key, false);
      return {};
    },
    'annotations.write': ({ edits, who }) => ({
      write: session.workshop.annotations.write(edits, who, now()),
    }),
    'annotations.takeBack': ({ write }) => {
      session.workshop.annotations.takeBack(write);
      return {};
    },
  };
}
