import { ActionIcon } from '@mantine/core';
import type { ReactNode } from 'react';
import { Hint } from '../Hint.tsx';

interface RowActionProps {
  label: string;
  icon: ReactNode;
  disabled?: boolean;
  /** Of a button that moves its row: up or down. */
  step?: -1 | 1;
  onClick: () => void;
}

/** A small button of a row; its label is its tooltip. */
export function RowAction({ label, icon, disabled = false, step, onClick }: RowActionProps) {
  return (
    <Hint label={label}>
      <ActionIcon
        variant="subtle"
        aria-label={label}
        data-step={step}
        disabled={disabled}
        onClick={onClick}
        color="var(--ink-2)"
      >
        {icon}
      </ActionIcon>
    </Hint>
  );
}
