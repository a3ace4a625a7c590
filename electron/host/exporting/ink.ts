/** Colours and marks that all forms of the document share: each side has its own mark besides its colour. */
import type { Side } from '#shared/domain/definition/schema.ts';

export const INK = {
  text: '#1f1d18',
  muted: '#5f5b52',
  hairline: '#dcd7cb',
  rule: '#8d877a',
  band: '#f7f4ed',
  paper: '#ffffff',
} as const;

/** At least 4.5:1 on white and on the band. */
export const SIDE_INK: Record<Side, string> = {
  statusQuo: '#526073',
  marketing: '#4350b5',
  sales: '#0f7268',
  agreed: '#946200',
};

export interface Mark {
  /** An SVG path in a square of 10 × 10. */
  path: string;
  filled: boolean;
}

/** Today ○, Marketing ◆, Sales ●, Agreed ✦, as shapes, so that no typeface is needed for them. */
export const SIDE_MARK: Record<Side, Mark> = {
  statusQuo: { path: 'M9.2 5A4.2 4.2 0 1 1 0.8 5A4.2 4.2 0 1 1 9.2 5Z', filled: false },
  marketing: { path: 'M5 0L10 5L5 10L0 5Z', filled: true },
  sales: { path: 'M9.6 5A4.6 4.6 0 1 1 0.4 5A4.6 4.6 0 1 1 9.6 5Z', filled: true },
  agreed: { path: 'M5 0Q5.6 4.4 10 5Q5.6 5.6 5 10Q4.4 5.6 0 5Q4.4 4.4 5 0Z', filled: true },
};
