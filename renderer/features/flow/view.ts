/** How much of the flow is in sight. */
import { type Box, STAGE } from './shapes.ts';

/** The smallest text on the canvas is 21 of its pixels; on the screen it should not fall below 14. */
const LEAST_ZOOM = 14 / 21;
const MOST_ZOOM = 1.1;
const MARGIN = 16;

export interface View {
  x: number;
  y: number;
  zoom: number;
  /** Whether all of the flow is in sight. */
  whole: boolean;
}

/**
 * The view of a flow in a window of some size: all of it where its text stays readable, else as much as fits,
 * around `focus`, or from the beginning. `scale` is how much larger the screen's type is than usual; where that would
 * push a stage out of sight, type is only as much larger as leaves room for all of them.
 */
export function viewOf(
  bounds: Box,
  size: { width: number; height: number },
  scale: number,
  focus?: Box,
): View {
  const room = { width: size.width - 2 * MARGIN, height: size.height - 2 * MARGIN };
  const across = room.width / bounds.width;
  const fitting = Math.min(across, room.height / bounds.height);
  const readable = across < LEAST_ZOOM ? LEAST_ZOOM * scale : Math.min(LEAST_ZOOM * scale, across);
  const zoom = Math.max(readable, Math.min(MOST_ZOOM * scale, fitting));
  const along = (axis: 'x' | 'y', length: 'width' | 'height', fallback: number) => {
    const drawn = bounds[length] * zoom;
    if (drawn <= room[length]) return (size[length] - drawn) / 2 - bounds[axis] * zoom;
    const wanted = focus ? (focus[axis] + focus[length] / 2) * zoom - size[length] / 2 : fallback;
    const first = bounds[axis] * zoom - MARGIN;
    return -Math.max(first, Math.min(first + drawn - room[length], wanted));
  };
  // Without a focus, from the first stage on, and from the top where the stages are in sight then, else around them.
  const x = along('x', 'width', bounds.x * zoom - MARGIN);
  const fromTheTop = (STAGE.height - bounds.y) * zoom <= room.height;
  const top = fromTheTop ? bounds.y * zoom - MARGIN : (STAGE.height / 2) * zoom - size.height / 2;
  const y = along('y', 'height', top);
  return { x, y, zoom, whole: fitting >= zoom };
}
