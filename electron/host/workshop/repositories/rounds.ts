import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/contract/failure.ts';
import {
  answersSchema,
  type NewRound,
  type Participant,
  type Round,
  roundSchema,
} from '#shared/contract/rounds.ts';
import { damaged } from '../refusals.ts';
import { checksum, verify } from './checksum.ts';

interface RoundRow {
  id: string;
  name: string;
  made_at: string;
  categories: string;
  deals: string;
  shown_days: number;
  revealed_at: string | null;
  removed: 0 | 1;
  checksum: Uint8Array;
}

interface ParticipantRow {
  id: string;
  round: string;
  name: string;
  side: string;
  done: number;
  answers: string;
  removed: 0 | 1;
  checksum: Uint8Array;
}

type Answers = (number | null)[];

/** Calibration rounds. Nobody's answers come out before the reveal, but one's own while one gives them. */
export class RoundsRepository {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** In the order in which they were held. */
  list(): Round[] {
    return this.#db
      .prepare<[], RoundRow>('SELECT * FROM round WHERE removed = 0 ORDER BY position')
      .all()
      .map((row) => this.#read(row));
  }

  get(id: string): Round {
    const row = this.#row(id);
    if (row.removed === 1) throw noSuchRound();
    return this.#read(row);
  }

  create({ name, categories, deals, shownDays }: NewRound, at: string): Round {
    const row = {
      id: randomUUID(),
      name,
      made_at: at,
      categories: JSON.stringify(categories),
      deals: JSON.stringify(deals),
      shown_days: shownDays,
      revealed_at: null,
      removed: 0 as const,
    };
    this.#db
      .prepare(
        `INSERT INTO round (id, position, name, made_at, categories, deals, shown_days, revealed_at, checksum)
         VALUES (@id, (SELECT coalesce(max(position), 0) + 1 FROM round), @name, @made_at, @categories, @deals,
                 @shown_days, @revealed_at, @checksum)`,
      )
      .run({ ...row, checksum: roundChecksum(row) });
    return this.get(row.id);
  }

  /** Takes a person into a round; returns the id under which answers are given. */
  join(round: string, name: string, side: Participant['side']): string {
    const { revealedAt, participants, deals } = this.get(round);
    if (revealedAt !== null) throw revealed();
    refuseTwice(name, participants);
    const row = {
      id: randomUUID(),
      round,
      name,
      side,
      done: 0,
      answers: JSON.stringify(new Array(deals.length).fill(null)),
      removed: 0 as const,
    };
    this.#db
      .prepare(
        `INSERT INTO participant (id, round, position, name, side, done, answers, checksum)
         VALUES (@id, @round, (SELECT count(*) FROM participant WHERE round = @round), @name, @side, @done, @answers,
                 @checksum)`,
      )
      .run({ ...row, checksum: participantChecksum(row) });
    return row.id;
  }

  /** Takes a person out of a round that is not revealed yet: their answers are set aside. */
  dismiss(participant: string): void {
    const row = this.#person(participant);
    if (this.get(row.round).revealedAt !== null) throw revealed();
    this.#put({ ...row, removed: 1 });
  }

  /** Brings a person back with their answers, also into a revealed round: they were given blind. */
  readmit(participant: string): void {
    const row = this.#person(participant);
    refuseTwice(row.name, this.get(row.round).participants);
    this.#put({ ...row, removed: 0 });
  }

  /** Which deals a person has answered so far, not how: whoever has the laptop now may be somebody else. */
  answered(participant: string): boolean[] {
    return readAnswers(this.#giving(participant)).map((answer) => answer !== null);
  }

  answer(participant: string, deal: number, answer: number | null): void {
    const row = this.#giving(participant);
    const { categories } = this.get(row.round);
    const answers = readAnswers(row);
    if (deal >= answers.length || (answer !== null && answer >= categories.length)) {
      throw new Refusal('badInput', 'This round has no such deal or answer.');
    }
    this.#put({ ...row, answers: JSON.stringify(answers.with(deal, answer)) });
  }

  /** Hands the laptop on: the answers are out of sight until the reveal. */
  finish(participant: string): void {
    this.#put({ ...this.#giving(participant), done: 1 });
  }

  /** Takes a person in with all answers at once, and done; nothing where one of them is not of the round. */
  enter(round: string, name: string, side: Participant['side'], answers: Answers): Round {
    this.#db.transaction(() => {
      const participant = this.join(round, name, side);
      for (const [deal, answer] of answers.entries()) this.answer(participant, deal, answer);
      this.finish(participant);
    })();
    return this.get(round);
  }

  /** Shows everybody's answers; from then on they stay as they are. */
  reveal(id: string, at: string): Round {
    const round = this.get(id);
    if (round.revealedAt !== null) return round;
    if (round.participants.filter(({ done }) => done).length < 2) {
      throw new Refusal(
        'badInput',
        'At least two people have to be done before there is anything to compare.',
      );
    }
    this.#db
      .prepare('UPDATE round SET revealed_at = ?, checksum = ? WHERE id = ?')
      .run(at, roundChecksum({ ...this.#row(id), revealed_at: at }), id);
    return this.get(id);
  }

  /** Sets a round aside with its answers, or brings it back to its place. */
  setRemoved(id: string, isRemoved: boolean): void {
    const removed = isRemoved ? 1 : 0;
    this.#db
      .prepare('UPDATE round SET removed = ?, checksum = ? WHERE id = ?')
      .run(removed, roundChecksum({ ...this.#row(id), removed }), id);
  }

  /** Takes the deals' ids out of the rounds, also of removed ones; how people answered stays, by the deal's number in the round. */
  forgetDeals(): void {
    for (const row of this.#db.prepare<[], RoundRow>('SELECT * FROM round').all()) {
      const ids = JSON.parse(row.deals) as string[];
      const deals = JSON.stringify(ids.map((_, i) => `Deal ${i + 1}`));
      this.#db
        .prepare('UPDATE round SET deals = ?, checksum = ? WHERE id = ?')
        .run(deals, roundChecksum({ ...row, deals }), row.id);
    }
  }

  /** Reads all of them, also removed ones; throws where one isn't what was stored. */
  check(): void {
    for (const row of this.#db.prepare<[], RoundRow>('SELECT * FROM round').all()) this.#read(row);
    for (const row of this.#db.prepare<[], ParticipantRow>('SELECT * FROM participant').all())
      readAnswers(row);
  }

  #row(id: string): RoundRow {
    const row = this.#db.prepare<[string], RoundRow>('SELECT * FROM round WHERE id = ?').get(id);
    if (!row) throw noSuchRound();
    return row;
  }

  #read(row: RoundRow): Round {
    verify(row.checksum, ...roundParts(row));
    const participants = this.#db
      .prepare<[string], ParticipantRow>(
        'SELECT * FROM participant WHERE round = ? AND removed = 0 ORDER BY position',
      )
      .all(row.id)
      .map((participant): unknown => {
        const answers = readAnswers(participant);
        return {
          id: participant.id,
          name: participant.name,
          side: participant.side,
          answered: answers.filter((answer) => answer !== null).length,
          done: participant.done === 1,
          answers: row.revealed_at === null ? null : answers,
        };
      });
    const round = roundSchema.safeParse({
      id: row.id,
      name: row.name,
      madeAt: row.made_at,
      categories: JSON.parse(row.categories),
      deals: JSON.parse(row.deals),
      shownDays: row.shown_days,
      revealedAt: row.revealed_at,
      participants,
    });
    if (!round.success) throw damaged();
    return round.data;
  }

  /** A participant who may still answer. */
  #giving(id: string): ParticipantRow {
    const row = this.#person(id);
    if (row.removed === 1) throw noSuchPerson();
    if (this.get(row.round).revealedAt !== null) throw revealed();
    if (row.done === 1) {
      throw new Refusal('badInput', `${row.name} is done; the answers come to light with everybody’s.`);
    }
    return row;
  }

  #person(id: string): ParticipantRow {
    const row = this.#db.prepare<[string], ParticipantRow>('SELECT * FROM participant WHERE id = ?').get(id);
    if (!row) throw noSuchPerson();
    return row;
  }

  #put(row: ParticipantRow): void {
    this.#db
      .prepare('UPDATE participant SET done = ?, answers = ?, removed = ?, checksum = ? WHERE id = ?')
      .run(row.done, row.answers, row.removed, participantChecksum(row), row.id);
  }
}

function refuseTwice(name: string, among: readonly Participant[]): void {
  if (!among.some((known) => known.name.toLowerCase() === name.toLowerCase())) return;
  throw new Refusal(
    'badInput',
    `“${name}” is in this round already. Use another name, an initial for instance.`,
  );
}

function readAnswers(row: ParticipantRow): Answers {
  verify(row.checksum, ...participantParts(row));
  const answers = answersSchema.safeParse(JSON.parse(row.answers));
  if (!answers.success) throw damaged();
  return answers.data;
}

const roundParts = (row: Omit<RoundRow, 'checksum'>): string[] => [
  row.id,
  row.name,
  row.made_at,
  row.categories,
  row.deals,
  String(row.shown_days),
  row.revealed_at ?? '',
  // As in files from before rounds could be set aside.
  ...(row.removed === 1 ? ['removed'] : []),
];
const roundChecksum = (row: Omit<RoundRow, 'checksum'>) => checksum(...roundParts(row));

const participantParts = (row: Omit<ParticipantRow, 'checksum'>): string[] => [
  row.id,
  row.round,
  row.name,
  row.side,
  String(row.done),
  row.answers,
  ...(row.removed === 1 ? ['removed'] : []),
];
const participantChecksum = (row: Omit<ParticipantRow, 'checksum'>) => checksum(...participantParts(row));

const noSuchRound = (): Refusal => new Refusal('notFound', 'This round is no longer in the workshop.');

const noSuchPerson = (): Refusal => new Refusal('notFound', 'This person is no longer in the round.');

const revealed = (): Refusal =>
  new Refusal('badInput', 'This round has been revealed; its answers stay as they are. Begin another round.');
