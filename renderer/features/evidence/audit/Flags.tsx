import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { NOTHING, useEngineAnswer } from '../useEngineAnswer.ts';
import classes from './Flags.module.css';
import { YoungChoice } from './YoungChoice.tsx';

/** What this sample cannot show, and where it may mislead. */
export function Flags() {
  const { answer: flags } = useEngineAnswer('flags', NOTHING);
  if (!flags || flags.length === 0) return null;
  return (
    <ul className={classes.flags} aria-label="What to keep in mind about these deals">
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
