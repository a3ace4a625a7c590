import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { Draft } from '#shared/contract/methods.ts';
import type { Capacity, Work } from '#shared/engine/simulate/work.ts';
import { useSummary } from '../../stores/simulation.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { DealsLink } from '../../ui/DealsLink.tsx';
import { count, decimal, percent, plural } from '../../ui/numbers.ts';
import { Sentence } from '../../ui/Sentence.tsx';
import { plainly } from '../../ui/sentence-parts.ts';
import { YoungDealsLink } from '../../ui/YoungDealsLink.tsx';
import { useTabAnswer } from './questions.ts';
import classes from './simulate.module.css';
import { ThresholdFit } from './ThresholdFit.tsx';
import { MOST_PEOPLE, useCapacity } from './useCapacity.ts';
import { WeekChart } from './WeekChart.tsx';
import { hoursWords, workTitle } from './work-words.ts';

/** The leads that a definition hands over, on the real calendar, against the people there are. */
export function WorkTab({ draft, stage }: { draft: Draft; stage: number }) {
  const { capacity, isAssumed, owners, setCapacity } = useCapacity();
  const spansTime = useSummary(draft.id)?.stages[stage]?.arrivalsPerWeek !== null;
  if (!spansTime) {
    return (
      <section className={classes.sheet} aria-label="Work for sales">
        <div className={classes.head}>
          <h2>Without dates nobody can say when leads arrive</h2>
          <p>
            Say at the import which column has the date on which a deal was created, or bring its touchpoints.
          </p>
        </div>
      </section>
    );
  }
  return (
    <Worked
      draft={draft}
      stage={stage}
      capacity={capacity}
      isAssumed={isAssumed}
      owners={owners}
      onChange={setCapacity}
    />
  );
}

interface WorkedProps {
  draft: Draft;
  stage: number;
  capacity: Capacity;
  /** Nobody has said so yet. */
  isAssumed: boolean;
  /** How many people own deals; 0 where that is not known. */
  owners: number;
  onChange: (capacity: Capacity) => void;
}

function Worked({ draft, stage, capacity, isAssumed, owners, onChange }: WorkedProps) {
  const { name, slaHours } = draft.definition.stages[stage]!;
  const tooYoung = useWorkshop((state) => state.sample?.tooYoung);
  const hasWon = useSummary(draft.id)?.verdict.wonCaptured != null;
  const { answer: work } = useTabAnswer('work', { draft: draft.id, stage });
  return (
    <section className={classes.sheet} aria-label="Work for sales">
      <div className={classes.head}>
        <h2>{work ? <Sentence of={workTitle(work, name, stage)} /> : 'Counting'}</h2>
        <CapacityForm key={owners} capacity={capacity} onChange={onChange} />
      </div>
      {isAssumed && (
        <p className={classes.quietLine}>
          These three are an assumption until the room sets its own
          {owners === 1 && ': one person, as all these deals have the same owner'}
          {owners > 1 && `: one person for each of the ${count(owners)} owners of these deals`}.
        </p>
      )}
      {work && (
        <>
          <Figures work={work} stage={name} index={stage} slaHours={slaHours} hasWon={hasWon} />
          {work.weeks.length > 0 && (
            <WeekChart
              work={work}
              draft={draft.id}
              stage={name}
              title={plainly(workTitle(work, name, stage))}
            />
          )}
          {tooYoung && (
            <p className={classes.quietLine}>
              The last {plural(tooYoung.days, 'day')} were busier than this:{' '}
              <YoungDealsLink>{plural(tooYoung.deals, 'open deal')}</YoungDealsLink> from then{' '}
              {tooYoung.deals === 1 ? 'is' : 'are'} too young to tell and left out.
            </p>
          )}
        </>
      )}
      <ThresholdFit draft={draft} stage={stage} />
    </section>
  );
}

const INPUTS = [
  { key: 'people', label: 'People', min: 1, max: MOST_PEOPLE, whole: true },
  { key: 'hoursPerWeek', label: 'Hours a week each', min: 0.5, max: 168, whole: false },
  { key: 'hoursPerLead', label: 'Hours a lead', min: 0.1, max: 1000, whole: false },
] as const;

function CapacityForm({ capacity, onChange }: Pick<WorkedProps, 'capacity' | 'onChange'>) {
  const [typed, setTyped] = useState<Record<string, number | string>>({ ...capacity });
  return (
    <div className={classes.form}>
      {INPUTS.map(({ key, label, min, max, whole }) => (
        <NumberInput
          key={key}
          label={label}
          value={typed[key] ?? ''}
          min={min}
          max={max}
          allowDecimal={!whole}
          allowNegative={false}
          onChange={(value) => {
            setTyped((before) => ({ ...before, [key]: value }));
            const number = Number(value);
            if (value !== '' && number >= min && number <= max) onChange({ ...capacity, [key]: number });
          }}
        />
      ))}
    </div>
  );
}

interface FiguresProps {
  work: Work;
  /** Name of the stage, and its index. */
  stage: string;
  index: number;
  slaHours: number | null;
  /** Whether any of the deals were won. */
  hasWon: boolean;
}

function Figures({ work, stage, index, slaHours, hasWon }: FiguresProps) {
  const { late, leads, wonWaiting, really } = work;
  const deadline = slaHours === null ? 'a week' : hoursWords(slaHours);
  return (
    <div className={classes.figures}>
      <div>
        <span>Can take a week</span>
        <b>{decimal(work.capacityPerWeek)}</b>
        <span>leads</span>
      </div>
      <div>
        <span>Half wait</span>
        <b>{work.medianWaitHours === null ? '–' : hoursWords(work.medianWaitHours)}</b>
        {work.longestWaitHours === 0 && <span>nobody has to wait</span>}
        {!!work.longestWaitHours && (
          <span>
            {work.medianWaitHours ? 'or less; ' : ''}
            <DealsLink words={`have to wait at ${stage}`} query={{ among: work.waiting }}>
              the longest {hoursWords(work.longestWaitHours)}
            </DealsLink>
          </span>
        )}
      </div>
      {late && (
        <div>
          <span>Begun too late</span>
          <b>
            <DealsLink words={`late at ${stage}`} query={{ among: late }} none={late.length === 0}>
              {count(late.length)}
            </DealsLink>
          </b>
          <span>
            after {deadline}
            {leads > 0 && (
              <>
                ; {percent(late.length / leads)} of{' '}
                <DealsLink words={`get to ${stage}`} query={{ atLeast: index }}>
                  {plural(leads, 'lead')}
                </DealsLink>
              </>
            )}
          </span>
        </div>
      )}
      {hasWon && (
        <div>
          <span>Won deals left waiting</span>
          <b>
            <DealsLink
              words={`won, left waiting at ${stage}`}
              query={{ among: wonWaiting }}
              none={wonWaiting.length === 0}
            >
              {count(wonWaiting.length)}
            </DealsLink>
          </b>
          <span>longer than {deadline}</span>
        </div>
      )}
      {really && (
        <div>
          <span>How it really went</span>
          <b>
            <DealsLink words={`contacted, of those that get to ${stage}`} query={{ among: really.contacted }}>
              {hoursWords(really.medianHours)}
            </DealsLink>
          </b>
          <span>
            or less to first contact
            {really.within && (
              <>
                ;{' '}
                <DealsLink
                  words={`contacted within ${deadline} of getting to ${stage}`}
                  query={{ among: really.inTime }}
                  none={really.within.hits === 0}
                >
                  {percent(really.within.hits / really.within.of)} in time
                </DealsLink>
              </>
            )}
          </span>
        </div>
      )}
    </div>
  );
}
