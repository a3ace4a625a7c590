/** A calibration round on paper: each category has a letter, and what people wrote is typed as one line of letters. */

/** The letter of a round's category, counted as columns of a spreadsheet are: A to Z, then AA. */
export function letterOf(category: number): string {
  const before = Math.floor(category / 26);
  return (before > 0 ? letterOf(before - 1) : '') + String.fromCharCode(65 + (category % 26));
}

/** Something that was typed wrong. */
export interface PaperProblem {
  /** The place in what was typed: from the first character to before the last. Equal where something is missing. */
  from: number;
  to: number;
  /** What is wrong, where, and what to do. */
  words: string;
}

export interface PaperAnswers {
  /** For each deal the category, null where the person left it blank. */
  answers: (number | null)[];
  problems: PaperProblem[];
}

/** A number of a deal, letters, or a sign for a blank; spaces, commas, dots and colons may stand between. */
const TOKEN = /(?<number>\d+)|(?<letters>[a-z]+)|(?<blank>[-–—_?])|(?<between>[\s,;:./|)]+)|(?<strange>.)/giu;

/**
 * Reads answers as they are typed off a sheet, `A C B B` or `1A 2C 3-`: one letter for each deal, in the order of the
 * sheet, a dash for a blank. Where the letters are numbered, the numbers must be those of the sheet.
 */
export function readPaperAnswers(typed: string, categories: number, deals: number): PaperAnswers {
  const answers: (number | null)[] = [];
  const problems: PaperProblem[] = [];
  const problem = (from: number, to: number, words: string) => problems.push({ from, to, words });
  const range = `A to ${letterOf(categories - 1)}`;
  const give = (text: string, from: number, category: number | null) => {
    if (category !== null && category >= categories) {
      problem(from, from + text.length, `Deal ${answers.length + 1}: “${text}” is none of ${range}.`);
    }
    if (answers.length === deals) {
      problem(from, from + text.length, `“${text}” is one answer too many: the sheet has ${deals} deals.`);
    }
    answers.push(category);
  };

  for (const { groups, index: from, 0: text } of typed.matchAll(TOKEN)) {
    if (groups?.number !== undefined && Number(text) !== answers.length + 1) {
      problem(
        from,
        from + text.length,
        `“${text}” stands where deal ${answers.length + 1} belongs: an answer before it is missing or doubled.`,
      );
    }
    if (groups?.blank !== undefined) give(text, from, null);
    if (groups?.letters !== undefined) {
      // Up to 26 categories no answer has two letters, so that nobody has to type spaces.
      const single = categories <= 26 ? [...text] : [text];
      for (const [i, letter] of single.entries()) give(letter, from + i, categoryOf(letter));
    }
    if (groups?.strange !== undefined) {
      problem(from, from + text.length, `“${text}” is no letter: type ${range}, or - for a blank.`);
    }
  }
  const missing = deals - answers.length;
  if (missing > 0) {
    const which =
      missing === 1
        ? `The answer to deal ${deals} is`
        : `The answers to deals ${answers.length + 1} to ${deals} are`;
    problem(typed.length, typed.length, `${which} missing; type - for a blank.`);
  }
  return { answers, problems };
}

const categoryOf = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
