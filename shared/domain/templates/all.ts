/** The templates, in the order in which a room is offered them, and a definition made of one. */
import type { Definition } from '../definition/schema.ts';
import { CHECKLIST } from './checklists.ts';
import { ACCOUNT_BASED } from './definitions/account-based.ts';
import { CLASSIC } from './definitions/classic.ts';
import { CONTENT_SYNDICATION } from './definitions/content-syndication.ts';
import { EXAMPLE_POINTS } from './definitions/example-points.ts';
import { PRODUCT_LED } from './definitions/product-led.ts';
import type { Beginning, Template } from './template.ts';

export const TEMPLATES: readonly Template[] = [
  CLASSIC,
  EXAMPLE_POINTS,
  PRODUCT_LED,
  ACCOUNT_BASED,
  CONTENT_SYNDICATION,
];

/** The template as a definition over its placeholders. */
export function definitionOf(template: Template, { name, side, checklist }: Beginning): Definition {
  const { items, when } = CHECKLIST[checklist];
  const { from, to, when: beside } = template.sql;
  return structuredCopy({
    format: 'yardstick.definition',
    version: 1,
    name,
    side,
    stages: [...template.stages],
    transitions: [
      ...template.transitions,
      { id: 'to-sql', kind: 'advance', from, to, when: { kind: 'all', of: [...beside, ...when] } },
    ],
    checklist: [...items],
    reasons: [...template.reasons],
    scoring: template.scoring,
  });
}

/** Definitions are plain JSON; a copy keeps rooms from sharing parts of a template. */
const structuredCopy = (definition: Definition): Definition => JSON.parse(JSON.stringify(definition));
