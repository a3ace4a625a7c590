import { useRef } from 'react';
import type { Draft } from '#shared/contract/methods.ts';
import type { Comparison } from '#shared/engine/compare/compare.ts';
import { SIDE_COLOR } from '../../ui/marks.tsx';
import { SaveChart } from '../../ui/SaveChart.tsx';
import classes from './compare.module.css';
import { differenceWords, MEASURE_WORDS, reachOf } from './measures.ts';
import { WHISKER_HEIGHT, WHISKER_WIDTH, WhiskerLine } from './Whisker.tsx';

interface Props {
  title: string;
  /** The one that the others are held against first. */
  drafts: readonly Draft[];
  comparison: Comparison;
}

const NAME = 190;
const VALUE = 200;
const WIDTH = 960;
const ROW = 34;

/** The totals with their differences as a picture to save: on the screen they stand in a table, which no slide can hold. */
export function DifferencesPicture({ title, drafts, comparison }: Props) {
  const chart = useRef<HTMLDivElement>(null);
  const rows = drafts.length + 1;
  const height = MEASURE_WORDS.length * rows * ROW;
  return (
    <>
      <SaveChart
        title={title}
        keys={drafts.map(({ definition: { name, side } }) => ({ label: name, color: SIDE_COLOR[side] }))}
        chart={chart}
      />
      <div ref={chart} className={classes.hidden} aria-hidden="true">
        <svg aria-hidden="true" width={WIDTH} height={height} viewBox={`0 0 ${WIDTH} ${height}`}>
          {MEASURE_WORDS.map((words, m) => (
            <g key={words.measure} fontSize="16" transform={`translate(0 ${m * rows * ROW})`}>
              <text y="23" fill="var(--ink-2)">
                {words.label}
              </text>
              {drafts.map(({ id, definition }, i) => {
                const { value, of } = words.value(comparison.standings[i]!);
                const difference = i === 0 ? null : comparison.differences[i - 1]![words.measure];
                const isOpen = difference?.tells === 'cantTell';
                return (
                  <g key={id} transform={`translate(0 ${(i + 1) * ROW})`}>
                    <rect y="9" width="14" height="14" fill={SIDE_COLOR[definition.side]} />
                    <text x="24" y="23" fill="var(--ink)">
                      {definition.name.length > 18 ? `${definition.name.slice(0, 17)}…` : definition.name}
                    </text>
                    <text x={NAME} y="23" fill="var(--ink)">
                      <tspan fontWeight="600">{value}</tspan> {of}
                    </text>
                    {difference && (
                      <>
                        <g transform={`translate(${NAME + VALUE} ${(ROW - WHISKER_HEIGHT) / 2})`}>
                          <WhiskerLine difference={difference} reach={reachOf(comparison, words.measure)} />
                        </g>
                        <text x={NAME + VALUE + WHISKER_WIDTH + 16} y="23" fill="var(--ink)">
                          {differenceWords(words, difference)}
                          {isOpen && ', too close to call'}
                        </text>
                      </>
                    )}
                  </g>
                );
              })}
            </g>
          ))}
        </svg>
      </div>
    </>
  );
}
