import { type ReactNode, useState } from 'react';

interface Props {
  /** What it says while it is folded, too. */
  summary: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}

/** What is drawn once somebody unfolds it: however much it is, nobody waits for it who does not look. */
export function Unfolding({ summary, className, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={className} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && children}
    </details>
  );
}
