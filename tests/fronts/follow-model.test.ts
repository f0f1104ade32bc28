import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { askMs, openFollow } from '../../follow/follow-model.ts';
import type { FollowView } from '../../shared/tickets/follow.ts';
import { good, lost, refused, settle, talkingApi, turnedClock } from './manager-fakes.ts';

/** The page on which phones follow the calls, before it is drawn. */

const view: FollowView = {
  centre: { id: 'centre-1', name: { az: 'Mərkəz' }, timeZone: 'Asia/Baku', languages: ['az'] },
  day: { open: true, practice: false, opensAt: null },
  ...{ waiting: 3, calls: [], last: [] },
};
const opened = async (centreAsked: string | null = 'centre-1') => {
  const server = talkingApi();
  server.on('follow', () => good(view));
  const clock = turnedClock();
  const page = { hidden: false };
  const language = { code: signal('az'), choose: () => undefined };
  const ports = { api: server.api, clock, language, centreAsked, wall: 'hall-1', isHidden: () => page.hidden };
  const model = openFollow(ports);
  await settle();
  const turn = async (ms: number): Promise<void> => {
    clock.turn(ms);
    await settle();
  };
  return { server, clock, page, model, turn };
};

test('asks for its wall every four seconds, for as long as it is seen', async () => {
  const { server, clock, page, model, turn } = await opened();
  expect(server.of('follow')).toMatchObject([{ params: { centre: 'centre-1' }, query: { wall: 'hall-1' } }]);
  await turn(askMs);
  expect(server.of('follow')).toHaveLength(2);
  page.hidden = true;
  await turn(askMs);
  await turn(askMs);
  expect(server.of('follow')).toHaveLength(2);
  page.hidden = false;
  model.look();
  await settle();
  expect(server.of('follow')).toHaveLength(3);
  expect(clock.alarms()).toBe(1);
  model.close();
  expect(clock.alarms()).toBe(0);
});

test('what is shown is old once an answer does not come, until one does; and when somebody looks after a while', async () => {
  const { server, page, model, turn } = await opened();
  expect([model.scene.value.at, model.isOld.value]).toEqual(['shown', false]);
  server.on('follow', () => lost);
  await turn(askMs);
  expect([model.scene.value.at, model.isOld.value]).toEqual(['shown', true]);
  server.on('follow', () => good(view));
  await turn(askMs);
  expect(model.isOld.value).toBe(false);
  page.hidden = true;
  for (let at = 0; at < 3; at++) await turn(askMs);
  page.hidden = false;
  model.look();
  expect(model.isOld.value).toBe(true);
  await settle();
  expect(model.isOld.value).toBe(false);
  model.close();
});

test('a server that wants to be left alone is, and one that lets nobody follow is believed', async () => {
  const { server, model, turn } = await opened();
  const about = { retryAfterSeconds: 20 };
  server.on('follow', () => ({ ok: false, refusal: { code: 'too-many', message: '', about } }));
  await turn(askMs);
  const asked = server.of('follow').length;
  await turn(19_000);
  expect(server.of('follow')).toHaveLength(asked);
  server.on('follow', () => refused('not-found'));
  await turn(1000);
  expect(server.of('follow')).toHaveLength(asked + 1);
  expect(model.scene.value.at).toBe('none');
  model.close();
});

test('without a centre in the address the one in use is followed; several are chosen from', async () => {
  const { server, model, turn } = await opened(null);
  expect(model.scene.value.at).toBe('lost');
  const one = (id: string, archived = false) => ({ id, name: {}, archived });
  server.on('listCentres', () => good([one('a'), one('b')]));
  await turn(askMs);
  expect(model.scene.value).toMatchObject({ at: 'centres', centres: [{ id: 'a' }, { id: 'b' }] });
  server.on('listCentres', () => good([one('a', true), one('b')]));
  await turn(askMs);
  expect(server.of('follow')).toMatchObject([{ params: { centre: 'b' } }]);
  expect(model.scene.value.at).toBe('shown');
  model.close();
});
