/** The option that says which open deals are too young to tell. */
import { InvalidArgumentError, Option } from 'commander';
import { youngRuleSchema } from '#shared/contract/young.ts';
import type { YoungRule } from '#shared/domain/sample/young.ts';

/** In an object, because commander takes an option's null for none. */
export interface TooYoung {
  young: YoungRule;
}

/** Missing where the option is not given. */
export const tooYoungOption = (what: string): Option =>
  new Option('--too-young <days>', what).argParser((word: string): TooYoung => {
    const read = youngRuleSchema.safeParse(word === 'none' ? null : word === 'usual' ? word : Number(word));
    if (read.success) return { young: read.data };
    throw new InvalidArgumentError('It takes a number of days, “usual” or “none”.');
  });
