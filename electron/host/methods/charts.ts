import { writeWhole } from '../files/replace.ts';
import type { Session } from '../session.ts';
import type { MethodsOf } from './method.ts';

/** Pictures of charts, drawn by the window. */
export const chartMethods = (session: Session): MethodsOf<'charts'> => ({
  'charts.save': async ({ place, picture: { kind, content } }) => {
    const path = await session.pathBeside(place);
    await writeWhole(path, kind === 'svg' ? content : Buffer.from(content, 'base64'));
    return {};
  },
});
