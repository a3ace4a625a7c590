/** The certificate of a purge as a page for people, with all that a machine needs to check it. */
import type { Certificate } from '#shared/contract/purging.ts';
import { canonicalJson } from '#shared/domain/definition/canonical.ts';
import { describeNumber as count, percent } from '#shared/domain/definition/wording.ts';
import { markup } from '../exporting/html/markup.ts';
import { INK } from '../exporting/ink.ts';

const STYLE = `
:root { color-scheme: light; }
body { font: 16px/1.5 system-ui, sans-serif; color: ${INK.text}; background: ${INK.paper}; max-width: 720px; margin: 40px auto; padding: 0 24px; overflow-wrap: anywhere; }
h1 { font-size: 28px; } h2 { font-size: 18px; margin-bottom: 4px; }
p, ul { margin-top: 4px; } code, pre { font: 14px/1.4 ui-monospace, monospace; }
pre { white-space: pre-wrap; border-top: 1px solid ${INK.hairline}; padding-top: 12px; }
`;

export function renderCertificate(certificate: Certificate, stillHolds: boolean): string {
  const { fingerprint, ...content } = certificate;
  const { removed, kept } = content;
  const items = (lines: readonly string[]) =>
    markup`<ul>${lines.map((line) => markup`<li>${line}</li>`)}</ul>`;
  const { html } = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Deals purged from ${content.workshop}</title>
<style>${{ html: STYLE }}</style>
</head>
<body>
<h1>Deals purged from “${content.workshop}”</h1>
<p>On ${content.at.slice(0, 10)} at ${content.at.slice(11, 16)} UTC${content.by === '' ? '' : `, by ${content.by}`}.</p>
<h2>What was removed</h2>
${items([
  `${count(removed.deals)} deals and ${count(removed.touchpoints)} touchpoints (SHA-256 ${removed.sample})`,
  ...removed.files.map(
    ({ name, bytes, digest }) => `The kept file “${name}”, ${count(bytes)} bytes (SHA-256 ${digest})`,
  ),
  `${count(removed.rowsLeftOut)} rows that had become no deals`,
  `${count(removed.annotations)} notes of the room on deals`,
  `${count(removed.mappings)} remembered ways to read files, and the key to hidden names`,
  `The names of the deals in ${count(removed.rounds)} calibration rounds`,
  `${count(removed.backups)} backups on the computer where this was done`,
])}
<p>The workshop’s file was written anew without them and without free pages, and the old file’s bytes were overwritten. Copies that were made elsewhere, exports, and what a flash disk keeps of overwritten bytes are out of Yardstick’s reach.</p>
<h2>What stays</h2>
${items([
  ...Object.entries(kept.outcomes).map(
    ([outcome, deals]) => `How many deals were ${outcome}: ${count(deals ?? 0)}`,
  ),
  ...kept.fields.map(({ label, filled }) => `How much of “${label}” was filled: ${percent(filled)}`),
  ...kept.versions.map(
    ({ name, fingerprint: print, signedBy }) =>
      `The version “${name}” (SHA-256 ${print})${signedBy.length > 0 ? `, signed by ${signedBy.join(', ')}` : ''}`,
  ),
  ...kept.pages.map(({ title, digest }) => `The page of “${title}” with its evidence (SHA-256 ${digest})`),
])}
<h2>How to check it</h2>
<p>${stillHolds ? 'When this page was written, all fingerprints in the workshop’s file were still right.' : 'When this page was written, the fingerprints in the workshop’s file were NOT all right: something was changed since.'} The fingerprint of this certificate is the SHA-256 over the lines below, as they stand (canonical JSON, RFC 8785):</p>
<p><code>${fingerprint}</code></p>
<pre>${canonicalJson(content)}</pre>
</body>
</html>
`;
  return html;
}
