import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { dateAt } from '../../engine/queue/business-day.ts';
import { isBookingEvent } from '../../engine/queue/ticket.ts';
import { systemClock } from '../../server/async/clock.ts';
import { quieten } from '../../server/printing/encode.ts';
import { drawRaster, type Raster } from '../../server/printing/raster.ts';
import { slipSvg } from '../../server/printing/slip.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import type { StoredJob } from '../../server/store/store.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { StoredEvent } from '../../shared/events.ts';
import { isOfSeat, noticeStatuses } from '../../shared/notices/notices.ts';
import { headerOf, type MailServer, openMailServer } from '../fakes/mail-server.ts';
import { type FakePrinter, startFakePrinter } from '../fakes/printer.ts';
import { ensureStrace, withoutStrace } from '../fakes/strace.ts';
import { eventually } from '../support/eventually.ts';
import { centreId, type Prepared, prepare, services, verify } from './a-centre.ts';
import { type House, openHouse } from './a-house.ts';
import { type Askers, askedPart, createAskers, decides, prepareAsking, readCases } from './askers.ts';
import { ask, newAgent } from './asking.ts';
import { type Bookers, bookedPart, createBookers } from './bookers.ts';
import { judgeCases } from './case-checker.ts';
import { judge } from './checker.ts';
import { type Crowd, configure, openCounters, openCrowd, readFacts, readLog, readSums } from './crowd.ts';
import { chance, isLong, killRounds, onlySending, seed } from './rounds.ts';
import { judgeSeats } from './seat-checker.ts';

/** `kill -9` while everybody asks for something, again and again, on one folder. */

/** A death with a mail on its way waits until one is; a busy machine takes its time for it. */
const roundMs = onlySending ? 90_000 : 10_000;
vi.setConfig({ testTimeout: 240_000 + killRounds * roundMs });

const clerks = 6;
const agent = newAgent();
let printer: FakePrinter;
let mail: MailServer;
let prepared: Prepared;
let house: House;
let crowd: Crowd;

beforeEach(async () => {
  printer = await startFakePrinter();
  const connection = { kind: 'tcp', host: '127.0.0.1', port: printer.port } as const;
  mail = await openMailServer();
  prepared = await prepare({ counters: clerks, printers: [connection], change: { ...bookedPart, ...askedPart } });
  await prepareAsking(prepared);
  house = openHouse(prepared, { SMTP_URL: mail.url, MAIL_FROM: 'queue@example.org' });
  crowd = openCrowd(house.where);
});
afterEach(async () => {
  await house.close();
  crowd.close();
  await printer.close();
  await mail.close();
  await prepared.remove();
});

/** Clerks who serve, kiosks that give tickets with and without slips, people who book and who write, and somebody who edits the configuration. */
const startLoad = (random: () => number, bookers: Bookers, askers: Askers) => {
  const { tokens, centre } = prepared;
  let stopped = false;
  let slipsWanted = 0;
  let bookingsWanted = 0;
  let casesWanted = 0;
  const aService = (): string => services[Math.floor(random() * services.length)] ?? 'a';
  const clerk = async (token: string, counter: string): Promise<void> => {
    while (!stopped) {
      await crowd.issue(tokens.reception, aService(), random() < 0.2 ? 'veteran' : undefined);
      if (bookingsWanted > 0) {
        bookingsWanted -= 1;
        await bookers.visit();
      }
      if (casesWanted > 0) {
        casesWanted -= 1;
        await askers.visit();
      }
      let served = 0;
      await crowd.work(token, counter, () => served++ > 0);
    }
  };
  const editor = async (): Promise<void> => {
    for (let turn = 0; !stopped; turn++) {
      const kiosk = slipsWanted > 0 ? 'k1' : 'k0';
      slipsWanted = Math.max(0, slipsWanted - 1);
      await crowd.issue(tokens.kiosks.get(kiosk) ?? '', aService());
      const texts = { welcome: { az: `Xoş gəlmisiniz ${turn}` } };
      const changed = (now: Centre): Centre => ({ ...now, texts: { ...now.texts, ...texts } });
      const { refusal } = await configure(agent, house.where, tokens.admin, changed);
      // Refused only where the first answer was lost: it is in force, and the version that was read is an older one.
      if (refusal !== null) expect(refusal).toBe('config-changed');
    }
  };
  const working = [...centre.counters.entries()].map(([at, { id }]) => clerk(tokens.clerks[at] ?? '', id));
  const all = Promise.all([...working, editor()]);
  return {
    /** Printers and mail are slower than a crowd: they get a few slips and bookings a round. */
    beginRound() {
      slipsWanted = 2;
      bookingsWanted = 12;
      casesWanted = 8;
    },
    async stop() {
      stopped = true;
      await all;
    },
  };
};

const today = (): string => dateAt(systemClock.now(), prepared.centre.timeZone);

/** Where strace strikes, and up to which occurrence. */
const points = [
  ['/^f(data)?sync$', 40],
  ['/^pwrite64$', 160],
  ['/^rename', 1],
  ['/^writev?$', 120],
] as const;

/** Strikes at the first, the second, the third … in every other turn of the long run; else where chance says. */
const underStrace = (random: () => number, strike: number): readonly string[] => {
  const [calls, most] = points[strike % points.length] ?? points[0];
  const turn = Math.floor(strike / points.length);
  const which = isLong && turn % 2 === 0 ? 1 + turn / 2 : 1 + Math.floor(random() * most);
  const inject = `inject=${calls}:signal=KILL:when=${which}`;
  return ['strace', '-f', '-qq', '-o', '/dev/null', '-e', `trace=${calls}`, '-e', inject];
};

/** Resolves after so many answers. */
const afterAnswers = (count: number): Promise<void> =>
  new Promise((resolve) => {
    let left = count;
    crowd.onAnswer = () => {
      left -= 1;
      if (left <= 0) resolve();
    };
  });

/** Resolves at a moment that chance names: at some answer, or some milliseconds from now. */
const momentToDie = (random: () => number): Promise<void> =>
  random() < 0.3
    ? new Promise((resolve) => setTimeout(resolve, random() * 80))
    : afterAnswers(1 + Math.floor(random() * 60));

/**
 * Resolves while a slip is on its way: a new server has the dead one's printers at once. Where none comes, after many
 * answers all the same.
 */
const whilePrinting = (random: () => number): Promise<void> => {
  const bytes = printer.received() + 100 + random() * 5000;
  return Promise.race([printer.until(() => printer.received() > bytes), afterAnswers(3000)]);
};

/** Resolves when a mail has come whole and is not answered yet; the answer waits for the server's end, or gets away just before it. */
const whileSending = (random: () => number): { readonly moment: Promise<void>; readonly over: () => void } => {
  const [came, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const getsAway = random() < 0.3;
  mail.onMessage(() => {
    came.resolve();
    return getsAway ? undefined : over.promise;
  });
  return { moment: Promise.race([came.promise, afterAnswers(5000)]), over: over.resolve };
};

/** Follows the log over all rounds: nothing that once stood in it may ever stand there differently. */
const followLog = () => {
  const issued = new Set<string>();
  let last: StoredEvent | null = null;
  return async (base: string): Promise<void> => {
    for (;;) {
      const path = `/events?limit=1000&after=${Math.max(0, (last?.seq ?? 0) - 1)}`;
      const page = await ask(agent, base, { method: 'GET', path, token: prepared.tokens.admin });
      const { events } = page.value<{ events: readonly StoredEvent[] }>();
      if (last !== null) expect(events[0]?.hash).toBe(last.hash);
      for (const { event } of events) if (event.type === 'ticket-issued') issued.add(event.ticket);
      const end: StoredEvent | undefined = events.at(-1);
      if (end === undefined || end.seq === last?.seq) break;
      last = end;
    }
    const acknowledged = crowd.operations.flatMap((one) =>
      one.do === 'issue' && one.ticket !== null ? one.ticket : [],
    );
    expect(acknowledged.filter((ticket) => !issued.has(ticket))).toEqual([]);
  };
};

const repeatKeys = async (base: string): Promise<void> => {
  for (const { asked, answer } of crowd.kept.slice(-25)) {
    const again = await ask(agent, base, asked);
    expect([again.status, again.text]).toEqual([answer.status, answer.text]);
  }
};

/** The slips, and the notices of seats, as they stand: those of cases wait for somebody who rings. */
const stored = async () => {
  const store = await openSqliteStore({ file: prepared.file });
  try {
    const notices = await store.notices(centreId, { statuses: noticeStatuses, limit: 100_000 });
    const told = notices.filter(({ kind }) => kind === 'case-received').map(({ seat }) => seat);
    return { jobs: await store.recentJobs(centreId, 0), notices: notices.filter(({ kind }) => isOfSeat(kind)), told };
  } finally {
    await store.close();
  }
};

const bits = ({ bits: all }: Raster): string => Buffer.from(all).toString('base64');
const asCopy = ({ slip }: StoredJob): string => {
  const content = JSON.parse(slip);
  return bits(quieten(drawRaster(slipSvg({ ...content, copy: content.labels.copy }, 384))));
};

/** Slips that came out more than once without being marked as copies. */
const unmarkedDoubles = (jobs: readonly StoredJob[]): number => {
  const times = new Map<string, number>();
  for (const { picture } of printer.slips) times.set(bits(picture), (times.get(bits(picture)) ?? 0) + 1);
  const doubles = [...times].filter(([, count]) => count > 1).map(([picture]) => picture);
  if (doubles.length === 0) return 0;
  const copies = new Set(jobs.map(asCopy));
  return doubles.filter((picture) => !copies.has(picture)).length;
};

const begin = async (): Promise<void> => {
  expect(await house.start()).toBe(true);
  await eventually(() => openCounters(agent, house.server().base, prepared));
};

test(`killed ${killRounds} times under load: nothing acknowledged is lost, nothing is doubled, and it goes on`, async () => {
  const random = chance(seed);
  const traced = ensureStrace();
  const check = followLog();
  console.log(`seed ${seed} (CRASH_SEED)${traced ? '' : `; at system calls: ${withoutStrace}`}`);
  await begin();
  const bookers = createBookers(crowd, prepared.tokens.reception, { date: today, random });
  const askers = createAskers(crowd, prepared.tokens, { random, where: house.where });
  const load = startLoad(random, bookers, askers);
  const every = isLong ? 2 : 3;
  let [early, atCalls, sending, struck] = [0, 0, 0, false];
  for (let round = 0; round < killRounds; round++) {
    house.open();
    // Where strace is to strike it may have all the time that it needs.
    const onItsWay = !struck && (onlySending || round % 5 === 0) ? whileSending(random) : null;
    const plain = onItsWay !== null ? () => onItsWay.moment : round % 5 === 3 ? whilePrinting : momentToDie;
    const moment = struck ? afterAnswers(400).then(() => 'late' as const) : plain(random);
    load.beginRound();
    const end = await Promise.race([moment, house.server().ended]);
    expect(['SIGKILL', 'late', undefined], house.server().said()).toContain(end);
    if (end === 'SIGKILL') atCalls += 1;
    await house.kill();
    crowd.onAnswer = () => undefined;
    onItsWay?.over();
    mail.onMessage(() => undefined);
    if (onItsWay !== null) sending += 1;
    // The last one is left alive for the end.
    const strike = !struck && traced && !onlySending && round % every === 1 && round < killRounds - 1;
    struck = strike && (await house.start(underStrace(random, Math.floor(round / every))));
    if (struck) continue;
    if (strike) early += 1;
    expect(await house.start()).toBe(true);
    const { base } = house.server();
    expect((await verify(prepared.file)).findings).toEqual([]);
    await check(base);
    await repeatKeys(base);
  }
  house.open();
  await load.stop();
  await Promise.all(prepared.centre.counters.map(({ id }, at) => crowd.work(prepared.tokens.clerks[at] ?? '', id)));

  const { base } = house.server();
  await check(base);
  const facts = await readFacts(agent, base, prepared.tokens.admin);
  const sums = await readSums(agent, base, prepared.tokens.admin, facts);
  const judged = judge({ operations: crowd.operations, facts, drained: true, sums });
  const waiting = (one: { readonly status: string }): boolean => one.status === 'queued' || one.status === 'sending';
  await eventually(async () => expect((await stored()).jobs.filter(waiting)).toEqual([]));
  await eventually(async () => expect((await stored()).notices.filter(waiting)).toEqual([]));
  const { jobs, notices } = await stored();
  const mails = mail.received.map(
    ({ source }) => /^<(.+)@example\.org>$/.exec(headerOf(source, 'message-id') ?? '')?.[1],
  );
  const events = (await readLog(agent, base, prepared.tokens.admin)).map(({ event }) => event);
  console.log(
    `${killRounds} kills, ${sending} of them with a mail on its way, ${atCalls} of them at a system call under load and ${early} more at one while starting; ${crowd.operations.length} requests, ` +
      `${judged.acknowledged} tickets; ${printer.slips.length} slips for ${jobs.length} jobs; ` +
      `${bookers.operations.length} changes of seats, ${askers.operations.length} of cases, ${notices.length} notices, ${mails.length} mails`,
  );
  expect(judged).toMatchObject({
    findings: [],
    recovered: 0,
    attempted: judged.acknowledged,
    called: judged.acknowledged,
  });
  expect(facts.every(({ status }) => status === 'served')).toBe(true);
  expect(
    judgeSeats({
      operations: bookers.operations,
      events: events.filter(isBookingEvent),
      ...{ tickets: facts, notices, mails: mails.map((id) => id ?? 'no number') },
    }),
  ).toEqual([]);
  const cases = await eventually(async () => {
    const found = await readCases(agent, base, prepared.tokens.admin);
    expect(found.filter(({ status }) => status === 'checking')).toEqual([]);
    return found;
  });
  askers.close();
  expect(cases.length).toBeGreaterThan(killRounds);
  expect(judgeCases({ operations: askers.operations, cases, decides })).toEqual([]);
  // Each is told once that it was received.
  const { told } = await stored();
  expect(told.toSorted()).toEqual(cases.map(({ id }) => id).toSorted());
  expect(unmarkedDoubles(jobs)).toBe(0);
  // Each server has its printer at once, whatever the one before left it with: a good part of the slips comes out in time.
  expect(printer.slips.length).toBeGreaterThan(jobs.length / 5);
  expect((await verify(prepared.file)).findings).toEqual([]);
});

describe('a slip that was under way when the server died', () => {
  test('comes out again marked as a copy, never as a second original', async () => {
    await begin();
    house.open();
    printer.setFault('slow');
    await crowd.issue(prepared.tokens.kiosks.get('k1') ?? '', 'a');
    await printer.until(() => printer.seen('cut') === 1);
    await house.kill();
    printer.setFault('none');
    await printer.until(() => printer.slips.length === 1);
    expect(await house.start()).toBe(true);
    await printer.until(() => printer.slips.length === 2);
    const jobs = await eventually(async () => {
      const found = (await stored()).jobs;
      expect(found.map(({ status }) => status)).toEqual(['printed']);
      return found;
    });
    const [first, second] = printer.slips.map(({ picture }) => bits(picture));
    expect(second).toBe(jobs.map(asCopy)[0]);
    expect(first).not.toBe(second);
    expect(unmarkedDoubles(jobs)).toBe(0);
  });
});
