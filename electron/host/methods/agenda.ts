import type { WorkshopState } from '#shared/domain/agenda/progress.ts';
import { progressOf } from '#shared/domain/agenda/progress.ts';
import { fingerprint } from '#shared/domain/definition/fingerprint.ts';
import type { Session } from '../session.ts';
import type { WorkshopFile } from '../workshop/workshop-file.ts';
import type { MethodsOf } from './method.ts';

export const agendaMethods = (session: Session): MethodsOf<'agenda'> => ({
  'agenda.progress': () => progressOf(stateOf(session.workshop)),
});

function stateOf({
  drafts,
  settings,
  versions,
  decisions,
  rounds,
  approvals,
  sample,
}: WorkshopFile): WorkshopState {
  const { definition: lastWorkedOn, reviewOn } = settings.read();
  const all = drafts.list();
  const agreed = all.find(({ definition }) => definition.side === 'agreed');
  const chosen = agreed ?? all.find(({ id }) => id === lastWorkedOn) ?? all[0];
  const now = chosen && fingerprint(chosen.definition);
  return {
    deals: sample.deals(),
    definition: chosen?.definition ?? null,
    hasAgreed: agreed !== undefined,
    savedVersions: all.reduce((sum, { id }) => sum + versions.list(id).length, 0),
    decisions: decisions.list().length,
    calibrated: rounds
      .list()
      .filter(({ revealedAt }) => revealedAt !== null)
      .flatMap(({ participants }) => participants.map(({ side }) => side)),
    signed: chosen
      ? approvals
          .list(chosen.id)
          .filter(({ definition }) => definition === now)
          .map(({ side }) => side)
      : [],
    reviewOn,
  };
}
