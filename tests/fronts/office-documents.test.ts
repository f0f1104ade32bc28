import { expect, test } from 'vitest';
import { createDocuments } from '../../office/case/documents-model.ts';
import { manualClock } from '../fakes/clock.ts';
import { sendsNothing } from './file-fakes.ts';
import { countedKeys, good, lost, refused, talkingApi } from './manager-fakes.ts';
import { officeBody } from './office-fakes.ts';

/** [CS13] A document is withdrawn on the page of its case, with a reason. */

const documents = () => {
  const server = talkingApi();
  const changed: string[] = [];
  const model = createDocuments(
    {
      ...{ api: server.api, newKey: countedKeys(), centre: 'small', office: officeBody() },
      ...{ go: () => undefined, sendTo: () => sendsNothing, clock: manualClock() },
    },
    'c1',
    async () => void changed.push('loaded'),
  );
  return { server, model, changed };
};

test('the reason is asked of one document at a time, and asking withdraws nothing', () => {
  const { server, model } = documents();
  model.begin('d1');
  model.begin('d2');
  expect(model.withdrawing.value).toBe('d2');
  model.begin(null);
  expect([model.withdrawing.value, server.asked.length]).toEqual([null, 0]);
});

test('a lost answer is asked again under its key, another question under another; then the case is read again', async () => {
  const { server, model, changed } = documents();
  server.on('withdrawDocument', () => lost);
  model.begin('d1');
  await model.withdraw('d1', 'Səhv ad');
  expect([model.refused.value, model.withdrawing.value, changed]).toEqual(['lost', 'd1', []]);
  await model.withdraw('d1', 'Səhv ad');
  server.on('withdrawDocument', () => refused('not-allowed'));
  await model.withdraw('d1', 'Səhv ünvan');
  expect(model.refused.value).toMatchObject({ code: 'not-allowed' });
  server.on('withdrawDocument', () => good({}));
  await model.withdraw('d1', 'Səhv ünvan');
  expect([model.refused.value, model.withdrawing.value, changed, model.busy.value]).toEqual([
    null,
    null,
    ['loaded'],
    false,
  ]);
  const asked = server.of('withdrawDocument');
  const keys = asked.map(({ key }) => key);
  expect(asked.map(({ body }) => body)).toEqual([
    { reason: 'Səhv ad' },
    { reason: 'Səhv ad' },
    { reason: 'Səhv ünvan' },
    { reason: 'Səhv ünvan' },
  ]);
  expect(keys[0]).toBe(keys[1]);
  expect(new Set(keys).size).toBe(3);
});
