import { workshop } from './0001-workshop.ts';
import { sample } from './0002-sample.ts';
import { history } from './0003-history.ts';
import { rounds } from './0004-rounds.ts';
import { evidence } from './0005-evidence.ts';
import { decisions } from './0006-decisions.ts';
import { approvals } from './0007-approvals.ts';
import { annotations } from './0008-annotations.ts';
import { compression } from './0009-compression.ts';
import { safekeeping } from './0010-safekeeping.ts';
import { addedFiles } from './0011-added-files.ts';
import { known } from './0012-known.ts';
import { narrowNumbers } from './0013-narrow-numbers.ts';
import { zstd } from './0014-zstd.ts';
import { removedRounds } from './0015-removed-rounds.ts';
import { removedPeople } from './0016-removed-people.ts';
import { askings } from './0017-askings.ts';
import type { Migration } from './migration.ts';

/** Every step, in order. A new one is a new file at the end of this list. */
export const MIGRATIONS: readonly Migration[] = [
  workshop,
  sample,
  history,
  rounds,
  evidence,
  decisions,
  approvals,
  annotations,
  compression,
  safekeeping,
  addedFiles,
  known,
  narrowNumbers,
  zstd,
  removedRounds,
  removedPeople,
  askings,
];
