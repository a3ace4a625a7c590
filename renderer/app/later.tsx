import { type ComponentType, lazy, Suspense } from 'react';
import { idle } from '../platform/idle.ts';
import { settled } from './resume.ts';

/** A part of the frame that no first screen shows: its script is loaded once the verdict stands, and it is drawn then. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const loaded = settled.then(idle).then(load);
  // Where it is drawn, it says so.
  loaded.catch(() => {});
  const Part: ComponentType<Props> = lazy(async () => ({ default: await loaded }));
  return (props) => (
    <Suspense>
      <Part {...props} />
    </Suspense>
  );
}
