import { expect, test } from 'vitest';
import { hasLetter, type OwnModel, openOwn } from '../../appeal/own-model.ts';
import type { Own } from '../../appeal/ports.ts';
import { shippedForm } from '../../server/forms/shipped-forms.ts';
import { manualClock } from '../fakes/clock.ts';
import { ownCase } from './appeal-fakes.ts';
import { sendsNothing } from './file-fakes.ts';
import { countedKeys, good, lost, refused, talkingApi } from './manager-fakes.ts';

/** The page of one case: what its citizen sees and does, and what it says when the server does not answer. */

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

const aWorld = () => {
  const [clock, server] = [manualClock(Date.parse('2026-03-12T09:00:00+04:00')), talkingApi()];
  const is = (own: Own['case']): void => server.on('own', () => good({ draft: null, case: own }));
  is(ownCase({ status: 'asked', may: ['comment', 'supply', 'withdraw'] }));
  server.on('form', () => good(shippedForm('appeal')));
  const open = (): OwnModel =>
    openOwn({ secret: 'secret', api: server.api, clock, newKey: countedKeys(), send: sendsNothing });
  return { clock, server, is, open };
};

test('it follows what becomes of the case, and says when what stands there may be old', async () => {
  const { clock, server, is, open } = aWorld();
  const model = open();
  await settle();
  expect(model.scene.value).toMatchObject({ at: 'case', own: { status: 'asked' } });
  is(ownCase({ status: 'answered' }));
  await clock.advance(30_000);
  await settle();
  expect(model.scene.value).toMatchObject({ own: { status: 'answered' } });
  server.on('own', () => lost);
  await clock.advance(30_000);
  await settle();
  expect([model.scene.value.at, model.old.value]).toEqual(['case', true]);
  model.close();
  await clock.advance(300_000);
  expect(server.of('own')).toHaveLength(3);
});

test('a reply is sent once under one key; what is refused or lost is said, and the text stays to be sent again', async () => {
  const { server, is, open } = aWorld();
  const model = open();
  await settle();
  model.begin('supply');
  expect(await model.finish('  ')).toBe(false);
  server.on('ownCaseSupply', () => lost);
  expect(await model.finish(' Budur. ')).toBe(false);
  expect([model.doing.value, model.trouble.value]).toEqual(['supply', { why: 'lost' }]);
  server.on('ownCaseSupply', () => good(ownCase()));
  is(ownCase({ status: 'looked-at' }));
  expect(await model.finish(' Budur. ')).toBe(true);
  const [first, second] = server.of('ownCaseSupply');
  expect([first?.body, first?.key]).toEqual([second?.body, second?.key]);
  expect(second?.body).toEqual({ text: 'Budur.' });
  expect([model.doing.value, model.done.value]).toEqual([null, 'supply']);
  expect(model.scene.value).toMatchObject({ own: { status: 'looked-at' } });
  model.begin('reopen');
  server.on('ownCaseReopen', () => refused('already-reopened'));
  expect(await model.finish('Razı deyiləm')).toBe(false);
  expect(model.trouble.value).toMatchObject({ refusal: { code: 'already-reopened' } });
  model.close();
});

test('withdrawing needs no reason', async () => {
  const { server, open } = aWorld();
  const model = open();
  await settle();
  model.begin('withdraw');
  server.on('withdrawOwn', () => good({}));
  expect(await model.finish('')).toBe(true);
  expect(server.of('withdrawOwn')[0]?.body).toEqual({});
  model.close();
});

test('its answer is a letter while it stands: not before it, nor while the case is looked at again', () => {
  const texts = [{ at: '2026-03-20T07:00:00.000Z', what: 'answer' as const, text: 'Pensiyanız yenidən hesablanıb.' }];
  const offered = (['answered', 'closed', 'received', 'looked-at'] as const).filter((status) =>
    hasLetter(ownCase({ status, texts })),
  );
  expect(offered).toEqual(['answered', 'closed']);
  expect(hasLetter(ownCase({ status: 'decided', texts: [] }))).toBe(false);
});

test('[CS27] what was filled in with help is confirmed by a code, and shows what became of it', async () => {
  const { server, is, open } = aWorld();
  const helped = { by: 'Leyla', until: '2026-03-20', confirmed: null, code: 'phone' } as const;
  is(ownCase({ status: 'unconfirmed', told: [], helped, may: ['confirm', 'withdraw'] }));
  const model = open();
  await settle();
  const { confirming } = model;
  server.on('ownCaseCode', () => lost);
  await confirming.ask('az');
  expect([confirming.sent.value, confirming.trouble.value]).toEqual([null, { why: 'lost' }]);
  server.on('ownCaseCode', () => good({ by: 'phone', seconds: 600 }));
  await confirming.ask('az');
  expect([confirming.sent.value, confirming.trouble.value]).toEqual([{ by: 'phone', seconds: 600 }, null]);
  confirming.type('12 34-5');
  expect([await confirming.confirm(), confirming.isWrong.value]).toEqual([false, true]);
  server.on('ownCaseConfirm', () => refused('wrong-code'));
  confirming.type('12 34-56789');
  expect([await confirming.confirm(), confirming.isWrong.value]).toEqual([false, false]);
  expect(confirming.trouble.value).toMatchObject({ refusal: { code: 'wrong-code' } });
  expect(server.of('own')).toHaveLength(1);
  server.on('ownCaseConfirm', () => good(ownCase()));
  is(ownCase({ status: 'checking' }));
  expect(await confirming.confirm()).toBe(true);
  expect(server.of('ownCaseConfirm').map(({ body }) => body)).toEqual([{ code: '123456' }, { code: '123456' }]);
  expect(model.scene.value).toMatchObject({ own: { status: 'checking' } });
});
