/** One step from a workshop file's form to the next. Once released it never changes: files made by it exist. */
export interface Migration {
  /** The file's `user_version` after this step; steps count up by one from 1. */
  version: number;
  /** SQL that takes a file of the version before to this one, within a transaction. */
  up: string;
}
