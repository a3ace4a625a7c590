import {
  type Icon,
  IconArrowsSplit2,
  IconColumns3,
  IconDatabaseImport,
  IconPlayerPlay,
  IconSignature,
  IconSum,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { Step } from '#shared/domain/agenda/steps.ts';

interface StepInfo {
  icon: Icon;
  /** What one does there, in one sentence. */
  purpose: string;
}

/** The way through the workshop. */
export const STEP_INFO: Record<Step, StepInfo> = {
  evidence: {
    icon: IconDatabaseImport,
    purpose: 'Bring in the deals that really closed; everything else is judged by them.',
  },
  flow: {
    icon: IconArrowsSplit2,
    purpose: 'Draw the stages and what moves a lead forward, back and out.',
  },
  score: {
    icon: IconSum,
    purpose: 'Give points for who a lead is and what it does; set the bar that counts.',
  },
  simulate: {
    icon: IconPlayerPlay,
    purpose: 'See where this definition would have put each of your real deals.',
  },
  compare: {
    icon: IconColumns3,
    purpose: 'Hold the definitions side by side and open the deals on which they disagree.',
  },
  calibrate: {
    icon: IconUsersGroup,
    purpose: 'Everybody classifies the same few deals, blind, and you see how far apart you are.',
  },
  agree: {
    icon: IconSignature,
    purpose: 'Put the agreed definition on one page and sign it.',
  },
};
