/** A process that writes a large workshop to the path that it is given, so that its memory is gone with it. */

import { storedSample } from '../../../electron/host/workshop/repositories/stored-sample.ts';
import { WorkshopFile } from '../../../electron/host/workshop/workshop-file.ts';
import { provenance } from '../../../test/support/samples.ts';
import { benchDefinition } from '../engine/replay-job.ts';
import { screenSample } from '../simulate/sample.ts';

const [path, deals, touchpointsEach] = process.argv.slice(2) as [string, string, string];
const sample = screenSample(Number(deals), Number(touchpointsEach));
const workshop = await WorkshopFile.create(path, (file) => {
  file.settings.rename('Load');
  file.drafts.create({ ...benchDefinition(), name: 'Ours' });
  file.drafts.create({ ...benchDefinition(38, 26), name: 'Theirs', side: 'sales' });
  file.sample.replace(storedSample(sample), {
    ...provenance(sample.deals),
    sources: [],
    leftOut: new Uint8Array(),
  });
});
workshop.close();
