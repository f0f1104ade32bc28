import { expect, test } from 'vitest';
import { createVisit } from '../../office/case/visit/visit-model.ts';
import { boxesOf, createInbox } from '../../office/inbox-model.ts';
import { shippedForm } from '../../server/forms/shipped-forms.ts';
import { manualClock } from '../fakes/clock.ts';
import { sendsNothing } from './file-fakes.ts';
import { countedKeys, good, lost, refused, talkingApi } from './manager-fakes.ts';
import { officeBody } from './office-fakes.ts';

/** [CS26] A visit to the household, on the page of its case. */

const visiting = (visits = true) => {
  const server = talkingApi();
  const told: string[] = [];
  const office = officeBody();
  const work = {
    ...{ api: server.api, newKey: countedKeys(), centre: 'small', clock: manualClock() },
    office: { ...office, me: { ...office.me, visits } },
    ...{ go: (path: string) => void told.push(path), sendTo: () => sendsNothing },
  };
  const model = createVisit(work, 'c1', async () => void told.push('loaded'));
  return { server, work, model, told };
};

test('a draw whose answer was lost is asked again under its key, another one under another', async () => {
  const { server, model, told } = visiting();
  server.on('drawVisitor', () => lost);
  await model.draw('');
  await model.draw('');
  expect([model.trouble.value, told]).toEqual(['lost', []]);
  server.on('drawVisitor', () => refused('nobody-free'));
  await model.draw('');
  expect(model.trouble.value).toMatchObject({ code: 'nobody-free' });
  server.on('drawVisitor', () => good({}));
  await model.draw('Xəstələnib');
  const asked = server.of('drawVisitor');
  expect(asked.map(({ body }) => body)).toEqual([{}, {}, {}, { reason: 'Xəstələnib' }]);
  expect(asked.map(({ key }) => asked.findIndex((one) => one.key === key))).toEqual([0, 0, 0, 3]);
  expect([model.trouble.value, told, model.busy.value]).toEqual([null, ['loaded'], false]);
});

test('what was found is sent once all of it is answered, and leads back to the list of visits', async () => {
  const { server, model, told } = visiting();
  expect(await model.send()).toBeNull();
  server.on('form', () => good(shippedForm('household-visit')));
  await model.open('household-visit');
  model.answer('lives', 'yes');
  expect(model.fields.value.map(({ id }) => id)).toEqual(['date', 'lives', 'people', 'found']);
  expect(await model.send()).toBe('answer-date');
  expect([...model.faults.value.keys()]).toEqual(['date', 'people', 'found']);
  model.answer('lives', 'no');
  model.answer('date', '2026-03-06');
  model.answer('found', 'Ev boşdur.');
  server.on('writeVisit', () => good({}));
  expect(await model.send()).toBeNull();
  expect(server.of('writeVisit').map(({ body }) => body)).toEqual([
    { answers: { date: '2026-03-06', lives: 'no', found: 'Ev boşdur.' } },
  ]);
  expect(told).toEqual(['inbox/visits/act']);
});

test('the box of visits stands there for those who visit, or lead who does', () => {
  const [theirs, others] = [visiting(), visiting(false)];
  expect(boxesOf(theirs.work.office)).toContain('visits');
  expect(boxesOf(others.work.office)).not.toContain('visits');
  expect(createInbox(others.work, 'visits').box).toBe('own');
  const { me } = theirs.work.office;
  const alone = { ...theirs.work.office, me: { ...me, duties: { ...me.duties, departments: [] } } };
  expect(createInbox({ ...theirs.work, office: alone }, '').box).toBe('visits');
});
