import { Title } from '@mantine/core';
import { useRef } from 'react';
import type { Explanation } from '#shared/contract/simulating.ts';
import type { DealStory as Story } from '#shared/engine/simulate/deal-story.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { useAsked } from '../../stores/useAsked.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { SIDE_COLOR, SideMark } from '../../ui/marks.tsx';
import { day, decimal, plural } from '../../ui/numbers.ts';
import { SaveChart } from '../../ui/SaveChart.tsx';
import classes from './DealPanel.module.css';

const WIDTH = 304;
const GUTTER = 46;
const LANE = 34;
const SCORE = 64;

interface Props {
  deal: number;
  /** What people call it. */
  name: string;
  moments: Explanation['moments'];
}

/** The deal on a time line: what it did, when it really moved, when each definition would have moved it, its score. */
export function DealStory({ deal, name, moments }: Props) {
  const selected = useDefinitions((state) => state.selected);
  const chart = useRef<HTMLDivElement>(null);
  const drafts = useDefinitions((state) => state.drafts).map(({ id }) => id);
  const { answer: story } = useAsked('dealStory', { deal, drafts }, drafts);
  const timeZone = useWorkshop((state) => state.sample?.timeZone);
  if (!story) return null;
  const isDated = story.begin !== null;
  const on = (at: number) => (isDated ? ` on ${day(at, timeZone)}` : '');
  const title = storyTitle(story.byDefinition.find(({ draft }) => draft === selected));
  return (
    <section aria-label="Time line">
      <div className={classes.chartHead}>
        <Title order={3}>{title}</Title>
        {isDated && <SaveChart title={`${name} · ${title}`} keys={keysOf(story)} chart={chart} />}
      </div>
      {isDated ? (
        <>
          <div ref={chart}>
            <Lanes story={story} moments={moments} />
          </div>
          <div className={classes.ends}>
            <span>{day(story.begin!, timeZone)}</span>
            <span>{day(story.end, timeZone)}</span>
          </div>
        </>
      ) : (
        <p className={classes.lead}>Nothing says when this deal began, so there is no time line.</p>
      )}
      <ul className={classes.story}>
        <li>
          {plural(story.touchpoints.length, 'touchpoint')}
          {story.real.length > 0 &&
            `; really ${story.real.map(({ stage, at }) => `${stage} on ${day(at, timeZone)}`).join(', ')}`}
        </li>
        {story.byDefinition.map(({ draft, name, side, reached, out }) => (
          <li key={draft} className={classes.byDefinition}>
            <SideMark side={side} />
            <span>
              <b>{name}</b>: {reached.length === 0 ? 'would not have moved it' : ''}
              {reached
                .map(
                  ({ stage, at, daysEarlier }) =>
                    `${stage}${on(at)}${daysEarlier === null ? '' : ` (${earlierWords(daysEarlier)})`}`,
                )
                .join(', ')}
              {out && `; out${on(out.at)}: ${out.reason}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the time line shows of the definition that is being edited. */
function storyTitle(by: Story['byDefinition'][number] | undefined): string {
  if (!by) return 'What happened, and when';
  const { name, reached, out } = by;
  const dated = reached.filter(({ daysEarlier }) => daysEarlier !== null);
  const [first] = dated;
  if (first) return `${name}: ${first.stage} ${earlierWords(first.daysEarlier!)}`;
  const last = reached.at(-1);
  if (last) return `${name} brings it to ${last.stage}${out ? ', then out' : ''}`;
  return out ? `${name} takes it out: ${out.reason}` : `${name} would not have moved it`;
}

const keysOf = ({ byDefinition }: Story) =>
  byDefinition.map(({ name, side }) => ({ label: name, color: SIDE_COLOR[side] }));

/** How a date compares with the real one at that stage. */
function earlierWords(days: number): string {
  const whole = Math.round(Math.abs(days));
  if (whole === 0) return 'on the same day as in reality';
  return `${plural(whole, 'day')} ${days > 0 ? 'earlier' : 'later'} than in reality`;
}

/** The list below it says the same in words. */
function Lanes({ story, moments }: { story: Story; moments: Explanation['moments'] }) {
  const scored = moments.map(({ at, score }) => ({ at: Date.parse(at), score }));
  const times = [
    ...scored.map(({ at }) => at),
    ...story.touchpoints.map(({ at }) => at),
    ...story.real.map(({ at }) => at),
    story.end,
  ];
  const from = Math.min(...times);
  const span = Math.max(1, Math.max(...times) - from);
  const x = (at: number) => GUTTER + 6 + ((at - from) / span) * (WIDTH - GUTTER - 14);
  const lanes = story.byDefinition.length + 2;
  const bottom = lanes * LANE;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${bottom + SCORE + 8}`} className={classes.timeline} aria-hidden="true">
      {Array.from({ length: lanes }, (_, i) => (
        <line key={i} x1={GUTTER} x2={WIDTH} y1={lineOf(i)} y2={lineOf(i)} stroke="var(--hairline)" />
      ))}
      {story.touchpoints.map(({ at, type }, i) => (
        <rect key={i} x={x(at) - 1.5} y={lineOf(0) - 6} width="3" height="12" fill="var(--ink-2)">
          <title>{type}</title>
        </rect>
      ))}
      <text x="0" y={lineOf(0) + 4} className={classes.lane}>
        did
      </text>
      <text x="0" y={lineOf(1) + 4} className={classes.lane}>
        really
      </text>
      <Stops
        stops={story.real.map(({ stage, at }) => ({ name: stage, x: x(at) }))}
        y={lineOf(1)}
        color="var(--ink)"
      />
      {story.byDefinition.map(({ draft, side, reached, out }, i) => {
        const y = lineOf(i + 2);
        return (
          <g key={draft}>
            <text x="8" y={y + 5} fontSize="16" fill={SIDE_COLOR[side]}>
              {SIDE_GLYPH[side]}
            </text>
            <Stops
              stops={reached.map(({ stage, at }) => ({ name: stage, x: x(at) }))}
              y={y}
              color={SIDE_COLOR[side]}
            />
            {out && (
              <path
                d={`M${x(out.at) - 4},${y - 4}l8,8m0,-8l-8,8`}
                stroke={SIDE_COLOR[side]}
                strokeWidth="2"
              />
            )}
          </g>
        );
      })}
      <ScoreLine scored={scored} x={x} top={bottom + 4} end={story.end} />
    </svg>
  );
}

/** The height of a lane's line; its names stand above it. */
const lineOf = (lane: number): number => lane * LANE + LANE - 10;

const SIDE_GLYPH = { statusQuo: '○', marketing: '◆', sales: '●', agreed: '✦' } as const;
/** Roughly, in units of the drawing. */
const LETTER = 7.5;

/** Stages as dots, each with its name; names that would cover one another are told together. */
function Stops({ stops, y, color }: { stops: { name: string; x: number }[]; y: number; color: string }) {
  const labels = labelsOf(stops);
  return (
    <g>
      {stops.map(({ name, x }) => (
        <circle key={name} cx={x} cy={y} r="4" fill={color} />
      ))}
      {labels.map(({ words, from }) => (
        <text key={words} x={from} y={y - 8} fontSize="14" fill="var(--ink)">
          {words}
        </text>
      ))}
    </g>
  );
}

interface Label {
  names: string[];
  words: string;
  from: number;
}

/** Where each name begins, so that all end within the drawing. */
function labelsOf(stops: { name: string; x: number }[]): Label[] {
  const labels: Label[] = [];
  const ending = ({ words, from }: Label) => from + words.length * LETTER;
  for (const { name, x } of stops) {
    let label = placed([name], x - 4);
    for (let last = labels.at(-1); last && label.from < ending(last) + 6; last = labels.at(-1)) {
      labels.pop();
      label = placed([...last.names, ...label.names], last.from);
    }
    labels.push(label);
  }
  return labels;
}

/** Of more names than there is room for, the first and the last. */
function placed(names: string[], from: number): Label {
  const all = names.join(', ');
  const words = all.length * LETTER <= WIDTH - GUTTER ? all : `${names[0]} … ${names.at(-1)}`;
  return { names, words, from: Math.max(GUTTER, Math.min(from, WIDTH - words.length * LETTER)) };
}

/** The score as it grew: it changes at moments and stays in between. */
function ScoreLine({
  scored,
  x,
  top,
  end,
}: {
  scored: { at: number; score: number }[];
  x: (at: number) => number;
  top: number;
  end: number;
}) {
  const highest = Math.max(1, ...scored.map(({ score }) => score));
  const lowest = Math.min(0, ...scored.map(({ score }) => score));
  const y = (score: number) => top + SCORE - ((score - lowest) / (highest - lowest)) * (SCORE - 14);
  const path = scored.map(
    ({ at, score }, i) => `${i === 0 ? 'M' : 'H'}${x(at)}${i === 0 ? ',' : 'V'}${y(score)}`,
  );
  return (
    <g>
      <line x1={GUTTER} x2={WIDTH} y1={y(0)} y2={y(0)} stroke="var(--edge)" />
      <path d={`${path.join('')}H${x(end)}`} fill="none" stroke="var(--ink)" strokeWidth="2" />
      <text x={WIDTH} y={top + SCORE - 4} textAnchor="end" className={classes.lane}>
        score, up to {decimal(highest)}
      </text>
    </g>
  );
}
