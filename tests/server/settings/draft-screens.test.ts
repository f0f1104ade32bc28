import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ConfigPort } from '../../../manager/ports.ts';
import { httpDrafts } from '../../../manager/settings/config/http-drafts.ts';
import type { DraftModel } from '../../../manager/settings/setup/draft-model.ts';
import { draftOf } from '../../../manager/settings/setup/draft-of.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import type { RouteName } from '../../../shared/paths.ts';
import type { AnyAsk, Api } from '../../../ui/api.ts';
import { turnedClock } from '../../fronts/manager-fakes.ts';
import { eventually } from '../../support/eventually.ts';
import { type AServer, aFolder, aServer, type Who } from '../../support/server.ts';

/** Two administrators' screens on one server, and an editor at its files: the screens' own behaviour over the real routes. */

let folder: Awaited<ReturnType<typeof aFolder>>;
let server: AServer;
beforeAll(async () => {
  folder = await aFolder();
  server = await aServer({ folder: folder.path });
});
afterAll(async () => {
  await server.close();
  await folder.remove();
});

const apiOf = (who: Who): Api => {
  const api = async (route: RouteName, { params, query, body, headers, key }: AnyAsk = {}) => {
    const asked = {
      ...(params === undefined ? {} : { params: params as { readonly [name: string]: string } }),
      ...(query === undefined ? {} : { query: query as { readonly [name: string]: string } }),
      ...(body === undefined ? {} : { body }),
      ...(headers === undefined ? {} : { headers }),
      ...(key === undefined ? {} : { key }),
    };
    return (await server.ask(who, route, asked)).reply.json();
  };
  return api as Api;
};
const configOf = (who: Who): ConfigPort => {
  const shown = async (asked: Promise<Awaited<ReturnType<typeof server.ask<'config' | 'putConfig'>>>>) => {
    const { reply } = await asked;
    const answer = reply.json();
    return answer.ok ? { ok: true, value: { centre: answer.value, etag: String(reply.headers.etag) } } : answer;
  };
  return {
    read: () => shown(server.ask(who, 'config')),
    write: (_, etag, document) =>
      shown(server.ask(who, 'putConfig', { body: document, headers: { 'if-match': etag } })),
  };
};
const screenOf = async (who: 'admin' | 'manager') => {
  const clock = turnedClock();
  const api = apiOf(who);
  const world = { centre: 'small', api, clock, config: configOf(who), drafts: httpDrafts(api), me: `${who}-1` };
  const held = draftOf(world);
  await held.load();
  const state = held.state.value;
  if (state.step !== 'ready') throw new Error(`not ready: ${JSON.stringify(state)}`);
  const following = state.value.follow();
  return { draft: state.value, clock, close: () => following.close() };
};
type Screen = Awaited<ReturnType<typeof screenOf>>;

/** Turns the clocks of the screens until it is so. */
const until = (screens: readonly Screen[], isSo: () => void): Promise<void> =>
  eventually(() => {
    for (const { clock } of screens) clock.turn(700);
    isSo();
  });
const said = ({ document }: DraftModel) => [document.value.name.az, document.value.personalDataDays];

test('both see what the other types, what one publishes is in force for both, and a file edited by hand is a clash until it is settled', async () => {
  const [one, other] = [await screenOf('admin'), await screenOf('manager')];
  const both = [one, other];
  one.draft.set('name/az', 'Birinin');
  other.draft.set('personalDataDays', 99);
  await until(both, () => {
    for (const { draft } of both) expect([...said(draft), draft.saved.value]).toEqual(['Birinin', 99, 'saved']);
  });
  expect(other.draft.taken.value?.who ?? one.draft.taken.value?.who).toMatch(/^(admin|manager)-1$/);
  expect(await one.draft.publish()).toBe(true);
  await until(both, () => expect(both.map(({ draft }) => draft.changed.value)).toEqual([false, false]));
  expect((await server.ask('admin', 'draft')).value.draft).toBeNull();

  one.draft.set('personalDataDays', 7);
  await until(both, () => expect(said(other.draft)).toEqual(['Birinin', 7]));
  const file = join(folder.path, 'centres', 'small.json');
  const onDisk: Centre = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...onDisk, personalDataDays: 8, name: { az: 'Fayldan' } }));
  await until(both, () => {
    for (const { draft } of both)
      expect(draft.clash.value?.conflicts).toMatchObject([{ path: 'personalDataDays', mine: 7, theirs: 8 }]);
  });
  expect(await other.draft.publish()).toBe(false);
  one.draft.settle(new Map([['personalDataDays', 'mine']]));
  await until(both, () => {
    for (const { draft } of both) expect([...said(draft), draft.clash.value]).toEqual(['Fayldan', 7, null]);
  });
  expect(await other.draft.publish()).toBe(true);
  expect((await server.ask('admin', 'config')).value).toMatchObject({ name: { az: 'Fayldan' }, personalDataDays: 7 });
  const { versions } = (await server.ask('admin', 'configHistory')).value;
  expect(versions.map(({ source, by }) => by?.id ?? source)).toEqual(['manager-1', 'file', 'admin-1', 'install']);
  for (const { close } of both) close();
});
