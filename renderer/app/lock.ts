/** Locking a protected workshop, by hand or after a while without a key or a movement. */
import { useEffect } from 'react';
import { call } from '../platform/host.ts';
import { useDefinitions } from '../stores/definitions.ts';
import { tell } from '../stores/notices.ts';
import { useWorkshop } from '../stores/workshop.ts';

/** Closes the workshop and starts the page anew, so that nothing of it is left in the window's memory. */
export async function lockWorkshop(): Promise<void> {
  if (!useWorkshop.getState().workshop?.isProtected) {
    tell({
      kind: 'done',
      title: 'There is nothing to lock with',
      message: 'Give the workshop a passphrase first, in the menu beside its name.',
    });
    return;
  }
  try {
    await useDefinitions.getState().settled();
    await call('workshop.lock', {});
    window.location.reload();
  } catch (error) {
    tell({ kind: 'problem', title: 'The workshop could not be locked', error });
  }
}

const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;
/** How often it is looked, in ms. */
const EVERY = 1_000;

/** Locks a protected workshop that was left alone for as long as the room chose. */
export function useIdleLock(): void {
  const isProtected = useWorkshop((state) => state.workshop?.isProtected ?? false);
  const lockAfter = useWorkshop((state) => state.lockAfter);
  useEffect(() => {
    if (!isProtected || lockAfter === null) return;
    // The wall clock goes on while the machine sleeps but can be set back; the other one is the other way round.
    let wall = Date.now();
    let steady = performance.now();
    const alive = () => {
      wall = Date.now();
      steady = performance.now();
    };
    const look = () => {
      const idle = Math.max(Date.now() - wall, performance.now() - steady);
      if (idle < lockAfter * 60_000) return;
      window.clearInterval(timer);
      lockWorkshop();
    };
    const timer = window.setInterval(look, EVERY);
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, alive, { passive: true });
    return () => {
      window.clearInterval(timer);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, alive);
    };
  }, [isProtected, lockAfter]);
}
