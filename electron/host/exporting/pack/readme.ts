/** The pack's first page: what is in it, and what each target can't express. */
import { escapeMarkdown } from '../markdown/escape.ts';
import type { PackSource, Target } from './target.ts';

export const readme = (targets: readonly Target[], { definition, fingerprint, sample }: PackSource): string =>
  `# ${escapeMarkdown(definition.name)}: the pack for the CRM admin

What was agreed, in the forms in which systems take it. Fingerprint of the definition: ${fingerprint}

Whatever you build from it, put the golden leads through it first: each must come out with the score and at the stage
that golden/leads.csv expects. Days and dates without a time are those of the time zone ${escapeMarkdown(sample.timeZone)}.

${targets.map(section).join('\n')}
## How to use the rule models
Fill the inputs (rules/inputs.csv) with what is known of a deal now, null where something is missing. GoRules takes the
id of the stage where the deal stands as \`stage\` and answers with \`score\` and \`step\`; in DMN the decision
\`step_from_1\` is for the first stage of the definition, and so on. Take the step, ask again from the new stage, and stop
where there is no step or it would enter a stage that was entered in the same moment already.

## How to use the queries
sql/…-tables.sql makes the two tables; docs in the comments of each query say what they hold. Texts are stored in lower
case without accents, lists with line feeds between their values, instants as milliseconds since 1970. In PostgreSQL,
\`SET enable_nestloop = off\` before the query: the planner has no statistics of its common tables.
`;

const section = ({ name, files, unsupported }: Target): string =>
  `## ${escapeMarkdown(name)}
${files.map(({ path, holds }) => `- \`${path}\`: ${escapeMarkdown(holds)}`).join('\n')}

${
  unsupported.length === 0
    ? 'It says exactly what the definition says.'
    : `What it does not hold:\n${unsupported.map((what) => `- ${escapeMarkdown(what)}`).join('\n')}`
}
`;
