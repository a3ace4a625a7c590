import { type MouseEvent, type ReactNode, useState } from 'react';

interface Props {
  /** What it says while it is folded, too. */
  summary: ReactNode;
  className?: string | undefined;
  summaryClassName?: string | undefined;
  isOpenAtFirst?: boolean;
  children: ReactNode;
}

/** What is drawn once somebody unfolds it: however much it is, nobody waits for it who does not look. */
export function Unfolding({ summary, className, summaryClassName, isOpenAtFirst = false, children }: Props) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  // The browser's own event of unfolding comes later than the next key of somebody quick.
  const turn = (event: MouseEvent) => {
    event.preventDefault();
    setOpen(!isOpen);
  };
  return (
    <details className={className} open={isOpen}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: A summary is a button already, for the keys too. */}
      <summary className={summaryClassName} onClick={turn}>
        {summary}
      </summary>
      {isOpen && children}
    </details>
  );
}
