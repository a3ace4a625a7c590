/**
 * The same text with memory of its own. A cell is cut out of a large piece of the file, and V8 keeps the whole
 * piece for as long as the cell lives; what is kept beyond its row is copied. Joining and cutting again makes V8
 * write the text anew, several times faster than by way of bytes. Shorter cuts are copies already.
 */
export const ownCopy = (text: string): string => (text.length < 13 ? text : ` ${text}`.slice(1));
