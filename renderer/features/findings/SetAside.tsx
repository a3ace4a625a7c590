import { Button } from '@mantine/core';
import type { Dismissal } from '#shared/contract/history.ts';
import { useFindings } from '../../stores/findings.ts';
import { tell } from '../../stores/notices.ts';
import classes from './Findings.module.css';

interface Props {
  draft: string;
  dismissal: Dismissal;
  /** It is a finding again. */
  onDone: () => void;
}

/** A finding that was set aside, with its reason and the way to take that back. */
export function SetAside({ draft, dismissal, onDone }: Props) {
  const takeBack = useFindings((state) => state.takeBack);
  return (
    <li className={classes.finding}>
      <p className={classes.what}>{dismissal.words}</p>
      <p className={classes.why}>{dismissal.reason}</p>
      <Button
        className={classes.actions}
        variant="subtle"
        size="compact-sm"
        onClick={() =>
          takeBack(draft, dismissal.finding).then(onDone, (error) =>
            tell({ kind: 'problem', title: 'It is still set aside', error }),
          )
        }
      >
        Take back
      </Button>
    </li>
  );
}
