/** Text as UTF-8 bytes and back. Node and browsers both have these globals; shared knows the types of neither. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const TextDecoder: new (
  label: 'utf-8',
  options: { fatal: true },
) => { decode(bytes: Uint8Array): string };

export const utf8Encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Throws a TypeError where the bytes are not UTF-8. */
export const utf8Decode = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { fatal: true }).decode(bytes);
