/** A process that opens the workshop it is given and keeps it open until it is killed. */
import { WorkshopFile } from '../../electron/host/workshop/workshop-file.ts';

await WorkshopFile.open(process.argv[2]!);
process.send?.('open');
setInterval(() => undefined, 60_000);
