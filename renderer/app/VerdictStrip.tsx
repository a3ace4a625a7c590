import { Menu, Tooltip, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Definition } from '#shared/domain/definition/schema.ts';
import type { Summary } from '#shared/engine/summary.ts';
import { useDefinitions, useDraft } from '../stores/definitions.ts';
import { useScreen } from '../stores/screen.ts';
import { useSimulation, useSummary } from '../stores/simulation.ts';
import { useWorkshop } from '../stores/workshop.ts';
import { SideMark } from '../ui/marks.tsx';
import classes from './VerdictStrip.module.css';
import { type Figure, figuresOf } from './verdict-figures.ts';

/** The verdict on the definition that is being edited; it stays in sight, and changes with every edit. */
export function VerdictStrip() {
  const draft = useDraft();
  const compared = useDefinitions((state) =>
    state.compared === state.selected ? undefined : state.drafts.find(({ id }) => id === state.compared),
  );
  const summary = useSummary(draft?.id);
  const other = useSummary(compared?.id);
  const hasSample = useWorkshop((state) => state.sample !== null);
  const go = useScreen((state) => state.go);

  if (!draft || !hasSample) {
    return (
      <section className={classes.strip} aria-label="Verdict">
        <p className={classes.none}>
          The verdict stands here once there are{' '}
          {draft ? 'deals to judge by' : 'a definition and deals to judge it by'}.{' '}
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
          <StageChoice definition={draft.definition} summary={summary} />
          {figuresOf(draft.definition, summary, other).map((figure) => (
            <FigureCell
              key={figure.id}
              figure={figure}
              mark={compared && <SideMark side={compared.definition.side} size={11} />}
            />
          ))}
        </>
      )}
    </section>
  );
}

/** Which stage the verdict is about. */
function StageChoice({ definition, summary }: { definition: Definition; summary: Summary }) {
  const judgeAt = useSimulation((state) => state.judgeAt);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Tooltip label="The stage at which the verdict is taken">
          <UnstyledButton className={classes.stage}>
            <span className={classes.label}>Verdict at</span>
            <span className={classes.stageName}>
              {definition.stages[summary.verdict.stage]?.name} <IconChevronDown size="1rem" />
            </span>
          </UnstyledButton>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {definition.stages.slice(1).map((stage) => (
          <Menu.Item key={stage.id} onClick={() => judgeAt(stage.name)}>
            {stage.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function FigureCell({ figure, mark }: { figure: Figure; mark: ReactNode }) {
  const { id, label, value, of, difference, note, explanation } = figure;
  return (
    <Tooltip label={explanation}>
      <div className={classes.figure} data-figure={id}>
        <span className={classes.head}>
          <span className={classes.label}>{label}</span>
          {difference && (
            <span className={classes.difference}>
              {difference} {mark}
            </span>
          )}
        </span>
        <span className={classes.line}>
          <span className={classes.value}>{value}</span>
          {of && <span className={classes.of}>{of}</span>}
          {note && <span className={classes.note}>{note}</span>}
        </span>
      </div>
    </Tooltip>
  );
}
