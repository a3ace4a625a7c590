import { Button, Modal, Stack, Text } from '@mantine/core';
import { type ClipboardEvent, useState } from 'react';
import { pastedCells } from '../../../ui/pasted-cells.ts';
import classes from '../evidence.module.css';
import { readPasted } from './import-store.ts';

const HEADERS = ['Deal', 'Company', 'Source', 'How it ended', 'Created', 'Closed'];
const ROWS = 6;

const empty = (rows: number, columns: number): string[][] =>
  Array.from({ length: rows }, () => new Array<string>(columns).fill(''));

const quoted = (cell: string): string => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The table with pasted cells in it, from one of its cells on; as much larger as they take, and a line more to go on in. */
function putAt(
  table: readonly string[][],
  row: number,
  column: number,
  pasted: readonly string[][],
): string[][] {
  const width = Math.max(table[0]!.length, ...pasted.map((line) => column + line.length));
  const height = Math.max(table.length, row + pasted.length + 1);
  return Array.from({ length: height }, (_, i) =>
    Array.from({ length: width }, (_, k) => pasted[i - row]?.[k - column]?.trim() ?? table[i]?.[k] ?? ''),
  );
}

/** A small table for a room that comes without an export: typed cell by cell, or pasted from a spreadsheet. */
export function TypeDeals({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [cells, setCells] = useState(() => [HEADERS, ...empty(ROWS, HEADERS.length)]);
  const width = cells[0]!.length;

  const write = (row: number, column: number, text: string) =>
    setCells((known) => {
      const next = known.map((line) => [...line]);
      next[row]![column] = text;
      // There is always an empty line to go on in.
      return next.at(-1)!.some((cell) => cell !== '') ? [...next, ...empty(1, width)] : next;
    });

  const paste = (event: ClipboardEvent, row: number, column: number) => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    // A whole table brings its own headers.
    if (row === 0 && column === 0) {
      onClose();
      readPasted(text);
      return;
    }
    setCells((known) => putAt(known, row, column, pastedCells(text)));
  };

  const filled = cells.slice(1).filter((line) => line.some((cell) => cell.trim() !== ''));
  const read = () => {
    onClose();
    readPasted([cells[0]!, ...filled].map((line) => line.map(quoted).join('\t')).join('\n'));
  };

  return (
    <Modal opened={opened} onClose={onClose} title="Type or paste deals" size="auto">
      <Stack gap="md">
        <Text c="var(--ink-2)">
          A line for each deal; the first line says what the columns are. Paste a whole table from a
          spreadsheet, with its headers, into the first cell.
        </Text>
        <div className={classes.scroll}>
          <table className={classes.typed} aria-label="Deals to type">
            <tbody>
              {cells.map((line, row) => (
                // Lines have no name but their place.
                <tr key={row}>
                  {line.map((cell, column) => (
                    <td key={column}>
                      <input
                        aria-label={
                          row === 0
                            ? `Header ${column + 1}`
                            : `${cells[0]![column] || `Column ${column + 1}`} of deal ${row}`
                        }
                        data-header={row === 0 || undefined}
                        data-autofocus={(row === 1 && column === 0) || undefined}
                        value={cell}
                        onChange={({ currentTarget: { value } }) => write(row, column, value)}
                        onPaste={(event) => paste(event, row, column)}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Button disabled={filled.length === 0} onClick={read}>
          Go on with {filled.length === 1 ? 'one deal' : `${filled.length} deals`}
        </Button>
      </Stack>
    </Modal>
  );
}
