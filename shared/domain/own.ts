/**
 * What a record itself holds under a name from outside. Every object has a `constructor` and a `toString` that nobody
 * put there; a CRM may well have a column or a status of that name.
 */
export const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
