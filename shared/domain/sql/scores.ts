/** Comparisons with scores as SQL. */
import { normalize } from '../criteria/text.ts';
import { toThousandths } from '../criteria/touchpoints.ts';
import type { Comparison, Definition, ScoreBandCondition, ScoreCondition } from '../definition/schema.ts';
import { type FieldScope, inList, isText } from './fields.ts';
import type { SqlField } from './tables.ts';
import { chain, firstOf, number } from './write.ts';

/** `firm`: unknown where the ends of the score's range answer differently. */
export type ScoreReading = 'value' | 'firm';

interface Bounds {
  /** Whole thousandths; null where open. */
  from: number | null;
  to: number | null;
}

export function scoreSql(
  condition: ScoreCondition | ScoreBandCondition,
  reading: ScoreReading,
  bands: Definition['scoring']['bands'],
  scope: FieldScope,
): string {
  if (condition.kind === 'scoreBand') {
    const band = bands.find(({ id }) => id === condition.band);
    if (!band) throw new Error(`The definition has no score band “${condition.band}”.`);
    const from = band.from === undefined ? null : toThousandths(band.from);
    return compared(
      band.of,
      { from, to: band.below === undefined ? null : toThousandths(band.below) - 1 },
      reading,
    );
  }
  const meets = (is: Comparison) => compared(condition.of, boundsOf(is), reading);
  return firstOf(
    sourceCases(Object.keys(condition.bySource ?? {}), scope).map(({ when, source }) => ({
      when,
      is: meets(condition.bySource![source]!),
    })),
    meets(condition.is),
  );
}

const boundsOf = (is: Comparison): Bounds => ({
  from: is.op === 'atMost' ? null : toThousandths(is.op === 'between' ? is.low : is.value),
  to: is.op === 'atLeast' ? null : toThousandths(is.op === 'between' ? is.high : is.value),
});

function compared(score: string, { from, to }: Bounds, reading: ScoreReading): string {
  const ends =
    reading === 'value'
      ? [
          ...(from === null ? [] : [`${score} >= ${number(from)}`]),
          ...(to === null ? [] : [`${score} <= ${number(to)}`]),
        ]
      : [
          ...(from === null
            ? []
            : [firm(`${score}_low >= ${number(from)}`, `${score}_high < ${number(from)}`)]),
          ...(to === null ? [] : [firm(`${score}_high <= ${number(to)}`, `${score}_low > ${number(to)}`)]),
        ];
  return chain(ends, 'AND', 'TRUE');
}

const firm = (holds: string, fails: string): string =>
  `CASE WHEN ${holds} THEN TRUE WHEN ${fails} THEN FALSE END`;

/** When a deal is of each of the sources that a condition lists. */
function sourceCases(listed: readonly string[], scope: FieldScope): { when: string; source: string }[] {
  const field = [...scope.fields.values()].find(({ isSource }) => isSource);
  if (!field) return [];
  return listed.flatMap((source) => {
    const when = isFrom(field, source, listed, scope);
    return when === null ? [] : [{ when, source }];
  });
}

/** Whether a deal is of a source; null where no value of the field could be. */
function isFrom(
  field: SqlField,
  source: string,
  listed: readonly string[],
  { dialect }: FieldScope,
): string | null {
  const wanted = normalize(source);
  const column = dialect.identifier(field.column);
  switch (field.kind) {
    case 'text': {
      if (!field.holdsLists) return isText(field, [wanted], dialect);
      // Of several sources, the first in the cell counts.
      const place = (of: string) => dialect.position(...inList(column, of, dialect));
      const others = listed.map(normalize).filter((other) => other !== wanted);
      const first = others.map((other) => `(${place(other)} = 0 OR ${place(wanted)} < ${place(other)})`);
      return chain([`${place(wanted)} > 0`, ...first], 'AND', 'TRUE');
    }
    case 'boolean':
      return wanted === 'true' || wanted === 'false' ? `${column} = ${wanted.toUpperCase()}` : null;
    case 'number':
    case 'date': {
      const value = Number(wanted);
      return String(value).toLowerCase() === wanted ? `${column} = ${number(value)}` : null;
    }
  }
}
