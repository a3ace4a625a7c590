/**
 * What may be said of an error outside of the workshop: what kind it was and where in the program it came up. Its words
 * may hold a name or a number of somebody's deals, and a path tells whose laptop it is; neither is kept.
 */
export function redacted(thrown: unknown): string {
  if (!(thrown instanceof Error)) return `A ${typeof thrown} was thrown`;
  const kind = /^[A-Za-z]{1,40}$/.test(thrown.name) ? thrown.name : 'Error';
  const code =
    'code' in thrown && /^[A-Za-z_]{1,40}$/.test(String(thrown.code)) ? ` ${String(thrown.code)}` : '';
  return [`${kind}${code}`, ...placesOf(thrown.stack ?? '')].join('\n');
}

/** `at drawRow (index.js:10:5)`: the function, and of the file its name alone. */
const PLACE =
  /^\s*at (?:(?:async )?([\w$.#<>[\] ]{1,80}) )?\(?(?:[^()]*[\\/])?([\w.-]{1,80}\.(?:[cm]?[jt]sx?|html):\d+(?::\d+)?)\)?$/;
const MOST_PLACES = 30;

const placesOf = (stack: string): string[] =>
  stack
    .split('\n')
    .flatMap((line) => {
      const place = PLACE.exec(line);
      return place ? [`  at ${place[1] ? `${place[1]} ` : ''}(${place[2]})`] : [];
    })
    .slice(0, MOST_PLACES);
