/**
 * The PDF's typeface, from files: beside the bundle in a packaged app (`fonts/`), in the package that brings it
 * when run from the repository.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Refusal } from '#shared/contract/failure.ts';

export const FACES = ['regular', 'bold'] as const;
export type Face = (typeof FACES)[number];
export type FontData = Record<Face, Buffer>;

/** Where each face lies in its package; a build copies the files, by their own names, into its fonts folder. */
export const FONT_FILES: Record<Face, string> = {
  regular: '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  bold: '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
};

/**
 * Reads the faces.
 * @param folder where a build put the files; null to take them from the installed package
 * @throws Refusal where a file can't be read
 */
export function loadFonts(folder: string | null): FontData {
  const read = (face: Face): Buffer => {
    const file = FONT_FILES[face];
    const path = folder === null ? packageFile(file) : join(folder, file.slice(file.lastIndexOf('/') + 1));
    try {
      return readFileSync(path);
    } catch {
      throw new Refusal(
        'internal',
        `Yardstick can’t find the typeface for PDFs (${file.slice(file.lastIndexOf('/') + 1)}). Installing Yardstick again brings it back.`,
      );
    }
  };
  return { regular: read('regular'), bold: read('bold') };
}

const packageFile = (file: string): string => createRequire(import.meta.url).resolve(file);
