/** Whether what a row of an activity export tells has happened, or is only planned, or was called off. */
import type { OtherTable } from '#shared/contract/mapping.ts';
import { normalize, words } from '#shared/domain/criteria/text.ts';
import { readBoolean } from '../cells/booleans.ts';
import { outcomeNamed } from '../guess/outcomes.ts';
import type { Described } from './propose-joins.ts';

/** Headers of what an activity has come to, by `columnWords`. */
const STATES =
  /(^| )(status|state|outcome|done|completed?|closed|held|attended|erledigt|statut|estado|stato)( code)?$/;
/** Whose states say nothing of what happened. */
const OF_OTHERS = /\b(deal|contact|account|owner|campaign|email|conversation|chat)\b/;
const MOST_STATES = 50;

const NOT_YET =
  /^(not (yet )?(started|begun|done|held|completed?|attended)|planned|scheduled|rescheduled|booked|upcoming|pending|waiting\b.*|deferred|postponed|on hold|in progress|to ?do|draft|queued|overdue|geplant|terminiert|nicht (begonnen|gestartet|erledigt)|in bearbeitung|verschoben|planifiee?|prevue?|non commencee?|a faire|en cours|reportee?|planificad[oa]|programad[oa]|no iniciad[oa]|pendiente|en curso|aplazad[oa]|pianificat[oa]|da fare|in corso)$/;
const CALLED_OFF =
  /^(cancell?ed|no ?show|not held|missed|declined|skipped|not (attending|attended|going)|absent|unregistered|bounced|failed|undeliver(ed|able)|refunded|deleted|abgesagt|storniert|nicht erschienen|annulee?|cancelad[oa]|annullat[oa])$/;
/** Of tasks, the same; an e-mail of this status was opened. */
const OPEN = /^(open|offen|ouverte?|abiert[oa]|apert[oa])$/;
const HAPPENED =
  /^(completed?|done|held|closed|finished|attended|attending|checked in|present|erledigt|abgeschlossen|stattgefunden|terminee?|faite?|completad[oa]|terminad[oa]|hech[oa]|completat[oa]|fatt[oa])$/;

/** What a value's words say; null where they say nothing of it. */
function said(value: string): boolean | null {
  const spoken = words(value).join(' ');
  if (NOT_YET.test(spoken) || CALLED_OFF.test(spoken) || OPEN.test(spoken)) return false;
  return HAPPENED.test(spoken) ? true : readBoolean(value);
}

/** Reads a value of the column of states as the room has it, else as its words say; one that says nothing happened. */
export function happenedReader({
  happened,
}: Pick<NonNullable<OtherTable['touchpoints']>, 'happened'>): (value: string) => boolean {
  const folded = new Map(Object.entries(happened).map(([value, counts]) => [normalize(value), counts]));
  return (value) => folded.get(normalize(value)) ?? said(value) ?? true;
}

/** Headers of yes or no, of which yes says that it did not happen. */
const UNDONE = /^(is )?(cancell?ed|no ?show|marked as no show|refunded)$/;

type State = Pick<NonNullable<OtherTable['touchpoints']>, 'status' | 'happened'>;

/** Which column says whether something happened, and what its values mean where their words don't say it. */
export function stateOf(described: Described): State {
  const status = stateColumn(described);
  if (status !== null) return { status, happened: {} };
  const { columns, table } = described;
  const undone = columns.findIndex(({ words: header, filled }) => filled > 0 && UNDONE.test(header));
  const answers = (table.profiles[undone]?.values ?? []).map((value) => [value, readBoolean(value)] as const);
  const tells = answers.some(([, answer]) => answer) && answers.every(([, answer]) => answer !== null);
  if (!tells) return { status: null, happened: {} };
  return { status: undone, happened: Object.fromEntries(answers.map(([value, answer]) => [value, !answer])) };
}

/** By its header, and because its values can say so. */
function stateColumn({ columns, table }: Described): number | null {
  const found = columns.findIndex(({ words: header, keys }, column) => {
    if (!STATES.test(header) || OF_OTHERS.test(header) || keys.size > MOST_STATES) return false;
    const values = table.profiles[column]?.values ?? [];
    // The state of whom it happened to, then.
    if (values.some((value) => outcomeNamed(value) === 'won')) return false;
    return values.some((value) => said(value) !== null && !OPEN.test(words(value).join(' ')));
  });
  return found < 0 ? null : found;
}
