import type { Definition } from '#shared/domain/definition/schema.ts';
import { SideMark } from '../../ui/marks.tsx';
import classes from './compare.module.css';

/** A definition’s name with the mark of its side. */
export const DefinitionName = ({
  definition: { side, name },
}: {
  definition: Pick<Definition, 'side' | 'name'>;
}) => (
  <span className={classes.named}>
    <SideMark side={side} /> {name}
  </span>
);
