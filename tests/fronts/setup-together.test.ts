import { describe, expect, test } from 'vitest';
import type { ConfigPort, DraftPort } from '../../manager/ports.ts';
import { openDraft } from '../../manager/settings/setup/draft-model.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { isSame } from '../../shared/centre/config-diff.ts';
import { ok, refuse } from '../../shared/refusals.ts';
import { keptDrafts } from '../fakes/kept-drafts.ts';
import { settle, turnedClock } from './manager-fakes.ts';

/** Several people on one centre's settings, each before a screen of their own. */

const aServer = () => {
  const versions: Centre[] = [sampleCentre];
  const asked: string[] = [];
  const clock = turnedClock();
  const people = { leyla: 'Leyla', kamran: 'Kamran' };
  let typing: keyof typeof people = 'leyla';
  const kept = keptDrafts({
    version: () => versions.length,
    past: (version) => versions[version - 1],
    me: () => ({ id: typing, name: people[typing] }),
  });
  const latest = (): Centre => versions.at(-1) ?? sampleCentre;
  const put = async (document: Centre): Promise<void> => {
    versions.push(document);
    const read = await kept.read('sample');
    const draft = read.ok ? read.value.draft : null;
    if (draft !== null && isSame(draft.document, document)) await kept.drop('sample', draft.revision);
  };
  const config: ConfigPort = {
    read: async () => ok({ centre: latest(), etag: `"${versions.length}"` }),
    write: async (_, etag, document) => {
      if (etag !== `"${versions.length}"`) return refuse('config-changed', 'somebody changed it');
      await put(document as Centre);
      return ok({ centre: latest(), etag: `"${versions.length}"` });
    },
  };
  const screen = async (me: keyof typeof people) => {
    const drafts: DraftPort = {
      ...kept,
      save: async (...save) => {
        typing = me;
        asked.push(me);
        return kept.save(...save);
      },
    };
    const read = await kept.read('sample');
    const draft = read.ok ? read.value.draft : null;
    const base = draft === null ? undefined : versions[draft.base - 1];
    const world = { centre: 'sample', config, drafts, clock, me };
    return openDraft({ centre: latest(), etag: `"${versions.length}"` }, draft, world, base);
  };
  const later = async (ms = 5000): Promise<void> => {
    for (let at = 0; at < ms; at += 200) {
      clock.turn(200);
      await settle();
    }
  };
  return { screen, later, put, latest, saves: asked, versions, drafts: kept };
};
const both = async () => {
  const server = aServer();
  const [leyla, kamran] = [await server.screen('leyla'), await server.screen('kamran')];
  const following = [leyla.follow(), kamran.follow()];
  await server.later(200);
  return { server, leyla, kamran, close: () => following.forEach((one) => void one.close()) };
};
const days = (document: { readonly personalDataDays: unknown }) => document.personalDataDays;

describe('two people on one draft', () => {
  test('see what the other types elsewhere, by name and path, and neither loses anything', async () => {
    const { server, leyla, kamran, close } = await both();
    leyla.set('personalDataDays', 7);
    kamran.set('targets/waitSeconds', 77);
    await server.later();
    for (const screen of [leyla, kamran]) {
      expect([days(screen.document.value), screen.document.value.targets.waitSeconds]).toEqual([7, 77]);
      expect([screen.saved.value, screen.clash.value]).toEqual(['saved', null]);
    }
    expect(kamran.taken.value).toMatchObject({ who: 'Leyla', changes: [{ path: 'personalDataDays', after: 7 }] });
    expect(leyla.other.value?.name).toBe('Kamran');
    expect(kamran.other.value).toBeNull();
    const saves = server.saves.length;
    await server.later(20_000);
    expect(server.saves.length, 'nobody stores again what is stored').toBe(saves);
    close();
  });

  test('of one field both words stand beside each other until somebody says which holds', async () => {
    const { server, leyla, kamran, close } = await both();
    leyla.set('personalDataDays', 7);
    await server.later(600);
    kamran.set('personalDataDays', 8);
    kamran.set('targets/waitSeconds', 77);
    await server.later();
    expect(days(leyla.document.value)).toBe(7);
    expect(kamran.saved.value).toBe('clash');
    expect(kamran.clash.value).toMatchObject({
      with: 'draft',
      who: 'Leyla',
      conflicts: [{ path: 'personalDataDays', mine: 8, theirs: 7 }],
    });
    kamran.settle(new Map([['personalDataDays', 'mine']]));
    await server.later();
    expect([kamran.clash.value, kamran.saved.value]).toEqual([null, 'saved']);
    expect([days(leyla.document.value), leyla.document.value.targets.waitSeconds]).toEqual([8, 77]);
    close();
  });

  test('undoing takes back what one has done oneself, and not what the other has', async () => {
    const { server, leyla, kamran, close } = await both();
    leyla.set('personalDataDays', 7);
    await server.later();
    kamran.set('targets/waitSeconds', 77);
    await server.later();
    leyla.undo();
    await server.later();
    for (const { document } of [leyla, kamran]) {
      expect([days(document.value), document.value.targets.waitSeconds]).toEqual([days(sampleCentre), 77]);
    }
    close();
  });

  test('what one publishes is in force for both, and is no draft any more', async () => {
    const { server, leyla, kamran, close } = await both();
    leyla.set('personalDataDays', 7);
    await server.later();
    expect(await kamran.publish()).toBe(true);
    await server.later();
    expect([leyla.changed.value, kamran.changed.value, days(leyla.inForce.value)]).toEqual([false, false, 7]);
    expect(await server.drafts.read('sample')).toEqual(ok({ version: 2, draft: null }));
    leyla.set('targets/waitSeconds', 77);
    await server.later();
    expect(kamran.document.value.targets.waitSeconds).toBe(77);
    close();
  });
});

describe('a file edited by hand meanwhile', () => {
  const edited = (change: Partial<Centre>): Centre => ({ ...sampleCentre, ...change });

  test('is taken into the draft where it says nothing else, and the draft can be published on it', async () => {
    const { server, leyla, close } = await both();
    leyla.set('personalDataDays', 7);
    await server.later();
    await server.put(edited({ targets: { ...sampleCentre.targets, waitSeconds: 66 } }));
    await server.later();
    expect(leyla.taken.value).toMatchObject({ from: 'in-force', changes: [{ path: 'targets/waitSeconds' }] });
    expect([days(leyla.document.value), leyla.document.value.targets.waitSeconds]).toEqual([7, 66]);
    expect(await leyla.publish()).toBe(true);
    expect(server.latest()).toMatchObject({ personalDataDays: 7, targets: { waitSeconds: 66 } });
    close();
  });

  test('stands beside the draft where both have changed one place; nothing is published before, nothing is lost', async () => {
    const { server, leyla, close } = await both();
    leyla.set('personalDataDays', 7);
    await server.later();
    await server.put(edited({ personalDataDays: 9 }));
    await server.later();
    expect(leyla.clash.value).toMatchObject({ with: 'in-force', conflicts: [{ mine: 7, theirs: 9 }] });
    expect(await leyla.publish()).toBe(false);
    expect(days(server.latest())).toBe(9);
    // One who opens the page later finds the same.
    const again = await server.screen('kamran');
    expect(again.clash.value).toMatchObject({ with: 'in-force', conflicts: [{ mine: 7, theirs: 9 }] });
    leyla.settle(new Map([['personalDataDays', 'theirs']]));
    await server.later();
    expect([leyla.changed.value, days(leyla.document.value)]).toEqual([false, 9]);
    leyla.undo();
    expect(days(leyla.document.value), 'what was given up can be had back').toBe(7);
    await server.later();
    expect(await leyla.publish()).toBe(true);
    expect(days(server.latest())).toBe(7);
    close();
  });

  test('between the last look and publishing is a clash, not a loss', async () => {
    const { server, leyla, close } = await both();
    leyla.set('personalDataDays', 7);
    await server.later(1000);
    await server.put(edited({ personalDataDays: 9 }));
    expect(await leyla.publish()).toBe(false);
    expect(leyla.clash.value?.conflicts).toMatchObject([{ path: 'personalDataDays', mine: 7, theirs: 9 }]);
    expect(days(server.latest())).toBe(9);
    close();
  });
});
