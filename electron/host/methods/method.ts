import type { Args, MethodName, Progress, Result } from '#shared/contract/methods.ts';

/** The call that a method answers. */
export interface Call {
  /** Aborted when the person cancels. */
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

export type Methods = {
  [M in MethodName]: (args: Args<M>, call: Call) => Promise<Result<M>> | Result<M>;
};

/** The methods of one noun: `workshop.open`, `workshop.create` … */
export type MethodsOf<Noun extends string> = Pick<Methods, Extract<MethodName, `${Noun}.${string}`>>;
