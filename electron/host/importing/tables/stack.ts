import { Refusal } from '#shared/contract/failure.ts';
import type { Mapping, TableId } from '#shared/contract/mapping.ts';
import { type Layer, stackedSource } from './stacked-source.ts';
import { type TableSource, tableName } from './table-source.ts';

const isAt = (id: TableId | null, { file, sheet }: TableSource): boolean =>
  id !== null && id.file === file && id.sheet === sheet;

/** The layers of a mapping's deals, as far as they are here, the first one first; none where only one is. */
export function layersOf(sources: readonly TableSource[], mapping: Mapping): Layer[] {
  const parts = [{ source: mapping.source, dialect: mapping.dialect }, ...mapping.stacked];
  const layers = parts.flatMap(({ source: id, dialect }) => {
    const source = sources.find((candidate) => isAt(id, candidate));
    return source ? [{ source, dialect }] : [];
  });
  return layers.length > 1 && isAt(mapping.source, layers[0]!.source) ? layers : [];
}

/** The tables with those of the layers as one, in the place of the first. */
export async function stacked(
  sources: readonly TableSource[],
  layers: readonly Layer[],
  signal: AbortSignal,
): Promise<TableSource[]> {
  const [first] = layers;
  if (!first) return [...sources];
  const whole = await stackedSource(layers, signal);
  const further = new Set(layers.slice(1).map(({ source }) => source));
  return sources.flatMap((source) =>
    source === first.source ? [whole] : further.has(source) ? [] : [source],
  );
}

/** Refuses a mapping whose further files of deals are not all here. */
export function refuseMissingLayers(sources: readonly TableSource[], mapping: Mapping): void {
  const missing = mapping.stacked.find(({ source }) => !sources.some((one) => isAt(source, one)));
  if (!missing) return;
  throw new Refusal(
    'badInput',
    `The mapping takes deals from “${tableName(missing.source)}” as well, and that is none of the chosen files. ` +
      'Choose it too, or guess a new mapping.',
  );
}
