/** Names of files that the window suggests: they stay names, whatever they contain. */
import { extname } from 'node:path';

/** The name without what is a folder, a drive, a wildcard or hidden on any system. */
export function safeFileName(suggested: string): string {
  const name = suggested.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim();
  return name.replace(/^[.\s]+/, '').slice(0, 120) || 'Yardstick';
}

/** The path with the extension (`.pdf`), which it may have already. */
export function withExtension(path: string, extension: string): string {
  return extname(path).toLowerCase() === extension ? path : path + extension;
}
