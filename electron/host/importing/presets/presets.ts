import { close, closeLeads } from './close.ts';
import { dataverseLeads, dataverseOpportunities } from './dataverse.ts';
import { dynamics } from './dynamics.ts';
import { hubspot } from './hubspot.ts';
import { marketo } from './marketo.ts';
import { pardot } from './pardot.ts';
import { pipedrive } from './pipedrive.ts';
import type { Preset } from './preset.ts';
import { salesforce } from './salesforce.ts';
import { zoho } from './zoho.ts';

/** Of two that fit equally well the first is taken: those whose headers nobody else has stand before those with plain ones. */
const PRESETS: readonly Preset[] = [
  hubspot,
  pipedrive,
  close,
  closeLeads,
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
  let best: Preset | null = null;
  let longest = 0;
  for (const preset of PRESETS) {
    for (const sign of preset.signs) {
      if (sign.length <= longest || !sign.every((header) => there.has(header))) continue;
      best = preset;
      longest = sign.length;
    }
  }
  return best;
}
