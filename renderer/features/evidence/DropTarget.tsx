import { type DragEvent, type ReactNode, useState } from 'react';
import classes from './evidence.module.css';

/** Takes a file that is dropped anywhere on it. */
export function DropTarget({ onDrop, children }: { onDrop: (file: File) => void; children: ReactNode }) {
  const [over, setOver] = useState(false);
  const accept = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  return (
    // A file can also be chosen with a button; dropping is for the mouse alone.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      className={classes.drop}
      data-over={over || undefined}
      onDragEnter={accept}
      onDragOver={accept}
      onDragLeave={(event) => !event.currentTarget.contains(event.relatedTarget as Node) && setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (file) onDrop(file);
      }}
    >
      {children}
      {over && <div className={classes.dropHint}>Drop the file to read it</div>}
    </div>
  );
}
