/** The ways forward through a definition's stages. */
import type { Definition, Transition } from './schema.ts';

export type Forward = Extract<Transition, { kind: 'advance' | 'fastTrack' }>;

export const isForward = (transition: Transition): transition is Forward =>
  transition.kind === 'advance' || transition.kind === 'fastTrack';

/**
 * The transitions that bring a deal from before a stage (by index) to it or past it. Where there are none, the definition
 * itself says that nobody gets there, and no deal can show how many do.
 */
export function leadingTo(
  { stages, transitions }: Pick<Definition, 'stages' | 'transitions'>,
  stage: number,
): Forward[] {
  const place = new Map(stages.map(({ id }, index) => [id, index]));
  return transitions
    .filter(isForward)
    .filter(({ from, to }) => place.get(from)! < stage && place.get(to)! >= stage);
}
