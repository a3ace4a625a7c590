import { useEffect, useState } from 'react';

/** Whether a menu is open: one that is left by going to another step is closed when its step is shown again. */
export function useOpenWhileShown(): { opened: boolean; onChange: (isOpen: boolean) => void } {
  const [opened, onChange] = useState(false);
  useEffect(() => () => onChange(false), []);
  return { opened, onChange };
}
