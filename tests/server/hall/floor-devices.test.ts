import { expect, test } from 'vitest';
import type { FloorView } from '../../../shared/views.ts';
import { changeDevice } from '../../store/changing.ts';
import { aServer } from '../../support/server.ts';

test('the manager’s view names each screen that is let in, by its place, and when it was last heard of', async () => {
  const server = await aServer();
  const now = server.clock.now();
  const common = {
    centre: 'small',
    kind: 'kiosk',
    hash: 'h1',
    code: 'x',
    askedAt: now,
    seenAt: now - 900_000,
  } as const;
  await changeDevice(server.store, { ...common, id: 'asks', place: 'k', approved: false });
  await changeDevice(server.store, { ...common, id: 'old', place: 'gone', approved: true, hash: 'h2' });
  await changeDevice(server.store, { ...common, id: 'quiet', place: 'k', approved: true, hash: 'h3' });
  const frame = (await server.ask('manager', 'view', { params: { view: 'floor' } })).value as { data: FloorView };
  const seen = frame.data.devices.map(({ id, kind, name, seenAt }) => [
    id,
    kind,
    name,
    now - Date.parse(seenAt) > 800_000,
  ]);
  expect(seen.sort()).toEqual([
    ['display-d', 'display', 'D', false],
    ['kiosk-k', 'kiosk', 'K', false],
    ['quiet', 'kiosk', 'K', true],
  ]);
  await server.close();
});
