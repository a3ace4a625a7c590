/** The one way from a JSON document to a definition that the rest of Yardstick may rely on. */
import { explainIssue } from './expectation.ts';
import { placeInWords } from './place.ts';
import { type Problem, valueAt } from './problem.ts';
import { referenceProblems } from './references.ts';
import { type Definition, definitionSchema } from './schema.ts';
import { tooLarge } from './size.ts';
import { toCurrentVersion } from './versions.ts';

export type ReadDefinition = { ok: true; definition: Definition } | { ok: false; problems: Problem[] };

/**
 * Reads a definition of any version: well formed, within LIMITS, all references resolved. A field or touchpoint
 * type that a sample lacks is no problem here: its conditions are unknown.
 */
export function readDefinition(json: unknown): ReadDefinition {
  const current = toCurrentVersion(json);
  if (!current.ok) return { ok: false, problems: [current.problem] };
  const { document } = current;
  const excess = tooLarge(document);
  if (excess !== null) return { ok: false, problems: [excess] };

  const parsed = definitionSchema.safeParse(document);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => {
      const path = issue.path.filter((step) => typeof step !== 'symbol');
      const what = explainIssue(issue, valueAt(document, path));
      return { path, message: `${placeInWords(document, path)}: ${what}` };
    });
    return { ok: false, problems };
  }
  const problems = referenceProblems(parsed.data);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, definition: parsed.data };
}
