import { Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { memo } from 'react';
import type { Definition, Side } from '#shared/domain/definition/schema.ts';
import { useCompare } from '../features/compare/compare-state.ts';
import { useDefinitions, usePart } from '../stores/definitions.ts';
import { useScreen } from '../stores/screen.ts';
import { useSimulation, useSummary } from '../stores/simulation.ts';
import { useWorkshop } from '../stores/workshop.ts';
import { DealsLink } from '../ui/DealsLink.tsx';
import { Hint } from '../ui/Hint.tsx';
import { SIDE_LABEL, SideMark } from '../ui/marks.tsx';
import classes from './VerdictStrip.module.css';
import { type Figure, figuresOf } from './verdict-figures.ts';

/** The verdict on the definition that is being edited; it stays in sight, and changes with every edit. */
export function VerdictStrip() {
  const selected = useDefinitions((state) => state.selected);
  const stages = usePart((definition) => definition.stages);
  const transitions = usePart((definition) => definition.transitions);
  const compared = useDefinitions((state) => (state.compared === state.selected ? null : state.compared));
  const side = useDefinitions((state) => state.drafts.find(({ id }) => id === compared)?.definition.side);
  const summary = useSummary(selected);
  const other = useSummary(compared);
  const hasSample = useWorkshop((state) => state.sample !== null);
  const go = useScreen((state) => state.go);

  if (!stages || !transitions || !hasSample) {
    return (
      <section className={classes.strip} aria-label="Verdict">
        <p className={classes.none}>
          The verdict stands here once there are{' '}
          {stages ? 'deals to judge by' : 'a definition and deals to judge it by'}.{' '}
          {!hasSample && (
            <button type="button" className={classes.link} onClick={() => go('evidence')}>
              Bring in deals
            </button>
          )}
        </p>
      </section>
    );
  }
  return (
    <section className={classes.strip} aria-label="Verdict" aria-live="off">
      {summary && (
        <>
          <StageChoice stages={stages} stage={summary.verdict.stage} />
          {figuresOf({ stages, transitions }, summary, other).map((figure) => (
            <FigureCell key={figure.id} figure={figure} side={side} />
          ))}
        </>
      )}
    </section>
  );
}

/** Opens the deals on which the two definitions of the verdict part. */
function showParted(outcomes: Figure['outcomes']): void {
  const { selected, compared } = useDefinitions.getState();
  if (selected === null || compared === null) return;
  useCompare.getState().showParted(compared, selected, { kind: 'parted', ...(outcomes && { outcomes }) });
}

/** Characters of a stage's name that fit in large type. */
const FITTING = 8;

/** Which stage the verdict is about. */
const StageChoice = memo(function StageChoice({
  stages,
  stage,
}: {
  stages: Definition['stages'];
  stage: number;
}) {
  const judgeAt = useSimulation((state) => state.judgeAt);
  const name = stages[stage]?.name ?? '';
  return (
    <Menu position="bottom-start">
      <Hint label="The stage at which the verdict is taken">
        <Menu.Target>
          <UnstyledButton className={classes.stage}>
            <span className={classes.label}>Verdict at</span>
            <span className={classes.stageName} data-long={name.length > FITTING || undefined}>
              <span>{name}</span> <IconChevronDown size="1rem" />
            </span>
          </UnstyledButton>
        </Menu.Target>
      </Hint>
      <Menu.Dropdown>
        {stages.slice(1).map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => judgeAt(name)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
});

/** A figure of the verdict: it opens the deals behind it, its difference those on which the two definitions part. */
function FigureCell({ figure, side }: { figure: Figure; side: Side | undefined }) {
  const { id, label, value, of, difference, note, explanation, deals, outcomes } = figure;
  const number = (
    <>
      <span className={classes.value}>{value}</span>
      {of && <span className={classes.of}>{of}</span>}
    </>
  );
  return (
    <Hint label={explanation}>
      <div className={classes.figure} data-figure={id}>
        <span className={classes.head}>
          <span className={classes.label}>{label}</span>
          {difference && side && (
            <UnstyledButton
              className={classes.difference}
              aria-label={`${difference} against ${SIDE_LABEL[side]} in ${label}: open the deals on which they part`}
              onClick={() => showParted(outcomes)}
            >
              {difference}
              <span className={classes.whose}>
                <SideMark side={side} size={11} />
              </span>
            </UnstyledButton>
          )}
        </span>
        <span className={classes.line}>
          {deals ? (
            <DealsLink {...deals} quiet>
              <span className={classes.number}>{number}</span>
            </DealsLink>
          ) : (
            number
          )}
          {note && <span className={classes.note}>{note}</span>}
        </span>
      </div>
    </Hint>
  );
}
