import { expect, test } from 'vitest';
import { changedValues, valuesOfPart } from '../../country/template/picked-values.ts';
import { isOpen, openTemplate, withValues } from '../../country/template/template-model.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import { manualClock } from '../fakes/clock.ts';
import { place, talkingApi } from './manager-fakes.ts';

/** National settings as they are drafted, looked at and published on the country's page. */

const given = (path: string, value: unknown = 1) => ({ path, value, locked: true });
const settled = () => new Promise((done) => setImmediate(done));

const opened = async () => {
  const { api, on, of } = talkingApi();
  const standing = { draft: null, published: null, centres: [] };
  on('countryTemplate', () => ({ ok: true, value: standing }));
  on('draftTemplate', () => ({ ok: true, value: { revision: 'r' } }));
  on('previewTemplate', () => ({ ok: true, value: [] }));
  on('publishTemplate', () => ({ ok: true, value: { version: 1, sent: ['a', 'b'] } }));
  const model = openTemplate({ api, newKey: () => 'key', clock: manualClock(), place: place('template') });
  await settled();
  return { model, on, of };
};

test('what is made is kept before it is looked at, and published only afterwards', async () => {
  const { model, on, of } = await opened();
  model.change([
    { which: { kind: 'all' }, values: [given('targets/waitSeconds')] },
    { which: { kind: 'all' }, values: [] },
  ]);
  await model.look();
  expect([of('draftTemplate').length, model.isChanged.value, model.preview.value]).toEqual([1, false, []]);
  await model.publish();
  expect([model.preview.value, model.said.value]).toEqual([null, { type: 'published', centres: 2 }]);
  on('draftTemplate', () => ({ ok: false, refusal: { code: 'bad-config', message: 'x: is not a known field' } }));
  model.change([{ which: { kind: 'all' }, values: [given('x')] }]);
  await model.look();
  expect([model.preview.value, model.isChanged.value, model.said.value?.type]).toEqual([null, true, 'refused']);
  model.close();
});

test('a value takes the place of what stands in it, and of what it stands in', () => {
  const before = [given('targets'), given('texts/slip/az'), given('texts/slipper')];
  const paths = withValues(before, [given('targets/waitSeconds'), given('texts/slip')]).map(({ path }) => path);
  expect(paths).toEqual(['texts/slipper', 'targets/waitSeconds', 'texts/slip']);
});

test('a centre is open while what it goes by is not what was published for it', () => {
  const centre = { id: 'a', name: null, region: null, heardAt: null, drafted: true, published: null, inForce: null };
  const sent = { version: 2, at: '', status: 'waiting', detail: null, endedAt: null } as const;
  expect([isOpen(centre, false), isOpen(centre, true)]).toEqual([false, true]);
  expect([1, 2].map((inForce) => isOpen({ ...centre, published: sent, inForce }, true))).toEqual([true, false]);
});

test('what is changed in the forms is taken path by path, a part as it stands by its fields or things', () => {
  const after = { ...sampleCentre, targets: { ...sampleCentre.targets, waitSeconds: 77 } };
  expect(changedValues(sampleCentre, after)).toEqual([given('targets/waitSeconds', 77)]);
  expect(valuesOfPart('targets', after).map(({ path }) => path)).toContain('targets/meanWaitSeconds');
  const classes = valuesOfPart('classes', sampleCentre).map(({ path }) => path);
  expect(classes).toEqual(sampleCentre.priorityClasses.map(({ id }) => `priorityClasses/${id}`));
});
