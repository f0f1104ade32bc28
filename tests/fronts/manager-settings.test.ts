import { describe, expect, test } from 'vitest';
import type { ConfigPort } from '../../manager/ports.ts';
import { createConfig, lineOf, readJson } from '../../manager/settings/config/config-model.ts';
import { admissionBy, createDevices, type Device, waysFor } from '../../manager/settings/devices/devices-model.ts';
import { createRenaming, withPlaceNamed } from '../../manager/settings/devices/renaming-model.ts';
import { createOwn } from '../../manager/settings/own/own-model.ts';
import { countersChange, createPeople } from '../../manager/settings/people/people-model.ts';
import { createPrinters } from '../../manager/settings/printers/printers-model.ts';
import { aboutIn } from '../../manager/settings/security/security-about.ts';
import { createSecurity } from '../../manager/settings/security/security-model.ts';
import { createTokens } from '../../manager/settings/tokens/tokens-model.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { manager as az } from '../../shared/text/az.ts';
import { createSession } from '../../ui/session.ts';
import { countedKeys, good, heldConfig, lost, refused, settle, talkingApi, turnedClock } from './manager-fakes.ts';

const ports = () => {
  const server = talkingApi();
  const clock = turnedClock();
  return { server, clock, given: { api: server.api, clock, newKey: countedKeys() } };
};
const centre = sampleCentre;

describe('a device is renamed where it is listed', () => {
  const kiosk = { kind: 'kiosk', place: 'kiosk-1' } as const;
  const over = (answers: readonly ('ok' | 'config-changed')[]) => {
    const written: unknown[] = [];
    const config = heldConfig(
      async (_, etag, document) => {
        const answer = answers[written.length];
        written.push({ etag, document });
        const read = { centre: document as Centre, etag: '"8"' };
        return answer === 'ok'
          ? { ok: true, value: read }
          : { ok: false, refusal: { code: 'config-changed', message: '' } };
      },
      async () => ({ ok: true, value: { centre, etag: `"${7 + written.length}"` } }),
    );
    return { written, model: createRenaming({ centre: 'sample', config }) };
  };

  test('its place has the name in the document, and nothing else is another', async () => {
    const { written, model } = over(['ok']);
    expect(await model.rename(kiosk, 'Giriş')).toBe(true);
    const [first, ...rest] = centre.kiosks;
    expect(written).toEqual([{ etag: '"7"', document: { ...centre, kiosks: [{ ...first, name: 'Giriş' }, ...rest] } }]);
    expect(withPlaceNamed(centre, { kind: 'display', place: 'none' }, 'x')).toEqual(centre);
  });

  test('over what somebody published between reading and writing, once', async () => {
    const again = over(['config-changed', 'ok']);
    expect(await again.model.rename(kiosk, 'Giriş')).toBe(true);
    expect(again.written).toMatchObject([{ etag: '"7"' }, { etag: '"8"' }]);
    const twice = over(['config-changed', 'config-changed']);
    expect(await twice.model.rename(kiosk, 'Giriş')).toBe(false);
    expect(twice.model.change.trouble.value).toMatchObject({ code: 'config-changed' });
  });
});

describe('devices', () => {
  const device = (id: string, approved: boolean) => ({ id, approved, kind: 'kiosk', place: 'kiosk-1', code: 'K7PX' });

  test('those that ask stand apart; letting in sends the code and looks again', async () => {
    const { server, given } = ports();
    let list = [device('a', true), device('b', false)];
    server.on('devices', () => good(list));
    server.on('approveDevice', () => {
      list = list.map((one) => ({ ...one, approved: true }));
      return good({});
    });
    const devices = createDevices('sample', given);
    await devices.load();
    const [asking] = devices.asking.value;
    expect([devices.asking.value.length, devices.paired.value.length]).toEqual([1, 1]);
    expect(asking && (await devices.approve(asking))).toBe(true);
    expect(server.of('approveDevice')[0]).toMatchObject({ params: { centre: 'sample', code: 'K7PX' }, key: 'k1' });
    expect([devices.asking.value.length, devices.paired.value.length]).toEqual([0, 2]);
  });

  test('is let in at any place of its kind: a free one, beside another, or in the place of one', async () => {
    const asking = { ...device('n', false), place: 'kiosk-2' } as Device;
    const there = [device('a', true), device('b', true), { ...device('w', true), kind: 'display' }] as Device[];
    const gone = { ...device('g', true), place: 'kiosk-9' } as Device;
    const places = [1, 2, 3].map((at) => ({ id: `kiosk-${at}`, name: `Kiosk ${at}` }));
    const ways = waysFor(asking, places, [...there, gone]);
    expect(ways.map((way) => [way.name, way.as, admissionBy(way)])).toEqual([
      ['Kiosk 2', 'free', { place: 'kiosk-2' }],
      ['Kiosk 1', 'taken', { place: 'kiosk-1' }],
      ['Kiosk 1', 'replacing', { replaces: 'a' }],
      ['Kiosk 1', 'replacing', { replaces: 'b' }],
      ['Kiosk 3', 'free', { place: 'kiosk-3' }],
    ]);
    const { server, given } = ports();
    server.on('approveDevice', () => good({}));
    const [, , replacing] = ways;
    await createDevices('sample', given).approve(asking, replacing && admissionBy(replacing));
    expect(server.of('approveDevice')[0]?.body).toEqual({ replaces: 'a' });
  });

  test('looks every five seconds while it is followed, and not after', async () => {
    const { server, clock, given } = ports();
    server.on('devices', () => good([]));
    const stop = createDevices('sample', given).follow();
    clock.turn(10_000);
    stop();
    clock.turn(60_000);
    expect(server.of('devices')).toHaveLength(3);
    expect(clock.alarms()).toBe(0);
  });

  test('a list that cannot be had says why; asking again loads it', async () => {
    const { server, given } = ports();
    const devices = createDevices('sample', given);
    await devices.load();
    expect(devices.state.value).toEqual({ step: 'trouble', why: 'lost' });
    server.on('devices', () => good([]));
    await devices.load();
    expect(devices.state.value).toEqual({ step: 'ready', value: [] });
  });
});

test('printers: a test print, and the slips of the virtual ones only', async () => {
  const { server, given } = ports();
  server.on('printers', () =>
    good([
      { id: 'p1', kind: 'virtual' },
      { id: 'p2', kind: 'tcp' },
    ]),
  );
  server.on('slips', () => good([{ job: 'j1', at: '2026-11-20T06:00:00Z' }]));
  server.on('testPrinter', ({ params }) => (params?.printer === 'p1' ? good({ job: 'j2' }) : refused('no-printer')));
  const printers = createPrinters('sample', given);
  await printers.test('p1');
  expect(printers.tested.value).toBe('p1');
  expect(server.of('slips').map(({ params }) => params?.printer)).toEqual(['p1']);
  expect(printers.slips.value.get('p1')).toHaveLength(1);
  expect(printers.slipUrl('p1', 'j1')).toBe('/api/centres/sample/printers/p1/slips/j1.png');
  await printers.test('p2');
  expect(printers.tested.value).toBeNull();
  expect(printers.change.trouble.value).toMatchObject({ code: 'no-printer' });
});

test('people: added, changed, and a refusal is told', async () => {
  const { server, given } = ports();
  server.on('users', () => good([]));
  server.on('addUser', ({ body }) => (JSON.stringify(body).includes('taken') ? refused('user-exists') : good({})));
  server.on('editUser', () => good({}));
  const people = createPeople('sample', given);
  const person = {
    user: 'leyla',
    name: 'Leyla',
    role: 'clerk',
    password: 'ten signs at least',
    counters: null,
  } as const;
  expect(await people.add(person)).toBe(true);
  expect(await people.add({ ...person, user: 'taken' })).toBe(false);
  expect(people.change.trouble.value).toMatchObject({ code: 'user-exists' });
  expect(await people.edit('u1', { active: false })).toBe(true);
  expect(server.of('editUser')[0]).toMatchObject({ params: { centre: 'sample', user: 'u1' }, body: { active: false } });
  expect(people.change.trouble.value).toBeNull();
});

test.each([
  ['nothing is touched', ['1'], ['1'], {}],
  ['all are allowed and stay so', null, [], {}],
  ['only counters that are gone are allowed', ['9'], [], {}],
  ['one that is gone stands beside one that stays', ['1', '9'], ['1'], {}],
  ['one is added', ['1'], ['1', '2'], { counters: ['1', '2'] }],
  ['one is exchanged', ['1', '9'], ['2'], { counters: ['2'] }],
  ['the last is taken away', ['1'], [], { counters: null }],
] as const)('somebody’s counters where %s: %j shown, %j chosen', (_, counters, chosen, change) => {
  const known = [{ id: '1' }, { id: '2' }];
  expect(countersChange({ counters: counters === null ? null : [...counters] }, chosen, known)).toEqual(change);
  // As long as the centre's counters are not known nothing of them is changed.
  expect(countersChange({ counters: counters === null ? null : [...counters] }, [], undefined)).toEqual({});
});

test('own: one changes their own password with the old one', async () => {
  const { server, given } = ports();
  server.on('changePassword', ({ body }) =>
    JSON.stringify(body).includes('the old one') ? good({}) : refused('wrong-password'),
  );
  const own = createOwn({ ...given, session: createSession(given.api) });
  expect(await own.changePassword('a guess', 'quite another one')).toBe(false);
  expect(own.change.trouble.value).toMatchObject({ code: 'wrong-password' });
  expect(await own.changePassword('the old one', 'quite another one')).toBe(true);
  expect(server.of('changePassword').at(-1)?.body).toEqual({ old: 'the old one', new: 'quite another one' });
});

test.each([
  ['person-added', 'leyla: clerk', 'leyla: Əməkdaş'],
  ['person-changed', 'leyla: role, password, active', 'leyla: vəzifə, parol, vəziyyət'],
  ['token-made', 'clerk: of old: manager', 'clerk: of old: Rəhbər'],
  ['token-revoked', 'clerk: manager', 'clerk: manager'],
  ['person-removed', 'clerk', 'clerk'],
  ['device-let-in', 'display kiosk', 'Zal ekranı kiosk'],
  ['restored', '12 events', '12 hadisə'],
  ['configured', 'centres/sample.json', 'centres/sample.json'],
  ['signed-in', null, ''],
  ['person-changed', 'leyla: toString', 'leyla: toString'],
] as const)('the security log says of %s %s: %s', (what, about, said) => {
  expect(aboutIn(az, { what, about })).toBe(said);
});

test('tokens: the secret is shown until it is put away', async () => {
  const { server, given } = ports();
  server.on('tokens', () => good([]));
  server.on('addToken', () => good({ id: 't1', token: 'novbe_secret' }));
  const tokens = createTokens(given);
  await tokens.add({ name: 'Reports', role: 'manager', centre: 'sample' });
  expect(tokens.secret.value).toBe('novbe_secret');
  tokens.putAway();
  expect(tokens.secret.value).toBeNull();
});

describe('the configuration document', () => {
  const open = async (write: ConfigPort['write']) => {
    const written: { readonly etag: string; readonly document: unknown }[] = [];
    let etag = '"1"';
    const port = heldConfig(
      async (id, version, document) => {
        written.push({ etag: version, document });
        return write(id, version, document);
      },
      async () => ({ ok: true, value: { centre, etag } }),
    );
    const config = createConfig('sample', { config: port });
    await config.load();
    return {
      config,
      written,
      changeElsewhere: () => {
        etag = '"2"';
      },
    };
  };
  const accept: ConfigPort['write'] = async (_, __, document) => ({
    ok: true,
    value: { centre: document as Centre, etag: '"3"' },
  });

  test('is saved as the version that was read; then it is the server’s', async () => {
    const { config, written } = await open(accept);
    expect(config.changed.value).toBe(false);
    config.edit(config.text.value.replace('"Asia/Baku"', '"Europe/Berlin"'));
    expect(config.changed.value).toBe(true);
    await config.save();
    expect(written).toMatchObject([{ etag: '"1"', document: { timeZone: 'Europe/Berlin' } }]);
    expect(config.state.value.step).toBe('saved');
    expect(config.changed.value).toBe(false);
    config.edit(config.text.value.replace('"Europe/Berlin"', '"Asia/Baku"'));
    expect(config.state.value.step).toBe('editing');
    await config.save();
    expect(written[1]?.etag).toBe('"3"');
  });

  test('what is not JSON is never sent, and its place is told', async () => {
    const { config, written } = await open(accept);
    config.edit('{\n  "id": "sample",\n  "name" 5\n}');
    await config.save();
    expect(written).toEqual([]);
    expect(config.state.value).toEqual({ step: 'not-json', at: { line: 3, column: 10 } });
  });

  test('a refusal keeps the text and says where it is wrong', async () => {
    const { config } = await open(async () => ({
      ok: false,
      refusal: { code: 'bad-config', message: 'no such zone', about: { path: 'timeZone' } },
    }));
    const mine = config.text.value.replace('"Asia/Baku"', '"Nowhere"');
    config.edit(mine);
    await config.save();
    expect(config.state.value).toMatchObject({ step: 'refused', why: { about: { path: 'timeZone' } } });
    expect(config.text.value).toBe(mine);
  });

  test('a document changed by another: mine can be kept and saved over theirs, or theirs taken', async () => {
    const { config, written, changeElsewhere } = await open(async (id, etag, document) =>
      etag === '"2"'
        ? accept(id, etag, document)
        : { ok: false, refusal: { code: 'config-changed', message: 'changed' } },
    );
    const mine = config.text.value.replace('"Asia/Baku"', '"Europe/Berlin"');
    config.edit(mine);
    changeElsewhere();
    await config.save();
    expect(config.state.value.step).toBe('conflict');
    await config.keepMine();
    expect(config.text.value).toBe(mine);
    await config.save();
    expect(written.map(({ etag }) => etag)).toEqual(['"1"', '"2"']);
    expect(config.state.value.step).toBe('saved');
    config.edit('mine');
    await config.load();
    expect(config.text.value).toContain('"Asia/Baku"');
  });

  test('what is typed while it is being saved stays, and is saved next', async () => {
    const answers = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const sent: number[] = [];
    const { config, written } = await open(async (id, etag, document) => {
      await answers[sent.push(1) - 1]?.promise;
      return accept(id, etag, document);
    });
    config.edit(config.text.value.replace('"Asia/Baku"', '"Europe/Berlin"'));
    const saving = config.save();
    const later = config.text.value.replace('"Europe/Berlin"', '"Europe/Kyiv"');
    config.edit(later);
    answers[0]?.resolve();
    await saving;
    expect([config.text.value === later, config.changed.value]).toEqual([true, true]);
    answers[1]?.resolve();
    await config.save();
    expect(written.map(({ document }) => (document as Centre).timeZone)).toEqual(['Europe/Berlin', 'Europe/Kyiv']);
    expect(config.changed.value).toBe(false);
  });

  test('what is not written as the server writes it is shown as the server does, once it is saved', async () => {
    const { config } = await open(accept);
    const asServed = config.text.value;
    config.edit(JSON.stringify(JSON.parse(asServed)));
    await config.save();
    expect([config.text.value, config.changed.value]).toEqual([asServed, false]);
  });

  test('a lost answer keeps the text, and a second press while saving sends nothing', async () => {
    const { config, written } = await open(async () => lost);
    config.edit(config.text.value.replace('177', '178'));
    await Promise.all([config.save(), config.save()]);
    await settle();
    expect(written).toHaveLength(1);
    expect(config.state.value).toEqual({ step: 'refused', why: 'lost' });
  });

  test('lines and columns count from 1', () => {
    expect(lineOf('ab\ncd', 0)).toEqual({ line: 1, column: 1 });
    expect(lineOf('ab\ncd', 4)).toEqual({ line: 2, column: 2 });
    expect(readJson('[1]')).toEqual({ ok: true, value: [1] });
  });
});

test('the security log may have more while whole pages come, and goes on from the oldest that is shown', async () => {
  const { api, on, of } = talkingApi();
  const lines = (from: number, count: number) => good(Array.from({ length: count }, (_, at) => ({ seq: from - at })));
  on('security', ({ query }) => (query === undefined ? lines(500, 200) : lines(300, 199)));
  const model = createSecurity({ api });
  await model.load();
  expect(model.mayHaveMore.value).toBe(true);
  await model.more();
  expect(of('security').map(({ query }) => query)).toEqual([undefined, { before: '301' }]);
  const { value: state } = model.state;
  expect([model.mayHaveMore.value, state.step === 'ready' && state.value.length]).toEqual([false, 399]);
});
