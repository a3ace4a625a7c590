import { useEffect, useState } from 'react';
import type { Version, VersionWords } from '#shared/contract/history.ts';
import { call } from '../../platform/host.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { tell } from '../../stores/notices.ts';

/** Who saved last, of whichever definition: most often the same person saves the next. */
let lastWho = '';

/** The versions of a draft, newest first, and how to save another; `save` says whether it did. */
export function useVersions(draft: string): {
  versions: Version[] | null;
  who: string;
  save: (words: VersionWords) => Promise<boolean>;
} {
  const [versions, setVersions] = useState<Version[] | null>(null);
  useEffect(() => {
    let current = true;
    call('versions.list', { draft }).then(
      (list) => current && setVersions(list),
      (error) => tell({ kind: 'problem', title: 'The versions could not be read', error }),
    );
    return () => {
      current = false;
    };
  }, [draft]);

  const save = async (words: VersionWords): Promise<boolean> => {
    try {
      // What is saved is what the file holds, so the last edit has to be there.
      await useDefinitions.getState().settled();
      const version = await call('versions.save', { draft, ...words });
      lastWho = version.who;
      setVersions((known) => [version, ...(known ?? [])]);
      return true;
    } catch (error) {
      tell({ kind: 'problem', title: 'The version was not saved', error });
      return false;
    }
  };
  return { versions, who: versions?.[0]?.who ?? lastWho, save };
}
