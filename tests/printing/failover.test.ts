import { afterEach, expect, test } from 'vitest';
import type { Kiosk } from '../../shared/centre/centre.ts';
import { centreFaults } from '../../shared/centre/centre-check.ts';
import { kioskPrinters } from '../../shared/devices/kiosk-printers.ts';
import type { ViewFrame } from '../../shared/live.ts';
import type { KioskView } from '../../shared/views.ts';
import { startFakePrinter } from '../fakes/printer.ts';
import { eventually } from '../support/eventually.ts';
import { aServer, openCentre } from '../support/server.ts';

/** A kiosk with a spare printer, through the whole server. */

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

test('the printers of a kiosk: the single one of before, a list, or both', () => {
  const of = (kiosk: Partial<Kiosk>) => kioskPrinters({ ...kiosk });
  expect([
    of({}),
    of({ printer: 'a' }),
    of({ printers: ['a', 'b'] }),
    of({ printer: 'b', printers: ['a', 'b'] }),
  ]).toEqual([[], ['a'], ['a', 'b'], ['b', 'a']]);
  const centre = openCentre({ kiosks: [{ id: 'k', name: 'K', printers: ['none'] }] });
  expect([...centreFaults(centre)]).toEqual([
    { path: 'kiosks/0/printers/0', code: 'no-printer', params: { id: 'none' } },
  ]);
});

test('without paper at the kiosk the slip comes out of the spare printer, and everybody is told the truth', async () => {
  const hall = await startFakePrinter('paper-out');
  closing.push(hall.close);
  const spare = await startFakePrinter('none');
  closing.push(spare.close);
  const at = ({ port }: { readonly port: number }) => ({ kind: 'tcp', host: '127.0.0.1', port }) as const;
  const server = await aServer({
    jobs: true,
    centre: openCentre({
      printers: [
        { id: 'hall', name: 'Hall', connection: at(hall), dots: 576, oneWay: false },
        { id: 'spare', name: 'Spare', connection: at(spare), dots: 384, oneWay: false },
      ],
      kiosks: [{ id: 'k', name: 'Kiosk 1', printers: ['hall', 'spare'] }],
    }),
  });
  closing.push(server.close);
  const view = async () => {
    const asked = await server.ask('kiosk', 'view', { params: { view: 'kiosk' }, id: 'k' });
    return (asked.value as ViewFrame<KioskView>).data;
  };
  await eventually(async () => expect((await view()).day.taking).toBe(true));
  await server.ask('kiosk', 'issueTicket', { body: { service: 'a' } });
  await eventually(async () => expect((await view()).prints).toMatchObject([{ status: 'printed', copy: false }]));
  expect([hall.slips.length, spare.slips.map(({ picture }) => picture.width)]).toEqual([0, [384]]);
  expect((await view()).printer).toBe('ready');
  const told = async () =>
    (await server.ask('manager', 'printers')).value.map(({ id, status, kiosks }) => [id, status, kiosks]);
  expect(await told()).toEqual([
    ['hall', 'paper-out', []],
    ['spare', 'ready', ['Kiosk 1']],
  ]);
});
