import { Table } from '@mantine/core';
import type { AnnotationField } from '#shared/contract/annotations.ts';
import type { Audit, AuditRow } from '#shared/engine/evidence/audit.ts';
import { useWorkshop } from '../../../stores/workshop.ts';
import { day, decimal } from '../../../ui/numbers.ts';
import classes from './audit.module.css';
import { dayInWords, duration } from './duration.ts';
import { AnswerCell } from './room/AnswerCell.tsx';

/** The won deals, a row each; what the CRM knows can be read, what the room knows can be written. */
export function AuditTable({ audit, fields }: { audit: Audit; fields: readonly AnnotationField[] }) {
  const deals = audit.rows.map(({ id }) => id);
  const timeZone = useWorkshop((state) => state.sample?.timeZone);
  return (
    <section className={classes.scroll} aria-label="Won deals, one by one">
      <Table
        className={classes.table}
        stickyHeader
        role={fields.length > 0 ? 'grid' : undefined}
        aria-label="Won deals and what the room says of them"
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Deal</Table.Th>
            {fields.map(({ key, label }) => (
              <Table.Th key={key} className={classes.answered}>
                {label}
              </Table.Th>
            ))}
            <Table.Th>Came by</Table.Th>
            <Table.Th>First signal</Table.Th>
            <Table.Th>First contact</Table.Th>
            {[...audit.fit, ...audit.timing].map(({ field, label }) => (
              <Table.Th key={field}>{label}</Table.Th>
            ))}
            {audit.steps.map(({ from, to }) => (
              <Table.Th key={`${from}-${to}`} className={classes.number}>
                {from} → {to}
              </Table.Th>
            ))}
            <Table.Th>Closed</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {audit.rows.map((row, place) => (
            <Table.Tr key={row.deal}>
              <Table.Th scope="row">{row.name}</Table.Th>
              {fields.map(({ key }, column) => (
                <AnswerCell key={key} deals={deals} fields={fields} place={{ row: place, column }} />
              ))}
              <Cell value={row.origin} />
              <Cell
                value={row.firstSignal && `${row.firstSignal.type}, ${dayInWords(row.firstSignal.days)}`}
              />
              <Cell value={contact(row)} />
              {[...row.fit, ...row.timing].map((value, i) => (
                <Cell key={i} value={value} />
              ))}
              {row.steps.map((days, i) => (
                <Table.Td
                  key={i}
                  className={classes.number}
                  data-odd={(days !== null && days < 0) || undefined}
                >
                  {days === null ? <Missing /> : `${decimal(days)} d`}
                </Table.Td>
              ))}
              <Table.Td className={classes.number}>
                {row.closedAt === null ? <Missing /> : day(row.closedAt - 1, timeZone)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

const Cell = ({ value }: { value: string | null }) => <Table.Td>{value ?? <Missing />}</Table.Td>;
const Missing = () => <span className={classes.missing}>–</span>;

function contact({ firstContact }: AuditRow): string | null {
  if (!firstContact) return null;
  if (firstContact.hours === null) return firstContact.by;
  return firstContact.hours < 0 ? 'before it was created' : `after ${duration(firstContact.hours)}`;
}
