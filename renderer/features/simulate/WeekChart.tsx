import { useRef } from 'react';
import type { Work, WorkWeek } from '#shared/engine/simulate/work.ts';
import { useScreen } from '../../stores/screen.ts';
import type { ChartKey } from '../../ui/chart-image.ts';
import { DealsLink } from '../../ui/DealsLink.tsx';
import { count } from '../../ui/numbers.ts';
import { SaveChart } from '../../ui/SaveChart.tsx';
import { Unfolding } from '../../ui/Unfolding.tsx';
import classes from './simulate.module.css';
import { monthTicks, weekName } from './work-words.ts';

const HEIGHT = 100;
const KEYS: readonly ChartKey[] = [
  { label: 'arrive in the week', color: 'var(--edge)' },
  { label: 'wait when it ends', color: 'var(--ink)' },
];

interface Props {
  work: Work;
  /** The definition by which they arrive. */
  draft: string;
  /** Name of the stage. */
  stage: string;
  /** What it shows. */
  title: string;
}

/** Leads that arrive each week as bars, those left waiting as a line above what can be taken; the table behind opens the deals. */
export function WeekChart({ work: { weeks, capacityPerWeek }, draft, stage, title }: Props) {
  const showDeals = useScreen((state) => state.showDeals);
  const chart = useRef<HTMLDivElement>(null);
  const highest = Math.max(
    capacityPerWeek,
    ...weeks.map(({ arrived, waiting }) => Math.max(arrived, waiting)),
  );
  const y = (n: number) => HEIGHT - (n / highest) * (HEIGHT - 4);
  const line = weeks.map(({ waiting }, i) => `${i === 0 ? 'M' : 'L'}${i + 0.5},${y(waiting)}`).join('');
  const taken = `can be taken, ${count(capacityPerWeek)} a week`;
  const busiest = Math.max(...weeks.map(({ arrived }) => arrived));
  const span = `${weekName(weeks[0]!)} to ${weekName(weeks.at(-1)!)}; at most ${count(busiest)} arrive`;
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.chartLegend}>
        <span>
          <i data-key="arrived" /> arrive in the week
        </span>
        <span>
          <i data-key="waiting" /> wait when it ends
        </span>
        <span>
          <i data-key="capacity" /> {taken}
        </span>
        <span>{span}</span>
        <SaveChart
          title={title}
          keys={[...KEYS, { label: taken, color: 'var(--warn)' }, { label: span, color: 'transparent' }]}
          chart={chart}
        />
      </figcaption>
      <div ref={chart}>
        <svg
          className={classes.chart}
          viewBox={`0 0 ${weeks.length} ${HEIGHT}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {weeks.map(({ week, arrived }, i) => (
            <rect
              key={week}
              x={i + 0.12}
              width={0.76}
              y={y(arrived)}
              height={HEIGHT - y(arrived)}
              fill="var(--edge)"
            />
          ))}
          <line
            x1="0"
            x2={weeks.length}
            y1={y(capacityPerWeek)}
            y2={y(capacityPerWeek)}
            className={classes.capacityLine}
          />
          <path d={line} className={classes.waitingLine} />
          {weeks.map((week, i) => (
            // The table below holds the same as buttons.
            // biome-ignore lint/a11y/noStaticElementInteractions: see above
            <rect
              key={week.week}
              className={classes.week}
              x={i}
              width="1"
              y="0"
              height={HEIGHT}
              onClick={() =>
                showDeals({ words: arrivalWords(week, stage), query: { among: week.arrivedDeals }, draft })
              }
            >
              <title>
                {weekName(week)}: {count(week.arrived)} arrive, {count(week.waiting)} wait when it ends
              </title>
            </rect>
          ))}
        </svg>
        <div className={classes.months} aria-hidden="true">
          {monthTicks(weeks).map(({ at, label }) => (
            <span key={at} style={{ left: `${at * 100}%` }}>
              {label}
            </span>
          ))}
        </div>
      </div>
      <Unfolding className={classes.more} summary="Week by week">
        <WeekTable weeks={weeks} stage={stage} />
      </Unfolding>
    </figure>
  );
}

function WeekTable({ weeks, stage }: { weeks: readonly WorkWeek[]; stage: string }) {
  return (
    <div className={classes.long}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Week from</th>
            <th scope="col" data-number>
              Arrive
            </th>
            <th scope="col" data-number>
              Late
            </th>
            <th scope="col" data-number>
              Wait when it ends
            </th>
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.week}>
              <th scope="row">{weekName(week)}</th>
              <td data-number>
                <DealsLink
                  words={arrivalWords(week, stage)}
                  query={{ among: week.arrivedDeals }}
                  none={week.arrived === 0}
                >
                  {count(week.arrived)}
                </DealsLink>
              </td>
              <td data-number>
                <DealsLink
                  words={`late of those that get to ${stage} in the week from ${weekName(week)}`}
                  query={{ among: week.lateDeals }}
                  none={week.late === 0}
                >
                  {count(week.late)}
                </DealsLink>
              </td>
              <td data-number>
                <DealsLink
                  words={`wait at the end of the week from ${weekName(week)}`}
                  query={{ among: week.waitingDeals }}
                  none={week.waiting === 0}
                >
                  {count(week.waiting)}
                </DealsLink>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const arrivalWords = (week: WorkWeek, stage: string): string =>
  `get to ${stage} in the week from ${weekName(week)}`;
