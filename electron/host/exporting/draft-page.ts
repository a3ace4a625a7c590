/** The page of a draft as the workshop has it: with its deals, or with what was kept of them when they were purged. */
import { fingerprint } from '#shared/domain/definition/fingerprint.ts';
import { withHiddenNames } from '#shared/engine/sample/pseudonyms.ts';
import type { WorkshopFile } from '../workshop/workshop-file.ts';
import { documentPage } from './document.ts';
import type { DefinitionPage } from './page-model.ts';

export function draftPage(
  workshop: WorkshopFile,
  id: string,
  { madeAt, namesHidden }: { madeAt: Date; namesHidden: boolean },
): DefinitionPage {
  const { drafts, settings, approvals, dismissals, decisions, rounds, versions, purges } = workshop;
  const { verdictStage, client, agenda, reviewOn } = settings.read();
  const before = drafts.list().find(({ definition }) => definition.side === 'statusQuo');
  const draft = drafts.get(id);
  const inUse = workshop.sampleInUse();
  const sample = inUse && namesHidden ? withHiddenNames(inUse) : inUse;
  const page = documentPage({
    workshopName: workshop.name,
    draft,
    sample,
    holdout: workshop.sealed(),
    verdictStage,
    approvals: approvals.list(id),
    dismissals: dismissals.list(id),
    decisions: decisions.list().filter((decision) => decision.draft === id),
    client,
    reviewOn,
    workshop: {
      agenda,
      rounds: rounds.list(),
      versions: versions.list(id),
      elsewhere: decisions.list().filter((decision) => decision.draft !== id),
      before: before?.definition ?? null,
    },
    madeAt,
  });
  const kept = sample ? null : (purges.page(id, fingerprint(draft.definition)) as DefinitionPage | null);
  if (!kept) return page;
  // The evidence is what it was; what people said and signed since is as it is now.
  const { signatures, decisions: decided, setAside } = page;
  return { ...kept, signatures, decisions: decided, setAside };
}
