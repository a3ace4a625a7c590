import { close } from './close.ts';
import { dataverseLeads, dataverseOpportunities } from './dataverse.ts';
import { dynamics } from './dynamics.ts';
import { hubspot } from './hubspot.ts';
import { marketo } from './marketo.ts';
import { pardot } from './pardot.ts';
import { pipedrive } from './pipedrive.ts';
import type { Preset } from './preset.ts';
import { salesforce } from './salesforce.ts';
import { zoho } from './zoho.ts';

/** Where two fit, the first is taken: those whose headers nobody else has come before those with plain ones. */
const PRESETS: readonly Preset[] = [
  hubspot,
  pipedrive,
  close,
  dynamics,
  dataverseOpportunities,
  dataverseLeads,
  marketo,
  pardot,
  salesforce,
  zoho,
];

/** The CRM whose exports have these headers (as `headerWords` gives them), if it is one that is known. */
export function presetFor(headers: readonly string[]): Preset | null {
  const there = new Set(headers);
  return PRESETS.find(({ signs }) => signs.some((sign) => sign.every((header) => there.has(header)))) ?? null;
}
