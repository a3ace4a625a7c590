/** Pictures as the browser decodes them. */
import type { Logo, LogoFile } from '#shared/contract/client.ts';

/** The most pixels that a logo is kept with: sharp on paper at any size that a page gives it. */
const MOST = { width: 1_200, height: 600 };

/**
 * A picture as PNG, whatever it came as; drawings without a size of their own get as many pixels as a logo may have.
 * @throws Error where the browser can't decode it, in words for people
 */
export async function asLogo({ mime, content }: LogoFile): Promise<Logo> {
  const image = new Image();
  image.src = `data:${mime};base64,${content}`;
  try {
    await image.decode();
  } catch {
    throw new Error('The file is damaged: no picture could be made of it. Choose another one.');
  }
  const [wide, high] = [image.naturalWidth || 600, image.naturalHeight || 300];
  const most = Math.min(MOST.width / wide, MOST.height / high);
  const scale = mime === 'image/svg+xml' ? most : Math.min(1, most);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(wide * scale));
  canvas.height = Math.max(1, Math.round(high * scale));
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const png = canvas.toDataURL('image/png').replace(/^[^,]*,/, '');
  if (png.length > 1_000_000) {
    throw new Error('The picture has too much detail for a logo. Choose a simpler or smaller one.');
  }
  return { png, width: canvas.width, height: canvas.height };
}
