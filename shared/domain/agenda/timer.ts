/** How long a room has been at each step, from when it began and stopped. */
import type { Step } from './steps.ts';

/** A while at a step, from one instant to another (ISO 8601); null while it goes on. */
export interface Sitting {
  step: Step;
  from: string;
  to: string | null;
}

/** The step that is being timed, if one is. */
export const running = (sittings: readonly Sitting[]): Sitting | undefined =>
  sittings.find(({ to }) => to === null);

/** Milliseconds spent at a step so far. */
export const spentOn = (sittings: readonly Sitting[], step: Step, now: number): number =>
  sittings
    .filter((sitting) => sitting.step === step)
    .reduce(
      (sum, { from, to }) => sum + Math.max(0, (to === null ? now : Date.parse(to)) - Date.parse(from)),
      0,
    );

/** Stops what runs, and begins a step; null only stops. */
export function begin(sittings: readonly Sitting[], step: Step | null, now: Date): Sitting[] {
  const at = now.toISOString();
  const stopped = sittings.map((sitting) => (sitting.to === null ? { ...sitting, to: at } : sitting));
  return step === null ? stopped : [...stopped, { step, from: at, to: null }];
}

/** A time as a clock shows it, `12:05`, hours too where there are some; without a sign. */
export function clock(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
