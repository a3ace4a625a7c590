import type { Stage } from '#shared/domain/definition/schema.ts';
import { count, percent } from '../../ui/numbers.ts';

/** Where a share lies against its band. */
export const BAND_WORDS = { under: '▼ under', in: '✓ in', over: '▲ over' } as const;

/** `15–35 %`. */
export const usualWords = ({ low, high }: NonNullable<Stage['band']>): string =>
  `${count(low * 100)}–${percent(high)}`;
