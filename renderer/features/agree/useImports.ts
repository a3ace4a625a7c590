import { useEffect, useState } from 'react';
import { ask } from '../../platform/engine/client.ts';
import { call } from '../../platform/host.ts';
import { tell } from '../../stores/notices.ts';

export interface Import {
  fileName: string;
  /** ISO 8601; null where that was not kept. */
  addedAt: string | null;
  /** How many deals came first with it. */
  deals: number;
}

/** The imports of the sample's deals, the first one first; [] where the deals don't say how they came, null at first. */
export function useImports(fingerprint: string | undefined): Import[] | null {
  const [imports, setImports] = useState<Import[] | null>(null);
  useEffect(() => {
    let current = true;
    const read = async () => {
      const files = await call('deals.files', {});
      const deals = await ask('imports', { files: files.map(({ fileName }) => fileName) });
      return deals ? files.map((file, i) => ({ ...file, deals: deals[i]! })) : [];
    };
    if (fingerprint) {
      read().then(
        (found) => current && setImports(found),
        (error) => current && tell({ kind: 'problem', title: 'The imports could not be read', error }),
      );
    }
    return () => {
      current = false;
    };
  }, [fingerprint]);
  return imports;
}
