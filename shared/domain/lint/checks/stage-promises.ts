import type { Definition, Stage } from '../../definition/schema.ts';
import { describeHours } from '../../definition/wording.ts';
import type { Check, Finding } from '../finding.ts';
import { handOver, salesQualified } from '../landmarks.ts';

const withStage = (definition: Definition, id: string, change: Partial<Stage>): Definition => ({
  ...definition,
  stages: definition.stages.map((stage) => (stage.id === id ? { ...stage, ...change } : stage)),
});

/** A stage without owner. */
export const noOwner: Check = ({ stages }) =>
  stages
    .filter(({ owner }) => owner === null)
    .map(({ id, name }) => ({
      id: `no-owner ${id}`,
      what: `Nobody owns ${name}.`,
      why: 'A lead that belongs to nobody is called by nobody.',
      at: { kind: 'stage', id },
      shows: { reaches: id },
    }));

/** Hours in which teams commonly promise to act: within a day on a hand-over, within two on an SQL. */
const USUAL_HOURS = { handOver: 24, salesQualified: 48 };

/** A stage without deadline, between the hand-over and the SQL, where leads go cold. */
export const noDeadline: Check = (definition) => {
  const { stages } = definition;
  const first = handOver(definition);
  if (first === null) return [];
  const sql = salesQualified(definition);
  const last = Math.min(sql ?? stages.length - 2, stages.length - 2);
  return stages.flatMap(({ id, name, slaHours }, index): Finding[] => {
    if (slaHours !== null || index < first || index > last) return [];
    const hours = index === sql ? USUAL_HOURS.salesQualified : USUAL_HOURS.handOver;
    return [
      {
        id: `no-deadline ${id}`,
        what: `${name} has no deadline.`,
        why: 'About one lead in five becomes an opportunity when it is contacted within five minutes, one in a hundred after a week.',
        at: { kind: 'stage', id },
        shows: { reaches: id },
        fix: {
          label: `Set ${describeHours(hours)}`,
          apply: (current) => withStage(current, id, { slaHours: hours }),
        },
      },
    ];
  });
};
