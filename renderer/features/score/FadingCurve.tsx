import { decimal } from '../../ui/numbers.ts';
import classes from './FadingCurve.module.css';

const WIDTH = 300;
const HEIGHT = 96;
const HALVINGS = 4;

/** How points fade: half of them after each half-life. */
export function FadingCurve({ points, halfLifeDays }: { points: number; halfLifeDays: number }) {
  const x = (halvings: number) => (halvings / HALVINGS) * WIDTH;
  const y = (halvings: number) => HEIGHT * (1 - 0.5 ** halvings);
  const line = Array.from({ length: 41 }, (_, i) => (i / 40) * HALVINGS);
  const marks = [0, 1, 2, 3].map((halvings) => ({ halvings, left: points * 0.5 ** halvings }));
  return (
    <svg
      className={classes.drawing}
      viewBox={`-4 -24 ${WIDTH + 8} ${HEIGHT + 48}`}
      role="img"
      aria-label={marks
        .map(({ halvings, left }) => `${decimal(left)} points after ${decimal(halvings * halfLifeDays)} days`)
        .join(', ')}
    >
      <path
        className={classes.area}
        d={`M 0 ${HEIGHT} ${line.map((at) => `L ${x(at)} ${y(at)}`).join(' ')} L ${WIDTH} ${HEIGHT} Z`}
      />
      <path className={classes.curve} d={`M ${line.map((at) => `${x(at)} ${y(at)}`).join(' L ')}`} />
      {marks.map(({ halvings, left }) => (
        <g key={halvings}>
          <circle className={classes.dot} cx={x(halvings)} cy={y(halvings)} r="4" />
          <text className={classes.left} x={x(halvings) + 4} y={y(halvings) - 9}>
            {decimal(left)}
          </text>
          <text className={classes.day} x={x(halvings)} y={HEIGHT + 19}>
            {halvings === 0 ? 'now' : `${decimal(halvings * halfLifeDays)} d`}
          </text>
        </g>
      ))}
    </svg>
  );
}
