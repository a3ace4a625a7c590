/** The second thread of the engine's worker (see second-thread.ts). */
import { helpWith, type SharedPass } from '#shared/engine/look/second-thread.ts';

self.onmessage = ({ data }: MessageEvent<SharedPass>) => helpWith(data);
self.postMessage('ready');
