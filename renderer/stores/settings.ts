/** What the workshop remembers of what the room has set for its screens: read with the workshop, written as it changes. */
import { useCallback } from 'react';
import { create } from 'zustand';
import type { Settings } from '#shared/contract/settings.ts';
import { call } from '../platform/host.ts';
import { tell } from './notices.ts';

type ForScreens = Pick<Settings, 'capacity' | 'channelCosts' | 'qualifiedBand'>;

const useSettings = create<ForScreens>()(() => ({ capacity: null, channelCosts: {}, qualifiedBand: null }));

/** Takes what the workshop that was opened remembers. */
export const loadSettings = ({ capacity, channelCosts, qualifiedBand }: ForScreens): void =>
  useSettings.setState({ capacity, channelCosts, qualifiedBand });

/** What the workshop remembers under a name, and how to change it. */
export function useSetting<K extends keyof ForScreens>(
  key: K,
): [ForScreens[K], (value: ForScreens[K]) => void] {
  const value = useSettings((state) => state[key]);
  const change = useCallback(
    (next: ForScreens[K]) => {
      useSettings.setState({ [key]: next });
      call('settings.set', { [key]: next }).catch((error) =>
        tell({ kind: 'problem', title: 'This is not remembered', error }),
      );
    },
    [key],
  );
  return [value, change];
}
