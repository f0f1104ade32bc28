import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scannerProtocol } from '../../server/serial/scanner.ts';
import { centreFaults } from '../../shared/centre/centre-check.ts';
import { scannedCode } from '../../shared/devices/scanned-code.ts';
import type { CounterView, FloorView } from '../../shared/views.ts';
import { eventually } from '../support/eventually.ts';
import { openScanners } from '../support/scanners.ts';
import { type AServer, aServer, openCentre } from '../support/server.ts';

/** Scanners: their codec alone, then two on pseudo-terminals through the whole server. */

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const heard = (line: Parameters<typeof scannerProtocol>[0], ...pieces: readonly (string | Uint8Array)[]) => {
  const read = scannerProtocol(line).createReader();
  return pieces.flatMap((piece) => read(typeof piece === 'string' ? bytesOf(piece) : piece)).map(({ text }) => text);
};

describe('what a scanner sends', () => {
  test('is a text between the bytes that are configured, a carriage return where nothing is', () => {
    expect(heard({}, 'abc\r', 'def\r\nghi\r')).toEqual(['abc', 'def', 'ghi']);
    expect(heard({ start: '02', end: '03' }, '\x02abc\x03\x02def\x03')).toEqual(['abc', 'def']);
    expect(heard({ end: '0D 0A' }, 'abc\r', '\n')).toEqual(['abc']);
  });

  test('that begins otherwise, is no text or has no end in sight is heard and cannot be read; the next one can', () => {
    expect(heard({ start: '02', end: '03' }, 'abc\x03\x02def\x03')).toEqual([null, 'def']);
    expect(heard({}, Uint8Array.of(0xff, 0xfe, 0x0d), 'abc\r')).toEqual([null, 'abc']);
    expect(heard({}, 'x'.repeat(10_000), '\rabc\r')).toEqual([null, 'abc']);
    expect(heard({}, '\r\n\r')).toEqual([]);
  });

  test('comes cut anywhere', () => {
    const texts = fc.array(fc.stringMatching(/^[!-~]{1,80}$/), { minLength: 1, maxLength: 5 });
    const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(texts, cuts, (said, sizes) => {
        const all = bytesOf(said.map((text) => `\x02${text}\r\n`).join(''));
        const pieces: Uint8Array[] = [];
        for (let at = 0, turn = 0; at < all.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          pieces.push(all.subarray(at, at + size));
          at += size;
        }
        expect(heard({ start: '02', end: '0D0A' }, ...pieces)).toEqual(said);
      }),
    );
  });
});

test('a code is the link of a ticket or a booking, at any address, or the six figures of a booking', () => {
  const [ticket, seat] = ['A'.repeat(39), 'b'.repeat(32)];
  expect(scannedCode(`https://queue.example.org/t/${ticket}`)).toEqual({ of: 'ticket', secret: ticket });
  expect(scannedCode(`http://10.0.0.5:3000/b/${seat}`)).toEqual({ of: 'seat', secret: seat });
  expect(scannedCode('123 456')).toEqual({ of: 'seat', code: '123456' });
  const others = ['', '12345', 'A042', 'https://example.org', `https://a/t/${ticket}/x`, `javascript:/t/${ticket}`];
  expect([...others, `https://a/m/${seat}`, 'x'.repeat(10_000)].map(scannedCode)).toEqual(Array(8).fill(null));
});

test('[K3] a scanner has a port of its own that is for scanners, and stands at a counter of the hall or at a kiosk', () => {
  const port = { id: 'p', name: 'P', path: '/dev/ttyS1', baudRate: 9600, speaks: { kind: 'scanner' } } as const;
  const board = { ...port, id: 'q', path: '/dev/ttyS2', speaks: { kind: 'cd5220' } } as const;
  const of = (change: Parameters<typeof openCentre>[0]) =>
    [...centreFaults(openCentre({ serialPorts: [port, board], ...change }))].map(({ path, code }) => `${path} ${code}`);
  const one = { id: 's', name: 'S', port: 'p', counter: '1' };
  expect(of({ scanners: [one] })).toEqual([]);
  expect(of({ scanners: [one, { ...one, id: 't' }] })).toEqual(['scanners/1/address address-taken']);
  expect(of({ scanners: [{ ...one, port: 'q' }] })).toEqual(['scanners/0/port other-device']);
  expect(of({ scanners: [{ ...one, counter: 'gone' }] })).toEqual(['scanners/0/counter no-counter']);
  const { counter: _, ...nowhere } = one;
  expect(of({ scanners: [{ ...nowhere, kiosk: 'k' }] })).toEqual([]);
  expect(of({ scanners: [{ ...nowhere, kiosk: 'gone' }] })).toEqual(['scanners/0/kiosk no-kiosk']);
  for (const place of [nowhere, { ...one, kiosk: 'k' }])
    expect(of({ scanners: [place] })).toEqual(['scanners/0/counter one-place']);
  expect(of({ boards: [{ id: 'b', name: 'B', port: 'p' }] })).toEqual(['boards/0/port other-device']);
});

describe('scanners of the hall', () => {
  const baud = { baudRate: 9600, speaks: { kind: 'scanner', start: '02' } } as const;
  let hardware: Awaited<ReturnType<typeof openScanners>>;
  let server: AServer;
  beforeAll(async () => {
    hardware = await openScanners(2);
    const ids = ['1', '2'];
    const centre = openCentre({
      serialPorts: ids.map((id, at) => ({
        id: `port-${id}`,
        name: id,
        path: hardware.scanners[at]?.path ?? '',
        ...baud,
      })),
      scanners: ids.map((id) => ({ id: `scanner-${id}`, name: `Scanner ${id}`, port: `port-${id}`, counter: id })),
    });
    server = await aServer({ jobs: true, centre, publicUrl: 'https://queue.example.org' });
    await server.ask('manager', 'openDay', { body: {} });
    await server.ask('clerk', 'openCounter', { id: '1', body: {} });
    await eventually(async () => expect(await statuses()).toEqual(['one-way', 'one-way']));
  });
  afterAll(async () => {
    await server.close();
    await hardware.close();
  });

  const viewOf = async <View>(view: 'floor' | 'counter', id = ''): Promise<View> => {
    const { value } = await server.ask('manager', 'view', { params: { view, ...(id === '' ? {} : { subject: id }) } });
    return (value as { readonly data: View }).data;
  };
  const statuses = async () => ((await viewOf<FloorView>('floor')).serial ?? []).map(({ status }) => status);
  const reads = async () => (await server.ask('manager', 'serialDevices')).value.reads;
  const scanned = async (counter: string) => (await viewOf<CounterView>('counter', counter)).scanned;
  /** Holds a code to the scanner of a counter, and gives what came of it. */
  const hold = async (at: 0 | 1, text: string) => {
    const before = (await reads()).length;
    hardware.scanners[at]?.say(`\x02${text}\r`);
    return eventually(async () => {
      const [last, ...others] = await reads();
      if (last === undefined || others.length < before) throw new Error('nothing was read yet');
      return last;
    });
  };
  const issue = async () => (await server.ask('reception', 'issueTicket', { body: { service: 'a' } })).value;
  const linkOf = (secret: string | null) => `https://queue.example.org/t/${secret}`;
  const events = async () => {
    const { centre } = server.centres.list()[0]?.latest() ?? {};
    return (await server.store.events(centre?.id ?? '', 0, 1000)).length;
  };

  test('show whose ticket was read at their own counter, as it stands, and change nothing', async () => {
    const { ticket, secret } = await issue();
    const before = await events();
    expect(await hold(0, linkOf(secret))).toMatchObject({ scanner: 'scanner-1', came: 'ticket' });
    const shown = { came: 'ticket', ticket: { id: ticket.id, number: ticket.number, service: 'a', counter: null } };
    expect(await scanned('1')).toMatchObject({ ...shown, ticket: { ...shown.ticket, status: 'waiting' } });
    expect(await scanned('2')).toBeUndefined();
    expect(await events()).toBe(before);
    await server.ask('clerk', 'callNext', { id: '1', body: {} });
    expect(await scanned('1')).toMatchObject({ ticket: { status: 'called', counter: '1' } });
  });

  test.each([
    ['of another server', linkOf('Z'.repeat(39)), 'unknown'],
    ['of a booking that there is not', '999999', 'unknown'],
    ['that is no code of ours', 'https://example.org/?q=1', 'unreadable'],
    ['of 10 kB', 'x'.repeat(10_000), 'unreadable'],
    ['that is no text', '\u0000\u0001\u0002', 'unreadable'],
  ])('a code %s is said to be so, and changes nothing', async (_name, text, came) => {
    const before = await events();
    expect(await hold(1, text)).toMatchObject({ scanner: 'scanner-2', came });
    expect(await scanned('2')).toMatchObject({ came, ticket: null });
    expect(await events()).toBe(before);
  });

  test('no secret that was read stands in the log or in a reply', async () => {
    const { secret } = await issue();
    await hold(0, linkOf(secret));
    const { body } = (await server.ask('manager', 'serialDevices')).reply;
    expect([server.logged.join('\n'), body, JSON.stringify(await scanned('1'))].join('\n')).not.toContain(secret);
  });

  test('one that is pulled out is named, the other goes on, and it is found again once it is back', async () => {
    const [first] = hardware.scanners;
    await first?.unplug();
    await eventually(async () => expect((await statuses())[0]).toBe('unplugged'));
    expect((await server.app.inject('/metrics')).body).toContain('novbe_serial_devices_missing 1');
    expect(await hold(1, '999999')).toMatchObject({ came: 'unknown' });
    await first?.plugIn();
    await eventually(async () => expect((await statuses())[0]).not.toBe('unplugged'));
    const { secret } = await issue();
    expect(await hold(0, linkOf(secret))).toMatchObject({ scanner: 'scanner-1', came: 'ticket' });
  });
});
