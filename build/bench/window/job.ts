/** What the window is given to work on: a large flow, and many deals. */
import type { Definition, Rule, Transition } from '#shared/domain/definition/schema.ts';

const STAGES = 30;
const INDUSTRIES = ['Retail', 'Software', 'Logistics', 'Banking', 'Education'];
const STATUSES = ['Closed Won', 'Closed Lost', 'Closed Lost', 'Open'];

/** 30 stages and 60 arrows of all kinds, the first of which asks for a score of eight rules about a number. */
export function busyFlow(sizeField: string): Definition {
  const stage = (i: number) => `s${i}`;
  const size = (least: number) => ({ kind: 'field', field: sizeField, op: 'atLeast', value: least }) as const;
  const next = Array.from(
    { length: STAGES - 1 },
    (_, i): Transition => ({
      id: i === 0 ? 'first' : `next-${i}`,
      kind: 'advance',
      from: stage(i),
      to: stage(i + 1),
      when: i === 0 ? { kind: 'score', of: 'total', is: { op: 'atLeast', value: 20 } } : size(10 + 20 * i),
    }),
  );
  const others = Array.from({ length: 60 - next.length }, (_, i): Transition => {
    const common = { id: `other-${i}`, from: stage((i * 7) % (STAGES - 4)), when: size(5_000 + 100 * i) };
    const at = (i * 7) % (STAGES - 4);
    if (i % 3 === 0) return { ...common, kind: 'fastTrack', to: stage(at + 2 + (i % 3)) };
    if (i % 3 === 1 && at > 1) return { ...common, kind: 'recycle', to: stage(at - 2), reason: 'later' };
    return { ...common, kind: 'disqualify', reason: 'no' };
  });
  return {
    format: 'yardstick.definition',
    version: 1,
    name: 'Busy',
    side: 'agreed',
    stages: Array.from({ length: STAGES }, (_, i) => ({
      id: stage(i),
      name: `Stage ${i + 1}`,
      owner: (['marketing', 'sales', 'both'] as const)[i % 3]!,
      meaning: 'What it means that a lead is here, in two lines or so.',
      requiredFields: [],
      slaHours: 24,
      band: null,
    })),
    transitions: [...next, ...others],
    checklist: [],
    reasons: [
      { id: 'no', name: 'Not for us' },
      { id: 'later', name: 'Bad timing' },
    ],
    scoring: {
      rules: Array.from(
        { length: 8 },
        (_, i): Rule => ({
          id: `r${i}`,
          name: `At least ${25 * 2 ** i}`,
          category: 'fit',
          when: size(25 * 2 ** i),
          points: 10,
        }),
      ),
      groups: [],
      categories: {},
      total: {},
      bands: [],
    },
  };
}

/** A file of so many deals, as a CRM exports them; the same one each time. */
export function manyDeals(deals: number): string {
  const rows = Array.from({ length: deals }, (_, i) => {
    const mixed = Math.imul(i + 1, 0x9e3779b1) >>> 0;
    const employees = 1 + (mixed % 4_000);
    const industry = INDUSTRIES[mixed % INDUSTRIES.length];
    const status = STATUSES[(mixed >>> 8) % STATUSES.length];
    const day = new Date(Date.UTC(2025, 0, 1 + (mixed % 300))).toISOString().slice(0, 10);
    return `D-${i},Company ${i % 30_000},${industry},${employees},${day},${status}`;
  });
  return ['Deal ID,Company,Industry,Employees,Create date,Status', ...rows].join('\n');
}
