import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/folder.ts';
import { done, failureOf, hostIn } from '../../support/host.ts';

const newRound = {
  name: 'First round',
  categories: ['Out', 'Lead', 'MQL'],
  deals: ['D1', 'D2', 'D3'],
  shownDays: 30,
};

async function workshop() {
  const folder = temporaryFolder();
  const path = join(folder, 'round.yardstick');
  const host = hostIn(folder);
  await done(host.call('workshop.create', { place: host.places.register(path), name: 'Round' }));
  return { folder, path, host };
}

async function join2(
  host: ReturnType<typeof hostIn>,
  round: string,
  name: string,
  side: 'marketing' | 'sales',
) {
  return (await done(host.call('rounds.join', { round, name, side }))).participant;
}

test('answers are nobody’s but one’s own until the reveal, also after a restart', async () => {
  const { folder, path, host } = await workshop();
  const round = await done(host.call('rounds.create', newRound));
  const ana = await join2(host, round.id, 'Ana', 'marketing');
  await done(host.call('rounds.answer', { participant: ana, deal: 0, answer: 2 }));
  await done(host.call('rounds.answer', { participant: ana, deal: 2, answer: 1 }));
  await host.close();

  const again = hostIn(folder);
  await done(again.call('workshop.open', { place: again.places.register(path) }));
  // Which deals she has answered, so that she can go on; not how, since anybody could ask in her name.
  expect(await done(again.call('rounds.answered', { participant: ana }))).toEqual([true, false, true]);
  await done(again.call('rounds.finish', { participant: ana }));
  expect((await failureOf(again.call('rounds.answered', { participant: ana }))).message).toContain(
    'Ana is done',
  );
  expect((await failureOf(again.call('rounds.answer', { participant: ana, deal: 1, answer: 0 }))).code).toBe(
    'badInput',
  );
  const [listed] = await done(again.call('rounds.list', {}));
  expect(listed!.participants).toEqual([
    { id: ana, name: 'Ana', side: 'marketing', answered: 2, done: true, answers: null },
  ]);
});

test('a reveal needs two people, shows all answers and closes the round', async () => {
  const { host } = await workshop();
  const round = await done(host.call('rounds.create', newRound));
  const ana = await join2(host, round.id, 'Ana', 'marketing');
  await done(host.call('rounds.answer', { participant: ana, deal: 0, answer: 2 }));
  await done(host.call('rounds.finish', { participant: ana }));
  expect((await failureOf(host.call('rounds.reveal', { round: round.id }))).message).toContain('two people');

  const ben = await join2(host, round.id, 'Ben', 'sales');
  await done(host.call('rounds.answer', { participant: ben, deal: 0, answer: 1 }));
  await done(host.call('rounds.finish', { participant: ben }));
  const revealed = await done(host.call('rounds.reveal', { round: round.id }));
  expect(revealed.revealedAt).toBe('2026-03-01T09:00:00.000Z');
  expect(revealed.participants.map(({ answers }) => answers)).toEqual([
    [2, null, null],
    [1, null, null],
  ]);
  expect(
    (await failureOf(host.call('rounds.join', { round: round.id, name: 'Cleo', side: 'sales' }))).message,
  ).toContain('revealed');
});

test('a removed round is nowhere, and comes back to its place with its answers, also in a reopened file', async () => {
  const { folder, path, host } = await workshop();
  const first = await done(host.call('rounds.create', newRound));
  const ana = await join2(host, first.id, 'Ana', 'marketing');
  await done(host.call('rounds.answer', { participant: ana, deal: 0, answer: 2 }));
  const ben = await join2(host, first.id, 'Ben', 'sales');
  await done(host.call('rounds.answer', { participant: ben, deal: 0, answer: 1 }));
  for (const participant of [ana, ben]) await done(host.call('rounds.finish', { participant }));
  await done(host.call('rounds.reveal', { round: first.id }));
  await done(host.call('rounds.create', { ...newRound, name: 'Second round' }));
  const before = await done(host.call('rounds.list', {}));
  await done(host.call('rounds.remove', { round: first.id }));
  await host.close();

  const again = hostIn(folder);
  await done(again.call('workshop.open', { place: again.places.register(path) }));
  expect((await done(again.call('rounds.list', {}))).map(({ name }) => name)).toEqual(['Second round']);
  const asked = again.call('rounds.join', { round: first.id, name: 'Cleo', side: 'sales' });
  expect((await failureOf(asked)).code).toBe('notFound');
  await done(again.call('rounds.restore', { round: first.id }));
  expect(await done(again.call('rounds.list', {}))).toEqual(before);
});

test('who is taken out of a round is nowhere in it, and comes back as they were, but only once under a name', async () => {
  const { folder, path, host } = await workshop();
  const round = await done(host.call('rounds.create', newRound));
  const ana = await join2(host, round.id, 'Ana', 'marketing');
  await done(host.call('rounds.answer', { participant: ana, deal: 0, answer: 2 }));
  await done(host.call('rounds.finish', { participant: ana }));
  await join2(host, round.id, 'Ben', 'sales');
  const [before] = await done(host.call('rounds.list', {}));
  await done(host.call('rounds.dismiss', { participant: ana }));
  await host.close();

  const again = hostIn(folder);
  await done(again.call('workshop.open', { place: again.places.register(path) }));
  const [without] = await done(again.call('rounds.list', {}));
  expect(without!.participants.map(({ name }) => name)).toEqual(['Ben']);
  expect((await failureOf(again.call('rounds.answered', { participant: ana }))).code).toBe('notFound');
  const second = await join2(again, round.id, 'Ana', 'sales');
  expect((await failureOf(again.call('rounds.readmit', { participant: ana }))).message).toContain(
    'in this round already',
  );
  await done(again.call('rounds.dismiss', { participant: second }));
  await done(again.call('rounds.readmit', { participant: ana }));
  expect(await done(again.call('rounds.list', {}))).toEqual([before]);
});

test('nobody is taken out of a round that was revealed', async () => {
  const { host } = await workshop();
  const round = await done(host.call('rounds.create', newRound));
  for (const name of ['Ana', 'Ben']) {
    const participant = await join2(host, round.id, name, 'sales');
    await done(host.call('rounds.finish', { participant }));
  }
  const { participants } = await done(host.call('rounds.reveal', { round: round.id }));
  const asked = host.call('rounds.dismiss', { participant: participants[0]!.id });
  expect((await failureOf(asked)).message).toContain('revealed');
});

test('the same name twice and an answer that the round does not have are refused', async () => {
  const { host } = await workshop();
  const round = await done(host.call('rounds.create', newRound));
  const ana = await join2(host, round.id, 'Ana', 'marketing');
  expect(
    (await failureOf(host.call('rounds.join', { round: round.id, name: 'ana', side: 'sales' }))).message,
  ).toContain('in this round already');
  expect((await failureOf(host.call('rounds.answer', { participant: ana, deal: 3, answer: 0 }))).code).toBe(
    'badInput',
  );
  expect((await failureOf(host.call('rounds.answer', { participant: ana, deal: 0, answer: 3 }))).code).toBe(
    'badInput',
  );
});

test('what was written on paper is typed in as letters, all of it or nothing', async () => {
  const { folder, host } = await workshop();
  const round = await done(host.call('rounds.create', newRound));
  const enter = (typed: string, name = 'Ana') =>
    host.call('rounds.enterSheet', { round: round.id, name, side: 'marketing', typed });

  expect((await failureOf(enter('A Z C'))).message).toContain('Deal 2: “Z” is none of A to C');
  expect((await done(host.call('rounds.list', {})))[0]!.participants).toEqual([]);

  expect((await done(enter('c - a'))).participants).toMatchObject([
    { name: 'Ana', answered: 2, done: true, answers: null },
  ]);
  expect((await failureOf(enter('A B C'))).message).toContain('in this round already');
  await done(enter('AAB', 'Ben'));
  const { participants } = await done(host.call('rounds.reveal', { round: round.id }));
  expect(participants.map(({ answers }) => answers)).toEqual([
    [2, null, 0],
    [0, 0, 1],
  ]);

  const place = host.places.register(join(folder, 'sheets.pdf'));
  const sheets = host.call('rounds.exportSheets', {
    round: round.id,
    people: ['Ana', ''],
    paper: 'A4',
    place,
  });
  expect(await done(sheets)).toMatchObject({ fileName: 'sheets.pdf', pages: 2 });
});
