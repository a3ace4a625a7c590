/** The marks of sides and outcomes: each colour always comes with its own shape, so that it is never told by colour alone. */
import type { Side } from '#shared/domain/definition/schema.ts';
import type { Outcome } from '#shared/domain/sample/sample.ts';

export const SIDE_LABEL: Record<Side, string> = {
  statusQuo: 'Today',
  marketing: 'Marketing',
  sales: 'Sales',
  agreed: 'Agreed',
};

export const SIDE_COLOR: Record<Side, string> = {
  statusQuo: 'var(--status-quo)',
  marketing: 'var(--marketing)',
  sales: 'var(--sales)',
  agreed: 'var(--agreed)',
};

export const SIDE_WASH: Record<Side, string> = {
  statusQuo: 'var(--status-quo-wash)',
  marketing: 'var(--marketing-wash)',
  sales: 'var(--sales-wash)',
  agreed: 'var(--agreed-wash)',
};

export const OUTCOME_LABEL: Record<Outcome, string> = {
  won: 'Won',
  lost: 'Lost',
  rejected: 'Rejected',
  open: 'Open',
};

export const OUTCOME_COLOR: Record<Outcome, string> = {
  won: 'var(--won)',
  lost: 'var(--lost)',
  rejected: 'var(--rejected)',
  open: 'var(--open)',
};

/** For large areas of charts. */
export const OUTCOME_FILL: Record<Outcome, string> = {
  won: 'var(--won-fill)',
  lost: 'var(--lost-fill)',
  rejected: 'var(--rejected-fill)',
  open: 'var(--open-fill)',
};

interface MarkProps {
  /** In pixels at normal size. */
  size?: number;
}

const box = (size: number) => ({
  width: `${size / 16}rem`,
  height: `${size / 16}rem`,
  flex: 'none',
  display: 'block',
});

export function SideMark({ side, size = 14 }: MarkProps & { side: Side }) {
  const color = SIDE_COLOR[side];
  return (
    <svg viewBox="0 0 16 16" style={box(size)} aria-hidden="true">
      {side === 'statusQuo' && <circle cx="8" cy="8" r="5.5" fill="none" stroke={color} strokeWidth="2.5" />}
      {side === 'marketing' && <path d="M8 1 15 8 8 15 1 8Z" fill={color} />}
      {side === 'sales' && <circle cx="8" cy="8" r="6.5" fill={color} />}
      {side === 'agreed' && (
        <path
          d="M8 0.5 9.9 6.1 15.5 8 9.9 9.9 8 15.5 6.1 9.9 0.5 8 6.1 6.1Z"
          fill={color}
          stroke={color}
          strokeWidth="0.6"
        />
      )}
    </svg>
  );
}

export function OutcomeMark({ outcome, size = 12 }: MarkProps & { outcome: Outcome }) {
  const color = OUTCOME_COLOR[outcome];
  return (
    <svg viewBox="0 0 16 16" style={box(size)} aria-hidden="true">
      {outcome === 'won' && <path d="M8 2 15 14H1Z" fill={color} />}
      {outcome === 'lost' && <rect x="2" y="2" width="12" height="12" fill={color} />}
      {outcome === 'rejected' && (
        <path d="M3 3 13 13M13 3 3 13" stroke={color} strokeWidth="3.2" strokeLinecap="round" />
      )}
      {outcome === 'open' && <circle cx="8" cy="8" r="5.5" fill="none" stroke={color} strokeWidth="2" />}
    </svg>
  );
}
