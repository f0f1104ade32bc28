import type { lookup } from 'node:dns';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tcpLine } from '../../server/line/tcp.ts';
import { type Networks, networksOf } from '../../server/networks.ts';
import { manualClock } from '../fakes/clock.ts';
import { type FakePrinter, startFakePrinter } from '../fakes/printer.ts';

const networks = (list: string): Networks => {
  const read = networksOf(list);
  if (read === null) throw new Error(`not networks: ${list}`);
  return read;
};

describe('where printers may stand unless told', () => {
  const may = networks('private');
  test.each([
    '127.0.0.1',
    '127.200.0.9',
    '::1',
    '10.0.0.20',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.9',
    '169.254.7.7',
    'fe80::1',
    'fe80::1%eth0',
    'fd12::9',
    '::ffff:192.168.1.9',
    '::ffff:c0a8:109',
  ])('%s is private', (address) => expect(may(address)).toBe(true));
  test.each([
    '8.8.8.8',
    '203.0.113.9',
    '172.15.255.255',
    '172.32.0.1',
    '192.169.0.1',
    '169.253.0.1',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
    '::',
    '2001:db8::1',
    'fec0::1',
    'ff02::1',
    '::ffff:8.8.8.8',
    '::ffff:808:808',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    'printer',
    '',
  ])('%s is not', (address) => expect(may(address)).toBe(false));

  test('a list stands in place of that, and may contain it', () => {
    const narrow = networks('10.0.7.0/24');
    expect(['10.0.7.9', '10.0.8.9', '127.0.0.1'].map((one) => narrow(one))).toEqual([true, false, false]);
    const wide = networks('private, 203.0.113.0/24');
    expect(['10.0.8.9', '203.0.113.9', '203.0.114.9'].map((one) => wide(one))).toEqual([true, true, false]);
  });

  test.each(['', 'all', '10.0.0.0/33', '::1/129', '10.0.0', '10.0.0.0/8/8', 'private;10.0.0.1', 'toString'])(
    '"%s" is no list of networks',
    (list) => expect(networksOf(list)).toBeNull(),
  );
});

describe('a connection leads only where it may', () => {
  let printer: FakePrinter;
  let forbidden: string[];
  beforeEach(async () => {
    printer = await startFakePrinter('none');
    forbidden = [];
  });
  afterEach(() => printer.close());

  /** Whether a connection to this host came about. */
  const reaches = async (host: string, may: Networks, ...meanings: readonly string[][]): Promise<boolean[]> => {
    const left = [...meanings];
    const resolve = ((_name: string, _options: object, answer: (error: null, found: object[]) => void) => {
      const addresses = left.shift() ?? [];
      answer(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    }) as unknown as typeof lookup;
    const line = tcpLine(host, printer.port, manualClock(), {
      networks: may,
      onForbidden: (_host, address) => void forbidden.push(address),
      ...(meanings.length === 0 ? {} : { resolve }),
    });
    const reached: boolean[] = [];
    const events = { onBytes: () => {}, onGone: () => {} };
    for (let asked = 0; asked < Math.max(1, meanings.length); asked++) {
      const link = await line.open(events, new AbortController().signal);
      reached.push(link !== null);
      await link?.close();
    }
    return reached;
  };
  const far = networks('203.0.113.0/24');

  test('an address outside is not connected to, and that is told once', async () => {
    expect(await reaches('127.0.0.1', networks('private'))).toEqual([true]);
    expect(await reaches('127.0.0.1', far)).toEqual([false]);
    expect(await reaches('::ffff:127.0.0.1', far)).toEqual([false]);
    expect(forbidden).toEqual(['127.0.0.1', '::ffff:127.0.0.1']);
    expect(printer.connections().taken).toBe(1);
  });

  test('a name is judged by what it means at each connection', async () => {
    const may = networks('127.0.0.1');
    expect(await reaches('printer.test', may, ['127.0.0.1'], ['203.0.113.9'], ['203.0.113.9'], ['127.0.0.1'])).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(forbidden).toEqual(['203.0.113.9']);
    expect(await reaches('printer.test', may, ['203.0.113.9', '127.0.0.1'], [])).toEqual([true, false]);
    expect(printer.connections().taken).toBe(3);
  });

  test.each(['localhost', '127.1', '0x7f.0.0.1', '2130706433'])(
    '%s is judged as what it is looked up as',
    async (host) => {
      expect(await reaches(host, far)).toEqual([false]);
      expect(printer.connections().taken).toBe(0);
      expect(forbidden.length).toBeGreaterThan(0);
    },
  );
});
