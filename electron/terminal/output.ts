/** What a command says: on standard output JSON for scripts, short tables and sentences for people. */

export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2));

export const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** What is said beside the output, on standard error. */
export const tell = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`);
};

/** Columns under their headings: text to the left, numbers to the right. */
export function table(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = rows.map((row) => row.map(String));
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...cells.map((row) => row[column]!.length)),
  );
  const isNumber = headings.map((_, column) => rows.some((row) => typeof row[column] === 'number'));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        isNumber[column] ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
      )
      .join('  ')
      .trimEnd();
  return [headings, ...cells].map(line).join('\n');
}
