import type { Definition } from './schema.ts';

/**
 * Whether any way forward crosses from a stage, or one before it, to a stage behind it (all by index). Where none does, the
 * definition itself says that nobody goes on, and no deal can show how many do.
 */
export function leadsPast(
  { stages, transitions }: Pick<Definition, 'stages' | 'transitions'>,
  stage: number,
): boolean {
  const placeOf = (id: string) => stages.findIndex((one) => one.id === id);
  return transitions.some(
    (one) =>
      (one.kind === 'advance' || one.kind === 'fastTrack') &&
      placeOf(one.from) <= stage &&
      placeOf(one.to) > stage,
  );
}
