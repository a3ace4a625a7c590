import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { Flag } from '#shared/engine/evidence/flags.ts';
import { plural } from '../../../ui/numbers.ts';
import { NOTHING, useEngineAnswer } from '../useEngineAnswer.ts';
import classes from './Flags.module.css';
import { YoungChoice } from './YoungChoice.tsx';

/** What this sample cannot show, and where it may mislead. */
export function Flags() {
  const { answer: flags } = useEngineAnswer('flags', NOTHING);
  if (!flags || flags.length === 0) return null;
  const [first, more] = [flags.slice(0, SHOWN), flags.slice(SHOWN)];
  return (
    <div>
      <FlagList label="What to keep in mind about these deals" flags={first} />
      {more.length > 0 && (
        <details className={classes.more}>
          <summary>{plural(more.length, 'more thing')} to keep in mind</summary>
          <FlagList label="More to keep in mind about these deals" flags={more} />
        </details>
      )}
    </div>
  );
}

/** The gravest come first; a wide export has a note for each field that is hardly filled. */
const SHOWN = 8;

function FlagList({ label, flags }: { label: string; flags: readonly Flag[] }) {
  return (
    <ul className={classes.flags} aria-label={label}>
      {flags.map(({ kind, level, field, sentence }) => (
        <li key={`${kind}-${field}`} data-level={level}>
          {level === 'warning' ? (
            <IconAlertTriangle size="1.25rem" aria-label="Warning" />
          ) : (
            <IconInfoCircle size="1.25rem" aria-label="Note" />
          )}
          <div>
            {sentence}
            {kind === 'youngOpen' && <YoungChoice />}
          </div>
        </li>
      ))}
    </ul>
  );
}
