import type { ApproverSide } from '#shared/contract/approvals.ts';

export const SIDE_WORD: Record<ApproverSide, string> = {
  marketing: 'Marketing',
  sales: 'Sales',
  revOps: 'RevOps',
};
