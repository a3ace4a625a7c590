import { Table } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';

interface Props<T> {
  items: readonly T[];
  /** How high a row is about, in rem, until it has been drawn. */
  rowHeight: number;
  children: (item: T, index: number) => ReactNode;
}

/** The rows of a table, as many as there may be: those far from what is in sight are an empty room of their height. */
export function RowsInSight<T>({ items, rowHeight, children }: Props<T>) {
  if (items.length <= FEW) return <Table.Tbody>{items.map(children)}</Table.Tbody>;
  const pieces = Array.from({ length: Math.ceil(items.length / PIECE) }, (_, i) => i * PIECE);
  return pieces.map((first) => (
    <Piece
      key={`${items.length} ${first}`}
      rowHeight={rowHeight}
      rows={items.slice(first, first + PIECE)}
      startsInSight={first === 0}
    >
      {(item, index) => children(item, first + index)}
    </Piece>
  ));
}

const PIECE = 25;
/** So many are drawn at once. */
const FEW = 50;
/** How far from what is in sight rows are drawn, so that a key or a wheel doesn't outrun them. */
const MARGIN = '1000px 0px';

interface PieceProps<T> {
  rows: readonly T[];
  rowHeight: number;
  startsInSight: boolean;
  children: (item: T, index: number) => ReactNode;
}

function Piece<T>({ rows, rowHeight, startsInSight, children }: PieceProps<T>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [inSight, setInSight] = useState(startsInSight);
  const [height, setHeight] = useState(`${rows.length * rowHeight}rem`);
  useEffect(() => {
    const piece = body.current;
    if (!piece) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry) return;
        const leaves = !entry.isIntersecting;
        // Whoever types there keeps the focus.
        if (leaves && piece.contains(document.activeElement)) return;
        if (leaves) setHeight(`${entry.boundingClientRect.height}px`);
        setInSight(!leaves);
      },
      { root: scrollingParent(piece), rootMargin: MARGIN },
    );
    observer.observe(piece);
    return () => observer.disconnect();
  }, []);
  return (
    <Table.Tbody ref={body}>
      {inSight ? (
        rows.map(children)
      ) : (
        <tr aria-hidden style={{ height }}>
          <td />
        </tr>
      )}
    </Table.Tbody>
  );
}

/** The margin is measured from the box that scrolls, not from the window. */
function scrollingParent(element: HTMLElement): HTMLElement | null {
  for (let parent = element.parentElement; parent; parent = parent.parentElement)
    if (/auto|scroll/.test(getComputedStyle(parent).overflowY)) return parent;
  return null;
}
