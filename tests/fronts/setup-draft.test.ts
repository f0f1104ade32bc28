import { describe, expect, test } from 'vitest';
import type { ConfigPort, DraftPort, StoredDraft } from '../../manager/ports.ts';
import { readAt, writtenAt } from '../../manager/settings/setup/at-path.ts';
import { openDraft } from '../../manager/settings/setup/draft-model.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { refuse } from '../../shared/refusals.ts';
import { keptDrafts } from '../fakes/kept-drafts.ts';
import { good, heldConfig, lost, settle, turnedClock } from './manager-fakes.ts';

/** A draft of a centre's settings: how it is changed, kept, undone and published. */

const centre = sampleCentre;

const opened = (
  options: { readonly stored?: StoredDraft; readonly drafts?: DraftPort; readonly write?: ConfigPort['write'] } = {},
) => {
  const clock = turnedClock();
  const drafts = options.drafts ?? keptDrafts({ version: () => (written.length > 0 ? 2 : 1) });
  const written: { etag: string; document: unknown }[] = [];
  const config = heldConfig(
    async (id, etag, document) => {
      written.push({ etag, document });
      const refused = await options.write?.(id, etag, document);
      if (refused !== undefined) return refused;
      const read = await drafts.read(id);
      if (read.ok && read.value.draft !== null) await drafts.drop(id, read.value.draft.revision);
      return { ok: true, value: { centre: document as Centre, etag: '"2"' } };
    },
    async () => lost,
  );
  const draft = openDraft({ centre, etag: '"1"' }, options.stored ?? null, { centre: 'sample', config, drafts, clock });
  return { draft, clock, drafts, written };
};

describe('a place in a document', () => {
  test('is read and written along its path; the rest is the very same', () => {
    const next = writtenAt(centre, 'series/0/prefix', 'Z');
    expect(readAt(next, 'series/0/prefix')).toBe('Z');
    expect(next.services).toBe(centre.services);
    expect(next.series[1]).toBe(centre.series[1]);
    expect(writtenAt(next, 'series/0/prefix', 'Z')).toBe(next);
  });

  test('a box that may be left out is made when it is needed, and goes with the last that it holds', () => {
    const { limits: _, ...bare } = centre;
    expect(writtenAt(bare, 'limits/pace/atOnce', undefined)).toBe(bare);
    const paced = writtenAt(bare as Centre, 'limits/pace/atOnce', 5);
    expect(paced.limits).toEqual({ pace: { atOnce: 5 } });
    expect(writtenAt(paced, 'limits/pace/atOnce', undefined)).toEqual(bare);
    expect(writtenAt(centre, 'texts/welcome', {}).texts.welcome).toEqual({});
    const said = writtenAt({ ...centre, texts: { ...centre.texts, slip: { az: 'a' } } }, 'texts/slip/az', undefined);
    expect(said.texts.slip).toEqual({});
  });
});

test('the first of a list that is not there yet begins it', () => {
  const service = { id: 'a', passport: { price: { az: 'Pulsuz' } } };
  const link = { name: {}, address: 'https://' };
  expect(writtenAt({ services: [service] }, 'services/0/passport/links/0', link)).toEqual({
    services: [{ ...service, passport: { ...service.passport, links: [link] } }],
  });
  expect(writtenAt({}, 'booking/reminders/0', 7200)).toEqual({ booking: { reminders: [7200] } });
});

describe('undo', () => {
  test('takes back a word as one step and two words as two, and gives them again', () => {
    const { draft, clock } = opened();
    for (const typed of ['M', 'Mə', 'Mər']) draft.set('name/az', typed);
    draft.set('name/ru', 'Ц');
    clock.turn(3000);
    draft.set('name/ru', 'Це');
    const names = (): unknown => draft.document.value.name;
    draft.undo();
    expect(names()).toMatchObject({ az: 'Mər', ru: 'Ц' });
    draft.undo();
    draft.undo();
    expect([names(), draft.canUndo.value]).toEqual([centre.name, false]);
    draft.redo();
    expect(names()).toEqual({ ...centre.name, az: 'Mər' });
    draft.set('name/en', 'C');
    expect(draft.canRedo.value).toBe(false);
  });

  test('writing what stands there already is no step', () => {
    const { draft } = opened();
    draft.set('languages', [...centre.languages]);
    draft.set('targets/waitSeconds', centre.targets.waitSeconds);
    expect([draft.canUndo.value, draft.changed.value, draft.document.value]).toEqual([false, false, centre]);
  });
});

describe('what is typed', () => {
  test('is stored a moment later, once for many keys, and dropped when it is taken back', async () => {
    const { draft, clock, drafts } = opened();
    draft.set('name/az', 'A');
    draft.set('name/az', 'Ad');
    expect(draft.saved.value).toBe('saving');
    clock.turn(600);
    await settle();
    expect(draft.saved.value).toBe('saved');
    const stored = await drafts.read('sample');
    expect(stored.ok && stored.value.draft).toMatchObject({ base: 1, document: { name: { az: 'Ad' } } });
    draft.undo();
    clock.turn(600);
    await settle();
    expect(await drafts.read('sample')).toEqual(good({ version: 1, draft: null }));
  });

  test('that cannot be stored says so, and is tried again', async () => {
    const kept = keptDrafts();
    let answers = false;
    const { draft, clock } = opened({
      drafts: { ...kept, save: async (...asked) => (answers ? kept.save(...asked) : lost) },
    });
    draft.set('name/az', 'A');
    clock.turn(600);
    await settle();
    expect(draft.saved.value).toBe('lost');
    answers = true;
    clock.turn(5000);
    await settle();
    expect(draft.saved.value).toBe('saved');
    expect(clock.alarms()).toBe(0);
  });

  test('is there again when the page is opened again', () => {
    const stored = { revision: 'r1', base: 1, by: null, at: '', document: { ...centre, personalDataDays: 12 } };
    const { draft } = opened({ stored });
    expect([draft.document.value.personalDataDays, draft.etag.value]).toEqual([12, '"1"']);
    expect([draft.changed.value, draft.canUndo.value]).toEqual([true, false]);
  });
});

describe('publishing', () => {
  test('sends the draft on the version that it began from; then nothing is left to publish', async () => {
    const { draft, drafts, written } = opened();
    draft.set('personalDataDays', 14);
    expect(await draft.publish()).toBe(true);
    expect(written).toEqual([{ etag: '"1"', document: { ...centre, personalDataDays: 14 } }]);
    expect([draft.changed.value, draft.etag.value, draft.inForce.value.personalDataDays]).toEqual([false, '"2"', 14]);
    expect(await drafts.read('sample')).toEqual(good({ version: 2, draft: null }));
  });

  test('what is refused stays a draft, with why', async () => {
    const changed = refuse('config-changed', 'somebody changed it');
    const { draft } = opened({ write: async () => changed });
    draft.set('personalDataDays', 14);
    expect(await draft.publish()).toBe(false);
    expect(draft.refused.value).toEqual(changed.refusal);
    expect([draft.changed.value, draft.inForce.value]).toEqual([true, centre]);
  });
});

describe('what is wrong', () => {
  test('is found at every key, at its place, all of it', () => {
    const { draft } = opened();
    expect(draft.faults.value.size).toBe(0);
    draft.set('personalDataDays', '');
    draft.set('series/0/last', 0);
    draft.set('counters/0/profile', 'gone');
    draft.set('targets/serviceLevel', 'x');
    expect(Object.fromEntries([...draft.faults.value].map(([path, { code }]) => [path, code]))).toEqual({
      personalDataDays: 'missing',
      'series/0/last': 'too-small',
      'counters/0/profile': 'no-profile',
      'targets/serviceLevel': 'no-number',
    });
    draft.drop();
    expect([draft.faults.value.size, draft.changed.value]).toEqual([0, false]);
  });
});
