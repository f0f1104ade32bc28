import { expect, test } from 'vitest';
import { openHistory } from '../../appeal/history-model.ts';
import { manualClock } from '../fakes/clock.ts';
import { good, lost, refused, settle, talkingApi } from './manager-fakes.ts';

/** [CS12] The page of all that somebody has asked for: the code, the list, and that nothing of it stays. */

const aWorld = () => {
  const [clock, server] = [manualClock(Date.parse('2026-03-12T05:00:00Z')), talkingApi()];
  const list = { until: '2026-03-12T05:15:00.000Z', cases: [], seats: [] };
  let isIn = false;
  server.on('citizenCases', () => (isIn ? good(list) : refused('not-signed-in')));
  server.on('citizenWays', () => good({ phone: true, email: true }));
  server.on('askCitizenCode', () => good({ seconds: 600 }));
  server.on('endCitizenSession', () => {
    isIn = false;
    return good({});
  });
  server.on('startCitizenSession', () => {
    isIn = true;
    return good({ until: list.until });
  });
  return { clock, server, list, open: () => openHistory({ api: server.api, clock, language: () => 'ru' }) };
};

test('a phone is typed as people type it, and the code opens the list', async () => {
  const { server, list, open } = aWorld();
  const model = open();
  await settle();
  expect(model.scene.value).toEqual({ at: 'address', ways: ['phone', 'email'], hasEnded: false });
  model.type('050 123');
  expect(await model.send()).toBe(false);
  expect(model.isWrong.value).toBe(true);
  model.type('050 123 45 67');
  expect(model.isWrong.value).toBe(false);
  expect(await model.send()).toBe(true);
  expect(server.of('askCitizenCode').map(({ body }) => body)).toEqual([{ phone: '+994501234567', language: 'ru' }]);
  model.typeFigures('12-34');
  expect(await model.open()).toBe(false);
  model.typeFigures('123 4567');
  expect(await model.open()).toBe(true);
  expect(server.of('startCitizenSession').map(({ body }) => body)).toEqual([
    { phone: '+994501234567', code: '123456' },
  ]);
  expect(model.scene.value).toEqual({ at: 'list', list });
  expect([model.text.value, model.figures.value]).toEqual(['', '']);
  model.close();
});

test('what is refused or lost is said, and what was typed stays', async () => {
  const { server, open } = aWorld();
  const model = open();
  await settle();
  model.pick('email');
  model.type(' ayan@example.org ');
  server.on('askCitizenCode', () => lost);
  expect(await model.send()).toBe(false);
  expect([model.scene.value.at, model.trouble.value, model.text.value.trim()]).toEqual([
    'address',
    { why: 'lost' },
    'ayan@example.org',
  ]);
  server.on('askCitizenCode', () => good({ seconds: 600 }));
  await model.send();
  server.on('startCitizenSession', () => refused('wrong-code'));
  model.typeFigures('000000');
  expect(await model.open()).toBe(false);
  expect(model.trouble.value).toMatchObject({ refusal: { code: 'wrong-code' } });
  await model.again();
  expect([model.scene.value.at, model.trouble.value, model.figures.value]).toEqual(['address', null, '']);
  model.close();
});

test('of a number that several gave the name is asked after the code, and both are sent', async () => {
  const { server, list, open } = aWorld();
  const model = open();
  await settle();
  model.type('050 123 45 67');
  await model.send();
  const allowed = () => {
    const body = server.of('startCitizenSession').at(-1)?.body;
    return JSON.stringify(body).includes('Leyla');
  };
  server.on('citizenCases', () => (allowed() ? good(list) : refused('not-signed-in')));
  server.on('startCitizenSession', () => (allowed() ? good({ until: list.until }) : refused('needs-name')));
  model.typeFigures('123456');
  expect(await model.open()).toBe(false);
  expect([model.scene.value, model.trouble.value]).toEqual([{ at: 'name', address: '+994501234567' }, null]);
  expect(model.isPrivate.value).toBe(true);
  model.typeName('  ');
  expect(await model.open()).toBe(false);
  expect([model.isWrong.value, server.of('startCitizenSession')]).toEqual([
    true,
    expect.objectContaining({ length: 1 }),
  ]);
  server.on('startCitizenSession', () => refused('wrong-name'));
  model.typeName('Əliyev');
  expect(await model.open()).toBe(false);
  expect([model.scene.value.at, model.trouble.value]).toMatchObject(['name', { refusal: { code: 'wrong-name' } }]);
  server.on('startCitizenSession', () => good({ until: list.until }));
  model.typeName(' Əliyeva Leyla ');
  expect(await model.open()).toBe(true);
  expect(server.of('startCitizenSession').at(-1)?.body).toEqual({
    ...{ phone: '+994501234567', code: '123456', name: 'Əliyeva Leyla' },
  });
  expect([model.scene.value.at, model.name.value, model.figures.value]).toEqual(['list', '', '']);
  model.close();
});

test('a code whose time is over while the name is typed is asked for once more', async () => {
  const { server, open } = aWorld();
  const model = open();
  await settle();
  model.type('050 123 45 67');
  await model.send();
  model.typeFigures('123456');
  server.on('startCitizenSession', () => refused('needs-name'));
  await model.open();
  server.on('startCitizenSession', () => refused('wrong-code'));
  model.typeName('Əliyeva');
  await model.open();
  expect([model.scene.value.at, model.trouble.value]).toMatchObject(['code', { refusal: { code: 'wrong-code' } }]);
  await model.again();
  expect(model.name.value).toBe('');
  model.close();
});

test('the list goes from the screen when its time is over, and when it is closed', async () => {
  const { clock, server, open } = aWorld();
  const model = open();
  await settle();
  const signIn = async () => {
    model.type('0501234567');
    await model.send();
    model.typeFigures('123456');
    await model.open();
  };
  await signIn();
  expect([model.scene.value.at, model.isPrivate.value]).toEqual(['list', true]);
  await model.leave();
  expect([model.scene.value.at, model.isPrivate.value]).toEqual(['address', false]);
  expect(server.of('endCitizenSession')).toHaveLength(1);
  await signIn();
  await clock.advance(899_000);
  expect(model.scene.value.at).toBe('list');
  await clock.advance(1000);
  await settle();
  expect(model.scene.value).toMatchObject({ at: 'address', hasEnded: true });
  model.close();
});

test('where no code can be sent it says so, and where nobody answers too', async () => {
  const { server, open } = aWorld();
  server.on('citizenWays', () => good({ phone: false, email: false }));
  const model = open();
  await settle();
  expect(model.scene.value).toMatchObject({ at: 'address', ways: [] });
  server.on('citizenCases', () => lost);
  await model.load();
  expect(model.scene.value).toEqual({ at: 'lost' });
  model.close();
});
