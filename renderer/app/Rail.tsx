import { UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { STEP_TITLE, STEPS } from '#shared/domain/agenda/steps.ts';
import { useScreen } from '../stores/screen.ts';
import { Hint } from '../ui/Hint.tsx';
import classes from './Rail.module.css';
import { STEP_INFO } from './steps.ts';

/** The first drawing is the right one. */
const AT_ONCE = { getInitialValueInEffect: false };

/** The seven steps of the workshop. */
export function Rail() {
  const { step, presentation, go, foldRail, railByHand } = useScreen();
  // The verdict beside it needs the room, in large type more of it.
  const isNarrow = useMediaQuery(`(max-width: ${presentation ? 1600 : 1151}px)`, undefined, AT_ONCE);
  const railFolded = railByHand === null ? isNarrow : railByHand === 'folded';
  const turn = () => {
    const fold = !railFolded;
    foldRail(fold === isNarrow ? null : fold ? 'folded' : 'unfolded');
  };
  const FoldIcon = railFolded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  const foldLabel = railFolded ? 'Unfold the steps' : 'Fold the steps';

  return (
    <nav className={classes.rail} data-folded={railFolded || undefined} aria-label="Steps of the workshop">
      <div className={classes.brand}>
        <svg viewBox="0 0 24 24" className={classes.logo} aria-hidden="true">
          <path
            d="M3 17.5 17.5 3 21 6.5 6.5 21Z"
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
            strokeLinejoin="round"
          />
          <path
            d="m7 13.5 2 2M10 10.5l3 3M13 7.5l2 2M16 4.5l1.5 1.5"
            stroke="currentColor"
            strokeWidth="1.6"
          />
        </svg>
        {!railFolded && <span>Yardstick</span>}
      </div>
      <ol className={classes.steps}>
        {STEPS.map((name, index) => {
          const { icon: StepIcon, purpose } = STEP_INFO[name];
          const title = STEP_TITLE[name];
          return (
            <li key={name}>
              <Hint label={`${title}: ${purpose}`} position="right" disabled={!railFolded}>
                <UnstyledButton
                  className={classes.step}
                  aria-current={step === name ? 'step' : undefined}
                  aria-label={railFolded ? `${index + 1} ${title}` : undefined}
                  onClick={() => go(name)}
                >
                  <StepIcon size="1.25rem" stroke={1.7} aria-hidden="true" />
                  {!railFolded && (
                    <>
                      <span className={classes.number}>{index + 1}</span>
                      <span>{title}</span>
                    </>
                  )}
                </UnstyledButton>
              </Hint>
            </li>
          );
        })}
      </ol>
      <Hint label={foldLabel} position="right">
        <UnstyledButton className={classes.fold} aria-label={foldLabel} onClick={turn}>
          <FoldIcon size="1.25rem" stroke={1.7} />
        </UnstyledButton>
      </Hint>
    </nav>
  );
}
