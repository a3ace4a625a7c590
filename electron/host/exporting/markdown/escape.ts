/** Text as Markdown shows it letter for letter: nothing that people write becomes markup, HTML or a link. */

/** Signs that mean something within a line; the backslash before them takes that away. */
const SIGNS = /[\\`*_{}[\]<>#|~&!]/g;

export function escapeMarkdown(text: string): string {
  return (
    text
      // A line break or a control character would end the table, the item or the heading.
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .replace(SIGNS, '\\$&')
      // What would begin a list or a quotation, were it the first of its line.
      .replace(/^(\s*)([-+=]|\d+[.)])(?=\s|$)/, (_, space: string, sign: string) =>
        /\d/.test(sign) ? `${space}${sign.slice(0, -1)}\\${sign.slice(-1)}` : `${space}\\${sign}`,
      )
      // Addresses that viewers make into links by themselves.
      .replace(/:\/\//g, ':\\//')
      .replace(/\bwww\./gi, (www) => `${www.slice(0, -1)}\\.`)
  );
}
