import { NumberInput } from '@mantine/core';
import type { PointLimits } from '#shared/domain/definition/schema.ts';

interface Props {
  /** Whose limits: `Fit`. */
  of: string;
  limits: PointLimits;
  onChange: (limits: PointLimits) => void;
}

/** Floor and cap; each is taken when the field is left, so that a number half typed limits nothing. */
export function LimitInputs({ of, limits, onChange }: Props) {
  return (['floor', 'cap'] as const).map((end) => (
    <NumberInput
      key={`${end} ${limits[end] ?? ''}`}
      aria-label={`${end === 'floor' ? 'Floor' : 'Cap'} of ${of}`}
      placeholder={end === 'floor' ? 'floor' : 'cap'}
      defaultValue={limits[end] ?? ''}
      decimalScale={3}
      hideControls
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      onBlur={({ currentTarget: { value } }) => {
        const changed = withLimit(limits, end, value);
        if (changed[end] !== limits[end]) onChange(changed);
      }}
    />
  ));
}

/** The limits with one end changed; a floor above its cap takes the cap along, and the other way round. */
function withLimit(limits: PointLimits, end: 'floor' | 'cap', text: string): PointLimits {
  const { [end]: _, ...others } = limits;
  const value = Number(text.replaceAll(',', ''));
  if (text.trim() === '' || Number.isNaN(value)) return others;
  const changed: PointLimits = { ...others, [end]: value };
  if (changed.floor !== undefined && changed.cap !== undefined && changed.floor > changed.cap) {
    return { floor: value, cap: value };
  }
  return changed;
}
