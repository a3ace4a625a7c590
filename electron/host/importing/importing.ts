/** What a file's import takes, for whoever loads it only then. */
export { Disguise } from './hiding/disguise.ts';
export { hidesAnything, withoutTraces } from './hiding/plan.ts';
export { importTables } from './import-tables.ts';
export { previewTables } from './preview-tables.ts';
