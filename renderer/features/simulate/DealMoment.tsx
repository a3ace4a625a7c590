import type { Explanation, TracedCriterion } from '#shared/contract/simulating.ts';
import type { FieldType } from '#shared/domain/sample/sample.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { day, decimal, signed } from '../../ui/numbers.ts';
import classes from './DealPanel.module.css';

type SeenValue = NonNullable<Extract<NonNullable<TracedCriterion['seen']>, { kind: 'field' }>['value']>;
type Moment = Explanation['moments'][number];

interface Props {
  moment: Moment;
  before: Moment | undefined;
  stageName: (id: string) => string;
  /** The name of the stage that a transition leads to. */
  leadsTo: (transition: string) => string;
}

/** A moment: what happened, what it did to the score, and where the deal went; the rest is a click away. */
export function DealMoment({ moment, before, stageName, leadsTo }: Props) {
  const timeZone = useWorkshop((state) => state.sample?.timeZone);
  const changed = moment.rules.filter((rule, index) => rule.points !== (before?.rules[index]?.points ?? 0));
  const taken = moment.steps.flatMap(({ transitions, taken: id }) =>
    transitions.filter((looked) => looked.id === id),
  );
  const stayed = moment.steps.at(-1)?.transitions ?? [];
  return (
    <li className={classes.moment}>
      <div className={classes.when}>
        <time dateTime={moment.at}>{day(Date.parse(moment.at), timeZone)}</time>
        <span className={classes.score}>{decimal(moment.score)}</span>
      </div>
      <div className={classes.happened}>{moment.happened}</div>
      {changed.length > 0 && (
        <ul className={classes.rules}>
          {changed.map((rule) => (
            <li key={rule.id}>
              <span className={classes.points}>
                {signed(rule.points - (before?.rules.find(({ id }) => id === rule.id)?.points ?? 0), decimal)}
              </span>
              {rule.name}
            </li>
          ))}
        </ul>
      )}
      {taken.map(({ id, when }) => (
        <div key={id} className={classes.taken}>
          → {leadsTo(id)}: {when.is}
        </div>
      ))}
      {stayed.length > 0 && moment.current !== null && (
        <details className={classes.looked}>
          <summary>What was looked at in {stageName(moment.current)}</summary>
          {stayed.map(({ id, when }) => (
            <Looked key={id} criterion={when} />
          ))}
        </details>
      )}
    </li>
  );
}

const SIGN = { true: '✓', false: '✗', unknown: '?' } as const;
const VALUE = { true: 'met', false: 'not met', unknown: 'cannot be told' } as const;

/** A criterion with its value, and its parts below it. */
function Looked({ criterion }: { criterion: TracedCriterion }) {
  return (
    <div className={classes.criterion}>
      <span role="img" className={classes.sign} aria-label={VALUE[criterion.value]}>
        {SIGN[criterion.value]}
      </span>
      <div>
        {criterion.is}
        <WhatWasSeen criterion={criterion} />
        {criterion.uncertain && <span className={classes.seen}> (missing data could overturn this)</span>}
        {criterion.parts.map((part) => (
          <Looked key={part.is} criterion={part} />
        ))}
      </div>
    </div>
  );
}

function WhatWasSeen({ criterion: { seen: data, missing } }: { criterion: TracedCriterion }) {
  const sample = useWorkshop((state) => state.sample);
  if (data?.kind === 'field' && data.value !== null) {
    const type = sample?.fields.find(({ key }) => key === data.field)?.type;
    return <Seen text={`it is ${written(data.value, type, sample?.timeZone)}`} />;
  }
  if (data?.kind === 'touchpoints') return <Seen text={`there were ${decimal(data.measured)}`} />;
  if (data?.kind === 'score') return <Seen text={`it was ${decimal(data.score)}`} />;
  const lacking = missing.find(({ kind }) => kind === 'field');
  return lacking ? (
    <Seen
      text={lacking.kind === 'field' && lacking.because === 'notYetKnown' ? 'not known yet' : 'not known'}
    />
  ) : null;
}

/** A value that a deal had, as people read it. */
function written(value: SeenValue, type: FieldType | undefined, timeZone: string | undefined): string {
  if (typeof value === 'string') return type === 'date' ? day(Date.parse(value), timeZone) : value;
  if (typeof value === 'number') return decimal(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value.join(', ');
}

const Seen = ({ text }: { text: string }) => <span className={classes.seen}> ({text})</span>;
