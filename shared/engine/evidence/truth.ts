/** What is true of each deal at its end, one condition at a time: by deal, without a replay. */
import { normalize } from '../../domain/criteria/text.ts';
import type { FieldCondition, TouchpointCondition } from '../../domain/definition/schema.ts';
import { DAY } from '../../domain/sample/calendar.ts';
import { beginOf, endOf } from '../../domain/sample/deal-ends.ts';
import type { Sample } from '../../domain/sample/sample.ts';
import { FALSE, fieldTruth, TRUE, UNKNOWN } from '../criteria/field-conditions.ts';
import { personNumbers } from '../sample/people.ts';
import { type PreparedTexts, prepareTexts } from '../sample/texts.ts';

/** A condition on a deal; one on touchpoints may look at the first days of a deal only. */
export interface Test {
  condition: FieldCondition | TouchpointCondition;
  /** Only touchpoints of the deal's first so many days count; null: all up to its end. */
  firstDays: number | null;
}

/** Decides conditions over a sample; keeps what several of them need, and the answers too if asked to. */
export class Truth {
  readonly sample: Sample;
  private readonly answers: Map<string, Uint8Array> | null;
  private readonly texts = new Map<string, PreparedTexts>();
  private people: Uint32Array | undefined;

  constructor(sample: Sample, options: { keepsAnswers: boolean } = { keepsAnswers: false }) {
    this.sample = sample;
    this.answers = options.keepsAnswers ? new Map() : null;
  }

  /** For each deal FALSE, TRUE or UNKNOWN, as the definition language has it at the deal's end. */
  of(test: Test): Uint8Array {
    if (!this.answers) return this.decide(test);
    const key = JSON.stringify([test.condition, test.firstDays]);
    const answer = this.answers.get(key) ?? this.decide(test);
    this.answers.set(key, answer);
    return answer;
  }

  private decide({ condition, firstDays }: Test): Uint8Array {
    if (condition.kind === 'field') return this.ofField(condition);
    const measured = this.measure(condition, firstDays);
    const { is } = condition;
    const [low, high] = is.op === 'between' ? [is.low, is.high] : [is.value, is.value];
    return Uint8Array.from(measured, (amount) => {
      const met = (is.op === 'atMost' || amount >= low) && (is.op === 'atLeast' || amount <= high);
      return met ? TRUE : FALSE;
    });
  }

  private ofField(condition: FieldCondition): Uint8Array {
    const { sample } = this;
    const field = sample.fields.find(({ key }) => key === condition.field);
    const column = field && sample.columns.get(field.key);
    if (!column) return new Uint8Array(sample.deals).fill(UNKNOWN);
    if (column.kind === 'text' && !this.texts.has(field.key)) this.texts.set(field.key, prepareTexts(column));
    const truth = fieldTruth(condition, column, this.texts.get(field.key), sample.deals, sample.timeZone);
    if (field.known !== 'dated') return truth;
    for (let deal = 0; deal < sample.deals; deal += 1) {
      if (!((column.knownAt?.[deal] ?? Number.NaN) <= endOf(sample, deal).ends)) truth[deal] = UNKNOWN;
    }
    return truth;
  }

  /** What a condition on touchpoints measures, for each deal: counts, people, or sums of values. */
  measure({ types, measure }: TouchpointCondition, firstDays: number | null): Float64Array {
    const { touchpoints, deals } = this.sample;
    const wanted = new Set(types.map(normalize));
    const isWanted = touchpoints.types.map((type) => types.length === 0 || wanted.has(normalize(type)));
    const result = new Float64Array(deals);
    for (let deal = 0; deal < deals; deal += 1) {
      const { ends, inclusive } = endOf(this.sample, deal);
      const last = firstDays === null ? ends : Math.min(ends, beginOf(this.sample, deal) + firstDays * DAY);
      const seen: number[] = [];
      for (let i = touchpoints.start[deal]!; i < touchpoints.start[deal + 1]!; i += 1) {
        const at = touchpoints.at[i]!;
        if (!(at <= last) || (at === ends && !inclusive) || !isWanted[touchpoints.type[i]!]) continue;
        seen.push(i);
      }
      result[deal] = this.amount(seen, measure);
    }
    return result;
  }

  private amount(touchpoints: readonly number[], measure: TouchpointCondition['measure']): number {
    if (measure === 'count') return touchpoints.length;
    if (measure === 'sum') {
      const { value } = this.sample.touchpoints;
      const thousandths = (v: number) => Math.sign(v) * Math.round(Math.abs(v) * 1000);
      return (
        touchpoints.reduce((sum, i) => sum + (Number.isNaN(value[i]!) ? 0 : thousandths(value[i]!)), 0) / 1000
      );
    }
    this.people ??= personNumbers(this.sample);
    return new Set(touchpoints.map((i) => this.people![i]!)).size;
  }
}
