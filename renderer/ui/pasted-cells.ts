/** A cell as spreadsheets put it on the clipboard: within quotation marks where it holds line ends, tabs or such marks. */
const CELL = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)|[^\t\r\n]*/y;

/** The rows of cells that a spreadsheet put on the clipboard. */
export function pastedCells(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length || rows.at(-1)!.length === 0) {
    CELL.lastIndex = at;
    const [whole, quoted] = CELL.exec(text)!;
    // A cell that only begins and ends with a mark stands as it is.
    const isQuoted = quoted !== undefined && /["\t\r\n]/.test(quoted);
    rows.at(-1)!.push(isQuoted ? quoted.replaceAll('""', '"') : whole);
    at += whole.length;
    const end = /^(?:\t|\r?\n|\r)/.exec(text.slice(at, at + 2))?.[0] ?? '';
    at += end.length;
    if (end === '\t') {
      if (at === text.length) rows.at(-1)!.push('');
    } else if (at < text.length) rows.push([]);
  }
  return rows;
}
