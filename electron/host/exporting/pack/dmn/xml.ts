/** XML that can't be broken out of: an element with its attributes and what is in it. */

export type Xml = { xml: string };

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML has no place for control characters and halves of characters; they come out as spaces. */
const escapeXml = (text: string): string =>
  text
    .replace(/(?![\n\t])[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, ' ')
    .replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);

/** A line break in an attribute would be read as a space, so it is one. */
const attribute = (text: string): string => escapeXml(text.replace(/\s+/gu, ' '));

export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...content: readonly (Xml | string)[]
): Xml {
  const given = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${attribute(value)}"`)
    .join('');
  if (content.length === 0) return { xml: `<${name}${given}/>` };
  const inside = content.map((part) => (typeof part === 'string' ? escapeXml(part) : part.xml)).join('');
  return { xml: `<${name}${given}>${inside}</${name}>` };
}
