import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { openServices } from '../../services/services-model.ts';
import { good, settle, talkingApi } from './manager-fakes.ts';

/** The page of services, before it is drawn. */

const opened = async (archived: readonly boolean[]) => {
  const server = talkingApi();
  server.on('listCentres', () => good(archived.map((is, at) => ({ id: `centre-${at}`, name: {}, archived: is }))));
  server.on('services', () => good({ name: {}, languages: ['az'], groups: [], services: [] }));
  const model = openServices({
    api: server.api,
    language: { code: signal('az'), choose: () => undefined },
    centreAsked: null,
    chosen: signal(''),
  });
  await settle();
  model.close();
  return { scene: model.scene.value, asked: server.of('services').map(({ params }) => params) };
};

test('a centre that was put away is not offered: with one in use there is nothing to choose', async () => {
  const { scene, asked } = await opened([true, false]);
  expect(scene.at).toBe('list');
  expect(asked).toEqual([{ centre: 'centre-1' }]);
});

test('several in use are chosen from', async () => {
  const { scene } = await opened([false, true, false]);
  expect(scene.at === 'centres' && scene.centres.map(({ id }) => id)).toEqual(['centre-0', 'centre-2']);
});
