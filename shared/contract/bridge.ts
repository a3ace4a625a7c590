/** What a door puts before the window: the contract's methods by name, and the few things only a shell can do. */
import type { Answer } from './failure.ts';
import type { Args, MethodName, Place, Progress, Result } from './methods.ts';
import type { ShippedSample } from './sample-opening.ts';

/** What a dialog is for; the shell knows which files fit. */
export type ChoosePurpose =
  | 'openWorkshop'
  | 'createWorkshop'
  | 'saveWorkshopAs'
  | 'importDeals'
  | 'chooseLogo'
  | 'exportPdf'
  | 'exportHtml'
  | 'exportDocx'
  | 'exportMarkdown'
  | 'exportPack'
  | 'exportSheets'
  | 'exportCalendar'
  | 'exportRows'
  | 'exportSvg'
  | 'exportPng';

export type ExportPurpose = Extract<ChoosePurpose, `export${string}`>;
export const isExport = (purpose: ChoosePurpose): purpose is ExportPurpose => purpose.startsWith('export');

export interface ChosenPlace {
  place: Place;
  /** The file's name, to show. */
  name: string;
  /** The further files, where several were chosen at once. */
  others?: ChosenPlace[];
}

/** `window.api`, in the desktop window and in the loopback page alike. */
export interface Bridge {
  door: 'desktop' | 'browser';
  /** One function for each method; `call` names this call for progress and cancelling. */
  methods: { [M in MethodName]: (args: Args<M>, call: string) => Promise<Answer<Result<M>>> };
  cancel(call: string): void;
  /** Tells the listener of the progress of all calls; returns a function that stops it. */
  onProgress(listener: (call: string, progress: Progress) => void): () => void;
  /** Asks the person for a file; null where the dialog was closed. */
  choose(purpose: ChoosePurpose, suggestedName?: string): Promise<ChosenPlace | null>;
  /** A file that was dropped on the window. */
  dropped(file: File): Promise<ChosenPlace>;
  /**
   * What a start on the sample workshop as it is shipped shows at once. Asked once; null where something else opens, and
   * ever after: what is open then is the host's to say.
   */
  shippedSample(): Promise<ShippedSample | null>;
  /** Tells the listener of the shell's menu commands (New, Open, Save as, Undo …); returns a function that stops it. */
  onCommand(listener: (command: ShellCommand) => void): () => void;
}

export const SHELL_COMMANDS = [
  'newWorkshop',
  'openWorkshop',
  'openSample',
  'saveWorkshopAs',
  'importDeals',
  'lockWorkshop',
  /** The screen was locked, or the machine is going to sleep. */
  'leaveMachine',
  'help',
  'about',
  'undo',
  'redo',
] as const;
export type ShellCommand = (typeof SHELL_COMMANDS)[number];

/** The part of a dropped file that the window needs; the DOM's File, without the DOM. */
interface File {
  readonly name: string;
}
