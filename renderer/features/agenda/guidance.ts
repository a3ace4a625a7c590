/** What a facilitator says and does at each step; nobody else sees it. */
import type { Step } from '#shared/domain/agenda/steps.ts';

export const GUIDANCE: Record<Step, readonly string[]> = {
  evidence: [
    'Ask for 30 to 50 recent won deals, and as many lost and rejected ones as there are.',
    'Let each side tell one deal it remembers, before any number is shown.',
    'Put a third aside now if the room is likely to tune until it fits.',
  ],
  flow: [
    'Draw what really happens first; what should happen comes after.',
    'No stage without an owner and a deadline. If two people claim one, write both down and go on.',
    'A click never makes an SQL: somebody has to have spoken with somebody.',
  ],
  score: [
    'Points for who a lead is before points for what it did.',
    'For each rule, read out its evidence. A rule that won and lost deals meet alike is worth nothing.',
    'Ask sales for three reasons to say no; they become negative points or disqualifiers.',
  ],
  simulate: [
    'Open two won deals that would have been missed, and two junk leads let in. Names change minds.',
    'Read intervals aloud. “Can’t tell” is a result.',
  ],
  compare: [
    'Settle one deal at a time, the most expensive first. Write the reason down in the room’s words.',
    'Who disagrees in the end gets a minority note, not a longer debate.',
  ],
  calibrate: [
    'No talking until the reveal; it takes ten minutes.',
    'If three salespeople differ on a deal, the bar is not written down yet: go back to its clause.',
    'A second round on the same deals shows what the talking was worth.',
  ],
  agree: [
    'Read the page aloud once. Whoever signs should be able to say it without the page.',
    'Take the review date now, a quarter on, while everybody has a calendar at hand.',
  ],
};
