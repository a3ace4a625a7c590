import type { Session } from '../session.ts';
import type { MethodsOf } from './method.ts';

export function settingsMethods(session: Session): MethodsOf<'settings'> {
  return {
    'settings.get': () => session.workshop.settings.read(),
    'settings.set': (changes) => session.workshop.settings.change(changes),
  };
}
