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
import type { Step } from '../stores/screen.ts';

interface StepInfo {
  title: string;
  icon: Icon;
  /** What one does there, in one sentence. */
  purpose: string;
}

/** The way through the workshop. */
export const STEP_INFO: Record<Step, StepInfo> = {
  evidence: {
    title: 'Evidence',
    icon: IconDatabaseImport,
    purpose: 'Bring in the deals that really closed; everything else is judged by them.',
  },
  flow: {
    title: 'Flow',
    icon: IconArrowsSplit2,
    purpose: 'Draw the stages and what moves a lead forward, back and out.',
  },
  score: {
    title: 'Score',
    icon: IconSum,
    purpose: 'Give points for who a lead is and what it does; set the bar that counts.',
  },
  simulate: {
    title: 'Simulate',
    icon: IconPlayerPlay,
    purpose: 'See where this definition would have put each of your real deals.',
  },
  compare: {
    title: 'Compare',
    icon: IconColumns3,
    purpose: 'Hold the definitions side by side and open the deals on which they disagree.',
  },
  calibrate: {
    title: 'Calibrate',
    icon: IconUsersGroup,
    purpose: 'Everybody classifies the same few deals, blind, and you see how far apart you are.',
  },
  agree: {
    title: 'Agree',
    icon: IconSignature,
    purpose: 'Put the agreed definition on one page and sign it.',
  },
};
