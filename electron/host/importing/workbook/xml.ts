import { SaxesParser } from 'saxes';
import { Refusal } from '#shared/contract/failure.ts';
import { damagedArchive } from './archive.ts';

type Attributes = Readonly<Record<string, string>>;

export interface XmlHandlers {
  /** Names come without their prefix. */
  open?: (name: string, attributes: Attributes) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
}

/**
 * Reads XML piece by piece. It knows no entities but XML's own five, and a document type, with which a file
 * could define more, is refused: no table has one.
 */
export function xmlReader(
  handlers: XmlHandlers,
  fileName: string,
): { push(text: string): void; end(): void } {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const { open, close, text } = handlers;
  if (open) parser.on('opentag', ({ name, attributes }) => open(local(name), attributes as Attributes));
  if (close) parser.on('closetag', ({ name }) => close(local(name)));
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  parser.on('doctype', () => {
    throw damagedArchive(fileName);
  });
  parser.on('error', (error) => {
    throw error instanceof Refusal ? error : damagedArchive(fileName);
  });
  return { push: (piece) => void parser.write(piece), end: () => void parser.close() };
}

export function readXml(xml: string, handlers: XmlHandlers, fileName: string): void {
  if (xml === '') return;
  const reader = xmlReader(handlers, fileName);
  reader.push(xml);
  reader.end();
}

const local = (name: string): string => {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
};
