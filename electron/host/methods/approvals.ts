import { reviewEvent } from '../exporting/review-event.ts';
import { writeWhole } from '../files/replace.ts';
import type { Session } from '../session.ts';
import type { MethodsOf } from './method.ts';

/** Signatures, and the date on which the definition is looked at again. */
export function approvalMethods(session: Session): MethodsOf<'approvals' | 'review'> {
  return {
    'approvals.list': ({ draft }) => session.workshop.approvals.list(draft),
    'approvals.sign': (approval) => {
      const { approvals, annotated } = session.workshop;
      return approvals.sign(approval, annotated.fingerprint(), session.clock().toISOString());
    },
    'review.export': async ({ definition, on, place }) => {
      const { drafts, name } = session.workshop;
      const event = reviewEvent({
        title: `Review the lead definition “${drafts.get(definition).definition.name}” (${name})`,
        on,
        madeAt: session.clock(),
      });
      await writeWhole(await session.pathBeside(place), event);
      return {};
    },
  };
}
