import { type DragEvent, type ReactNode, useState } from 'react';
import { useOpening } from '../stores/opening.ts';
import { takeDropped } from './dropped.ts';
import classes from './Shell.module.css';

/**
 * The whole window, which takes files wherever they are dropped; while somebody answers blind, it takes none. While
 * another workshop is being opened, it takes nothing at all.
 */
export function DropTarget({ isBlind, children }: { isBlind: boolean; children: ReactNode }) {
  const [over, setOver] = useState(false);
  const isOpening = useOpening((state) => state.words !== null);
  const accept = (event: DragEvent) => {
    if (isBlind || !event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  return (
    // A file can also be chosen with a button; dropping is for the mouse alone.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      className={classes.shell}
      inert={isOpening}
      onDragEnter={accept}
      onDragOver={accept}
      onDragLeave={(event) => !event.currentTarget.contains(event.relatedTarget as Node) && setOver(false)}
      onDrop={(event) => {
        if (!over) return;
        event.preventDefault();
        setOver(false);
        takeDropped([...event.dataTransfer.files]);
      }}
    >
      {children}
      {over && <div className={classes.dropHint}>Drop the files to read them</div>}
    </div>
  );
}
