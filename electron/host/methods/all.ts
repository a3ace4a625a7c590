import type { Session } from '../session.ts';
import { agendaMethods } from './agenda.ts';
import { annotationMethods } from './annotations.ts';
import { approvalMethods } from './approvals.ts';
import { backupMethods } from './backups.ts';
import { chartMethods } from './charts.ts';
import { clientMethods } from './client.ts';
import { dealMethods } from './deals.ts';
import { decidingMethods } from './deciding.ts';
import { definitionMethods } from './definitions.ts';
import { documentMethods } from './documents.ts';
import { historyMethods } from './history.ts';
import type { Methods } from './method.ts';
import { packMethods } from './packs.ts';
import { purgingMethods } from './purging.ts';
import { roundMethods } from './rounds.ts';
import { sampleMethods } from './sample.ts';
import { settingsMethods } from './settings.ts';
import { simulationMethods } from './simulation.ts';
import { workshopMethods } from './workshop.ts';

/** Every method of the contract, done. */
export function allMethods(session: Session): Methods {
  return {
    ...workshopMethods(session),
    ...backupMethods(session),
    ...purgingMethods(session),
    ...settingsMethods(session),
    ...agendaMethods(session),
    ...clientMethods(session),
    ...dealMethods(session),
    ...sampleMethods(session),
    ...definitionMethods(session),
    ...historyMethods(session),
    ...simulationMethods(session),
    ...roundMethods(session),
    ...decidingMethods(session),
    ...annotationMethods(session),
    ...approvalMethods(session),
    ...chartMethods(session),
    ...documentMethods(session),
    ...packMethods(session),
  };
}
