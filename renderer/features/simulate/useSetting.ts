import { useCallback, useEffect, useState } from 'react';
import type { Settings } from '#shared/contract/settings.ts';
import { call } from '../../platform/host.ts';
import { tell } from '../../stores/notices.ts';
import { useWorkshop } from '../../stores/workshop.ts';

/** What the workshop remembers under a name, and how to change it; undefined until it was read. */
export function useSetting<K extends keyof Settings>(
  key: K,
): [Settings[K] | undefined, (value: Settings[K]) => void] {
  const workshop = useWorkshop((state) => state.opened);
  const [value, setValue] = useState<Settings[K]>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another workshop remembers something else
  useEffect(() => {
    let isCurrent = true;
    call('settings.get', {}).then(
      (settings) => isCurrent && setValue(settings[key]),
      (error) => tell({ kind: 'problem', title: 'What the workshop remembers can’t be read', error }),
    );
    return () => {
      isCurrent = false;
    };
  }, [key, workshop]);
  const change = useCallback(
    (next: Settings[K]) => {
      setValue(next);
      call('settings.set', { [key]: next }).catch((error) =>
        tell({ kind: 'problem', title: 'This is not remembered', error }),
      );
    },
    [key],
  );
  return [value, change];
}
