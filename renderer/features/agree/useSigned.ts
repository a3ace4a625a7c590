import { useCallback, useEffect, useState } from 'react';
import type { Approval } from '#shared/contract/approvals.ts';
import type { Version } from '#shared/contract/history.ts';
import { call } from '../../platform/host.ts';
import { tell } from '../../stores/notices.ts';

interface Signed {
  /** The latest saved version of the draft. */
  version: Version | undefined;
  approvals: Approval[];
}

/** What of a draft was saved and signed. */
export function useSigned(draft: string | undefined): Signed & { reload: () => void } {
  const [signed, setSigned] = useState<Signed>({ version: undefined, approvals: [] });
  const reload = useCallback(() => {
    if (draft === undefined) return;
    Promise.all([call('versions.list', { draft }), call('approvals.list', { draft })]).then(
      ([[version], approvals]) => setSigned({ version, approvals }),
      (error) => tell({ kind: 'problem', title: 'The signatures could not be read', error }),
    );
  }, [draft]);
  useEffect(reload, [reload]);
  return { ...signed, reload };
}
