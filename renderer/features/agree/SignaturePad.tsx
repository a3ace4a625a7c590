import { Button, Group, Text } from '@mantine/core';
import { type PointerEvent, useRef } from 'react';
import classes from './AgreeScreen.module.css';

interface Props {
  /** Strokes in a box of 300 by 100, as an SVG path; null while nothing is drawn. */
  path: string | null;
  onChange: (path: string | null) => void;
}

/** A place to draw a signature; who cannot draw here signs by name. */
export function SignaturePad({ path, onChange }: Props) {
  const drawing = useRef('');
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = Math.max(0, Math.min(300, ((event.clientX - box.left) / box.width) * 300));
    const y = Math.max(0, Math.min(100, ((event.clientY - box.top) / box.height) * 100));
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  };
  return (
    <div>
      <svg
        viewBox="0 0 300 100"
        className={classes.pad}
        role="img"
        aria-label={
          path ? 'Your drawn signature' : 'Draw your signature here, or leave it empty to sign by name'
        }
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drawing.current = `${path ?? ''} M ${point(event)}`.trim();
        }}
        onPointerMove={(event) => {
          if (!drawing.current || event.buttons === 0 || drawing.current.length > 19_000) return;
          drawing.current += ` L ${point(event)}`;
          onChange(drawing.current);
        }}
        onPointerUp={() => {
          drawing.current = '';
        }}
      >
        <line x1="20" x2="280" y1="82" y2="82" className={classes.baseline} />
        {path && <path d={path} />}
      </svg>
      <Group justify="space-between">
        <Text c="var(--ink-2)">{path ? 'Drawn' : 'Draw, or sign by name'}</Text>
        {path && (
          <Button variant="subtle" size="compact-sm" onClick={() => onChange(null)}>
            Clear
          </Button>
        )}
      </Group>
    </div>
  );
}
