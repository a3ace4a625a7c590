import { randomUUID } from 'node:crypto';

interface ReviewEvent {
  title: string;
  /** `2027-02-22`. */
  on: string;
  madeAt: Date;
}

/** An all-day event for a calendar, as iCalendar (RFC 5545): the day on which a definition is looked at again. */
export function reviewEvent({ title, on, madeAt }: ReviewEvent): string {
  const day = on.replaceAll('-', '');
  const next = new Date(Date.parse(on) + 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
  const stamp = `${madeAt.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Yardstick//Lead definition review//EN',
    'BEGIN:VEVENT',
    `UID:${randomUUID()}@yardstick`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${day}`,
    `DTEND;VALUE=DATE:${next}`,
    `SUMMARY:${escapeText(title)}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .flatMap(folded)
    .join('\r\n');
}

/** RFC 5545, section 3.3.11. */
const escapeText = (text: string) => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');

/** RFC 5545, section 3.1: no line is longer than 75 octets; what follows begins with a space. */
function folded(line: string): string[] {
  const lines: string[] = [];
  let current = '';
  for (const sign of line) {
    if (Buffer.byteLength(current + sign) > 74) {
      lines.push(current);
      current = ' ';
    }
    current += sign;
  }
  return [...lines, current];
}
