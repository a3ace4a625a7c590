import { Refusal } from '#shared/contract/failure.ts';
import { readDefinition } from '#shared/domain/definition/read.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import type { Session } from '../session.ts';
import type { MethodsOf } from './method.ts';

export function definitionMethods(session: Session): MethodsOf<'definitions'> {
  return {
    'definitions.list': () => session.workshop.drafts.list(),
    'definitions.create': ({ definition }) => session.workshop.drafts.create(whole(definition)),
    'definitions.save': ({ id, revision, definition }) =>
      session.workshop.drafts.save(id, revision, whole(definition)),
    'definitions.remove': ({ id }) => {
      const { drafts, settings } = session.workshop;
      const { definition, compareWith } = settings.read();
      settings.change({
        ...(definition === id && { definition: null }),
        ...(compareWith === id && { compareWith: null }),
      });
      drafts.remove(id);
      return {};
    },
  };
}

/** Well-formed parts can still name rules or stages that aren't there; such a definition could never be read back. */
function whole(definition: Definition): Definition {
  const read = readDefinition(definition);
  if (read.ok) return read.definition;
  throw new Refusal(
    'badInput',
    `“${definition.name}” was not saved. ${read.problems[0]?.message ?? 'Undo the last change.'}`,
    { problems: read.problems.map((problem) => problem.message) },
  );
}
