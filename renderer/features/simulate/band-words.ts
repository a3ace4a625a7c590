/** Where a share lies against its band. */
export const BAND_WORDS = { under: '▼ under', in: '✓ in', over: '▲ over' } as const;
