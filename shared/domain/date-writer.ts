/** Dates in words. */

/** Writes instants in a form, in a time zone. What writes is kept for each zone: making it takes far longer than using it. */
export function dateWriter(form: Intl.DateTimeFormatOptions): (at: number, timeZone: string) => string {
  const writers = new Map<string, Intl.DateTimeFormat>();
  return (at, timeZone) => {
    let writer = writers.get(timeZone);
    if (!writer) {
      writer = new Intl.DateTimeFormat('en-GB', { ...form, timeZone });
      writers.set(timeZone, writer);
    }
    return writer.format(at);
  };
}

/** An instant as a day, as the screen and sheets full of facts write it: `14 Mar 2026`. */
export const shortDay = dateWriter({ day: 'numeric', month: 'short', year: 'numeric' });
