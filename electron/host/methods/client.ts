import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { LogoFile } from '#shared/contract/client.ts';
import { Refusal } from '#shared/contract/failure.ts';
import { fileRefusal } from '../files/file-refusal.ts';
import type { Session } from '../session.ts';
import type { MethodsOf } from './method.ts';

/** Larger pictures are no logos. */
const MOST_BYTES = 5_000_000;

export const clientMethods = (session: Session): MethodsOf<'client'> => ({
  'client.readLogo': async ({ place }) => {
    const path = await session.pathBeside(place);
    const name = basename(path);
    const bytes = await read(path);
    const mime = mimeOf(bytes);
    if (!mime) {
      throw new Refusal(
        'badInput',
        `“${name}” is no picture that a page can show. Choose a PNG, JPEG or SVG.`,
      );
    }
    return { mime, content: bytes.toString('base64') };
  },
});

async function read(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) {
      throw new Refusal('badInput', `“${basename(path)}” has more than 5 MB. Choose a smaller picture.`);
    }
    return await readFile(path);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw fileRefusal(error, path, 'read');
  }
}

/** What a file is, by its first bytes (PNG 3rd edition, clause 5.2; ISO/IEC 10918-1, B.1.1.3), whatever it is called. */
function mimeOf(bytes: Buffer): LogoFile['mime'] | null {
  if (bytes.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (bytes.subarray(0, 3).toString('latin1') === '\xff\xd8\xff') return 'image/jpeg';
  return /^\ufeff?\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/i.test(
    bytes.subarray(0, 10_000).toString('utf8'),
  )
    ? 'image/svg+xml'
    : null;
}
