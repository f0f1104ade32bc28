import { join } from 'node:path';
import { openSqliteStore } from '../server/store/sqlite/store.ts';
import { aFolder } from '../tests/support/server.ts';
import { fill, surnames } from './case-search.ts';
import { startChild } from './child.ts';
import type { Load, Loaded } from './children/http-client.ts';
import { atRank, ratioOf, shown, table, verdict } from './figures.ts';
import { benchCentre, issuing, openBenchHall } from './hall.ts';

/** [CS11] Tickets of a hall while its office searches 300,000 cases, beside the same with nobody searching. */
export async function caseHall(): Promise<void> {
  const folder = await aFolder();
  const store = await openSqliteStore({ file: join(folder.path, 'novbe.db') });
  await fill(store, benchCentre().id);
  await store.close();
  const { hall, program } = await openBenchHall(benchCentre(), folder.path);
  const [visitors, office]: [Client, Client] = [startChild('http-client.ts'), startChild('http-client.ts')];
  try {
    const [quiet, searched, searches]: [Loaded[], Loaded[], Loaded[]] = [[], [], []];
    const take = () => visitors.ask({ ...issuing(hall, program), ...coming });
    const search = () => office.ask({ ...searching, port: hall.port, headers: program });
    for (let round = 0; round < rounds; round++) {
      quiet.push(await take());
      const [taken, found] = await Promise.all([take(), search()]);
      searched.push(taken);
      searches.push(found);
    }
    const refused = [...quiet, ...searched, ...searches].reduce((sum, { failed }) => sum + failed, 0);
    if (refused > 0) throw new Error(`${refused} questions were refused`);
    const p95 = (loads: readonly Loaded[]) => loads.map(({ ms }) => atRank(ms, 0.95));
    const ratio = ratioOf(p95(searched), p95(quiet));
    table(`Tickets beside searches, the middle of ${rounds} rounds of ${coming.seconds} s`, [
      ['', 'p95 ms', 'a second'],
      ['tickets, nobody searching', ...row(quiet)],
      ['tickets, office searching', ...row(searched)],
      ['searches', ...row(searches)],
      ['ratio of p95', shown(ratio), verdict(ratio, { atMost: 1.3 })],
    ]);
  } finally {
    await Promise.all([visitors.close(), office.close(), hall.close()]);
    await folder.remove();
  }
}

type Client = ReturnType<typeof startChild<Load, Loaded>>;

const rounds = 5;
const coming = { connections: 4, seconds: 6, pauseMs: 60 };
/** Ten at their desks, each with a search in five seconds. */
const searching = {
  ...{ method: 'POST', path: '/api/centres/sample/cases/search', keyed: false },
  bodies: surnames.flatMap((name) => [
    JSON.stringify({ name: name.slice(0, 5) }),
    JSON.stringify({ name }),
    JSON.stringify({ words: 'pensiya 12' }),
  ]),
  ...{ connections: 10, seconds: coming.seconds, pauseMs: 5000 },
};

const row = (loads: readonly Loaded[]): readonly string[] => [
  shown(
    atRank(
      loads.flatMap(({ ms }) => ms),
      0.95,
    ),
  ),
  shown(loads.reduce((sum, { perSecond }) => sum + perSecond, 0) / loads.length),
];
