import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Alarms, nextAlarms } from '../../../server/alerts/alarms.ts';
import { createWebhook } from '../../../server/alerts/webhook.ts';
import type { FloorView } from '../../../shared/views.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { type MailServer, openMailServer, partOf } from '../../fakes/mail-server.ts';
import { eventually } from '../../support/eventually.ts';
import { type AServer, aServer, openCentre } from '../../support/server.ts';

/** Who is told of what is wrong in a hall: when by the rule, and how over a real mail server and a program. */

const at = (seconds: number): number => Date.parse('2026-11-20T10:00:00+04:00') + seconds * 1000;
type Part = Partial<Pick<FloorView, 'printers' | 'devices' | 'waiting' | 'counters'>>;
const hall = (part: Part = {}, isOpen = true): FloorView =>
  ({
    waiting: 0,
    counters: [],
    printers: [],
    devices: [],
    voiceMissing: true,
    day: { open: isOpen },
    ...part,
  }) as never;
const broken = (status: 'paper-low' | 'offline') => ({ printers: [{ id: 'p', name: 'P', status }] });

describe('a trouble is told', () => {
  /** What is told over a course of views, as `second: begun or over key`. */
  const told = (course: readonly (readonly [seconds: number, view: FloorView])[]): readonly string[] => {
    let alarms: Alarms = new Map();
    return course.flatMap(([seconds, view]) => {
      const turn = nextAlarms(alarms, view, at(seconds), 120_000);
      alarms = turn.alarms;
      return [
        ...turn.begun.map(({ kind }) => `${seconds}: begun ${kind}`),
        ...turn.over.map(({ kind }) => `${seconds}: over ${kind}`),
      ];
    });
  };

  test('once it has lasted, once; and once more when it is over', () => {
    const bad = hall(broken('offline'));
    const course = [0, 60, 119, 120, 130, 600].map((seconds) => [seconds, bad] as const);
    expect(told([...course, [610, hall()], [620, hall()]])).toEqual(['120: begun printer', '610: over printer']);
  });

  test('never where it goes by before that, and from the start where it comes again', () => {
    const bad = hall(broken('offline'));
    expect(
      told([
        [0, bad],
        [110, bad],
        [115, hall()],
        [120, bad],
        [230, bad],
        [240, bad],
      ]),
    ).toEqual(['240: begun printer']);
  });

  test('not where it can wait, and not outside the day', () => {
    const low = hall(broken('paper-low'));
    expect(
      told([
        [0, low],
        [600, low],
      ]),
    ).toEqual([]);
    const closed = hall(broken('offline'), false);
    expect(
      told([
        [0, closed],
        [600, closed],
      ]),
    ).toEqual([]);
  });

  test('as over once the day ends', () => {
    const bad = hall(broken('offline'));
    expect(
      told([
        [0, bad],
        [120, bad],
        [130, hall(broken('offline'), false)],
      ]),
    ).toEqual(['120: begun printer', '130: over printer']);
  });

  test('of a screen that is off, or that nobody sees', () => {
    const screen = (seenAt: number, troubles: FloorView['devices'][number]['troubles'] = []) => ({
      devices: [{ id: 'd', kind: 'display' as const, name: 'W', seenAt: new Date(seenAt).toISOString(), troubles }],
    });
    const off = hall(screen(at(0)));
    expect(
      told([
        [70, off],
        [80, off],
        [210, off],
      ]),
    ).toEqual(['210: begun device']);
    const covered = (seconds: number) => [seconds, hall(screen(at(seconds), ['hidden']))] as const;
    expect(told([covered(0), covered(120)])).toEqual(['120: begun screen']);
  });
});

describe('over a mail server', () => {
  let mail: MailServer;
  let clock: ManualClock;
  let server: AServer;
  beforeEach(async () => {
    mail = await openMailServer();
    clock = manualClock(at(0));
    const centre = openCentre({ alerts: { emails: ['lead@example.org'], afterSeconds: 30 } });
    const settings = { url: mail.url, from: 'Növbə <queue@example.org>' };
    server = await aServer({ clock, centre, jobs: true, mail: settings, publicUrl: 'https://queue.example.org' });
    await server.ask('manager', 'openDay', { body: {} });
    // No screen is connected here: those that are let in would be told of too.
    for (const { id: removedDevice } of await server.store.devices('small'))
      await server.store.changeAccess(() => ({ write: { removedDevice }, value: null }));
  });
  afterEach(async () => {
    await server.close();
    await mail.close();
  });
  /** The first line of each mail. */
  const told = () => mail.received.map(({ source }) => partOf(source, 'text/plain').split('\n')[0]?.trim() ?? '');
  const until = (count: number) =>
    eventually(async () => {
      for (let second = 0; second < 30; second++) await clock.advance(1000);
      expect(told().length).toBe(count);
    });

  test('that nobody serves those who wait is written to the people named, again after a refusal, and once when it is over', async () => {
    mail.reply(451);
    await server.ask('reception', 'issueTicket', { body: { service: 'a' } });
    await until(1);
    expect(mail.received[0]?.to).toEqual(['lead@example.org']);
    expect(mail.received[0]?.source).toContain('https://queue.example.org/manager');
    await server.ask('clerk', 'openCounter', { id: '1', body: {} });
    await until(2);
    for (let second = 0; second < 120; second++) await clock.advance(1000);
    const [begun = '', over = ''] = told();
    expect(begun).toContain('1 nəfər gözləyir');
    expect([over, told().length]).toEqual([`Düzəldi: ${begun}`, 2]);
  });
});

test('a program is told as JSON, signed with the secret; what it refuses may be told again', async () => {
  const taken: { readonly body: string; readonly signature: unknown }[] = [];
  const replies = [204, 500];
  const program = createServer(async (request, response) => {
    taken.push({ body: await text(request), signature: request.headers['x-novbe-signature'] });
    response.writeHead(replies.shift() ?? 204).end();
  }).listen(0, '127.0.0.1');
  await once(program, 'listening');
  const { port } = program.address() as AddressInfo;
  const secret = 'a-secret-of-sixteen';
  const tell = createWebhook({ url: `http://127.0.0.1:${port}/hook`, secret, clock: manualClock(0) });
  const news = {
    what: 'begun',
    centre: 'small',
    name: 'S',
    key: 'printer p',
    grave: true,
    at: 't',
    line: 'l',
    todo: '',
  };
  const ask = () => tell({ ...news, what: 'begun' }, new AbortController().signal);
  expect([(await ask()).kind, (await ask()).kind]).toEqual(['sent', 'failed']);
  const [first] = taken;
  expect(JSON.parse(first?.body ?? '')).toEqual(news);
  expect(first?.signature).toBe(
    `sha256=${createHmac('sha256', secret)
      .update(first?.body ?? '')
      .digest('hex')}`,
  );
  program.close();
  program.closeAllConnections();
  expect((await ask()).kind).toBe('failed');
});
