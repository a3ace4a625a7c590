import { Button, Select, Stack, Text } from '@mantine/core';
import type { ImportPreview } from '#shared/contract/importing.ts';
import type { Dialect, Mapping } from '#shared/contract/mapping.ts';
import { own } from '#shared/domain/own.ts';
import { useDiscretion } from '../../../stores/discretion.ts';
import { useWorkshop } from '../../../stores/workshop.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { plural } from '../../../ui/numbers.ts';
import { StepPage } from '../../../ui/StepPage.tsx';
import classes from '../evidence.module.css';
import { CleaningSteps } from './CleaningSteps.tsx';
import { ColumnTable } from './ColumnTable.tsx';
import { EndingElsewhere } from './EndingElsewhere.tsx';
import { FilesTogether } from './FilesTogether.tsx';
import { HiddenColumns } from './HiddenColumns.tsx';
import { addFiles, correct, giveUp, importDeals, useImport } from './import-store.ts';
import { OtherTables } from './OtherTables.tsx';
import { OutcomeMapping } from './OutcomeMapping.tsx';
import { OutcomeWithoutColumn } from './OutcomeWithoutColumn.tsx';
import { PreviewRows } from './PreviewRows.tsx';

interface Props {
  preview: ImportPreview;
  rereading: boolean;
}

/** What was read of a file and what it will become; everything that was guessed can be corrected. */
export function ImportPage({ preview, rereading }: Props) {
  const { mapping, fileName, totalRows, statusValues } = preview;
  const outcomeColumn = mapping.columns.find((column) => column.use && column.role === 'outcome');
  const unmapped = statusValues.filter(({ value }) => own(mapping.outcomes, value) === undefined);
  const leftOut = unmapped.reduce((sum, { rows }) => sum + rows, 0);
  // Beside files that are here already, what was chosen just now is what one looks for.
  const chosen = useImport(({ stage }) =>
    stage.at === 'mapping' && stage.files.keep.length > 0 ? stage.files.names.join(', ') : '',
  );
  const isSample = useWorkshop((state) => state.workshop?.isSample ?? false);
  const { namesHidden, hideNames } = useDiscretion();
  if (namesHidden) {
    return (
      <StepPage title={fileName} purpose="Check what each column is and how each deal ended, then import.">
        <EmptyState
          title="Names are hidden"
          action={<Button onClick={() => hideNames(false)}>Show names</Button>}
        >
          An import shows rows as the CRM wrote them, with the names in them.
        </EmptyState>
      </StepPage>
    );
  }

  return (
    <StepPage
      title={chosen || (mapping.stacked.length > 0 ? filesOf(mapping).join(', ') : fileName)}
      purpose={`${plural(totalRows, 'row')}. Check what each column is and how each deal ended, then import.`}
      actions={
        <>
          <Button variant="default" onClick={giveUp}>
            Cancel
          </Button>
          <Button variant="default" onClick={addFiles}>
            Add files…
          </Button>
          <Button loading={rereading} onClick={importDeals}>
            Import {plural(totalRows - leftOut, 'row')}
          </Button>
        </>
      }
    >
      <Stack gap="lg">
        {isSample && (
          <Text>
            You are in the sample workshop, which is not backed up. To keep these deals, make a new workshop
            in the menu beside its name, and the files come along; or save a copy of this one there.
          </Text>
        )}
        {preview.notes.length > 0 && (
          <Stack gap={4}>
            {preview.notes.map((note) => (
              <Text key={note} c="var(--ink-2)">
                {note}
              </Text>
            ))}
          </Stack>
        )}
        <FilesTogether />
        <DialectRow
          dialect={mapping.dialect}
          isText={!WORKBOOK.test(mapping.source?.file ?? '')}
          onChange={(dialect) => correct({ ...mapping, dialect }, { reread: true })}
        />
        {outcomeColumn ? (
          <OutcomeMapping preview={preview} column={outcomeColumn} leftOut={leftOut} />
        ) : (
          <OutcomeWithoutColumn mapping={mapping} />
        )}
        <EndingElsewhere preview={preview} />
        {preview.tables.length > 0 && <OtherTables preview={preview} />}
        <CleaningSteps preview={preview} />
        <HiddenColumns preview={preview} />
        <ColumnTable preview={preview} />
        <PreviewRows preview={preview} />
      </Stack>
    </StepPage>
  );
}

/** The files of which the deals are read. */
const filesOf = ({ source, stacked }: Mapping): string[] => [
  ...new Set([...(source ? [source.file] : []), ...stacked.map((layer) => layer.source.file)]),
];

const ENCODINGS = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'utf-16le', label: 'UTF-16 (little-endian)' },
  { value: 'utf-16be', label: 'UTF-16 (big-endian)' },
  { value: 'windows-1252', label: 'Windows-1252 (Western)' },
  { value: 'iso-8859-15', label: 'ISO-8859-15 (Western)' },
  { value: 'macintosh', label: 'Macintosh (Western)' },
  { value: 'windows-1250', label: 'Windows-1250 (Central European)' },
  { value: 'iso-8859-2', label: 'ISO-8859-2 (Central European)' },
  { value: 'windows-1251', label: 'Windows-1251 (Cyrillic)' },
  { value: 'koi8-r', label: 'KOI8-R (Cyrillic)' },
  { value: 'iso-8859-5', label: 'ISO-8859-5 (Cyrillic)' },
  { value: 'windows-1253', label: 'Windows-1253 (Greek)' },
  { value: 'iso-8859-7', label: 'ISO-8859-7 (Greek)' },
  { value: 'windows-1254', label: 'Windows-1254 (Turkish)' },
  { value: 'iso-8859-9', label: 'ISO-8859-9 (Turkish)' },
  { value: 'shift_jis', label: 'Shift JIS (Japanese)' },
];
const DELIMITERS = [
  { value: ',', label: 'Comma' },
  { value: ';', label: 'Semicolon' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Bar' },
];

const WORKBOOK = /\.xls[xm]$/i;

interface DialectProps {
  dialect: Dialect;
  /** A workbook says itself what its characters and columns are. */
  isText: boolean;
  onChange: (dialect: Dialect) => void;
}

/** How the bytes became rows; rarely wrong, but never hidden. */
function DialectRow({ dialect, isText, onChange }: DialectProps) {
  return (
    <div className={classes.dialect}>
      {isText && (
        <>
          <Select
            label="Characters"
            data={ENCODINGS}
            value={dialect.encoding}
            allowDeselect={false}
            onChange={(encoding) =>
              encoding && onChange({ ...dialect, encoding: encoding as Dialect['encoding'] })
            }
          />
          <Select
            label="Between columns"
            data={DELIMITERS}
            value={dialect.delimiter}
            allowDeselect={false}
            onChange={(delimiter) =>
              delimiter && onChange({ ...dialect, delimiter: delimiter as Dialect['delimiter'] })
            }
          />
        </>
      )}
      <Select
        label="Headers are in"
        data={Array.from({ length: Math.max(20, dialect.headerRow) }, (_, index) => ({
          value: String(index + 1),
          label: `row ${index + 1}`,
        }))}
        value={String(dialect.headerRow)}
        allowDeselect={false}
        onChange={(row) => row && onChange({ ...dialect, headerRow: Number(row) })}
      />
      <Select
        label="They take"
        data={[1, 2, 3, 4, 5].map((rows) => ({ value: String(rows), label: plural(rows, 'row') }))}
        value={String(dialect.headerRows)}
        allowDeselect={false}
        onChange={(rows) => rows && onChange({ ...dialect, headerRows: Number(rows) })}
      />
    </div>
  );
}
