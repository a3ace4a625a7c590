import { Refusal } from '#shared/contract/failure.ts';
import type { Session } from '../session.ts';
import type { MethodsOf } from './method.ts';

export function documentMethods(_session: Session): MethodsOf<'document'> {
  const refuse = () => {
    throw new Refusal('internal', 'The one page is being set.');
  };
  return { 'document.preview': refuse, 'document.export': refuse };
}
