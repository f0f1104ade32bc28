import type { DeviceKind } from '../../shared/access.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { newId, newSecret } from '../ids.ts';
import type { IdempotencyKey } from '../store/kept-answers.ts';
import type { AccessLocked, AccessStore, Device } from '../store/store.ts';
import { type RepeatedChanges, unchanged } from './repeated-changes.ts';
import { hashSecret, shortCode } from './secrets.ts';

/** The configuration of a centre as it stands; null = there is no such centre. */
export type CentreOf = (id: string) => Centre | null;

export interface Asking {
  readonly kind: DeviceKind;
  readonly centre: string;
  readonly place?: string;
  readonly claim?: string;
}
/** From where a device asks. */
export interface From {
  readonly address: string;
  /** From this very machine, which a sample centre lets in by itself. */
  readonly atHome: boolean;
}
export interface Pairing {
  readonly code: string;
  readonly claim: string;
  readonly approved: boolean;
  readonly place: string;
  readonly token: string | null;
}

/** Where a device is let in; `replaces`: the id of the one whose place it takes over. */
export interface Admission {
  readonly place?: string | undefined;
  readonly replaces?: string | undefined;
}

/** A device as others may see it. */
export type ShownDevice = Omit<Device, 'hash'>;

/**
 * Kiosks and displays: a device asks, shows a short code, and somebody who may lets it in. It is known by a secret of
 * 192 bits that only it has; the store keeps the hash.
 */
export function openDevices({ trial = null, ...rest }: Ports) {
  const ports = { ...rest, trial };
  return {
    ask: (asking: Asking, from: From) => ask(ports, asking, from),
    /**
     * Lets in the device that shows this code, at the place it asked for or another; or at that of one of its kind that it
     * `replaces`, which is shut out in the same moment.
     */
    approve: (centre: string, code: string, where: Admission = {}, asked: IdempotencyKey | null = null) =>
      ports.once<ShownDevice>(asked, 200, () => letIn(ports, centre, code, where)),
    list: (centre: string) => stillKnown(ports, centre),
    /** The approved device that has this token. */
    find: (token: string) => find(ports, token),
    /** False if this centre has no such device. */
    remove: (centre: string, id: string) => remove(ports, centre, id),
  };
}
export type Devices = ReturnType<typeof openDevices>;

type Kept = Pick<
  AccessStore,
  'devices' | 'putDevice' | 'deviceByHash' | 'deviceByCode' | 'renewDevice' | 'changeAccess'
>;

/** A request to be let in is forgotten after this. */
export const pendingMs = 15 * 60_000;
/** Requests that wait at one centre, at most, and those of them that came from one address. */
export const pendingAtMost = 30;
export const perAddressAtMost = 10;
/** A screen that waits asks every two seconds: one that has not asked for so long (ms) gives way to another. */
export const unseenMs = 30_000;
/** When a request was last seen is written down no more often than this (ms). */
const seenEveryMs = 10_000;
const codeLength = 6;
/** A device's last use is written down no more often than this. */
const renewMs = 300_000;

const notReplaced = (id = '') =>
  refuse('device-not-found', 'There is no such device of this kind to be replaced', { device: id });
const noDevice = refuse('device-not-found', 'No device waits with this code or claim: ask again');

/** The place asked for if the centre has it, else the first of its kind; null = none. */
const placeIn = (centre: Centre, kind: DeviceKind, asked?: string): string | null => {
  const places = kind === 'kiosk' ? centre.kiosks : centre.displays;
  const found = asked === undefined ? places[0] : places.find((place) => place.id === asked);
  return found?.id ?? null;
};

const pairing = (device: Device, claim: string): Pairing => ({
  code: device.code,
  claim,
  approved: device.approved,
  place: device.place,
  // The secret that it waited with is its token once it is let in: none is sent that could be lost.
  token: device.approved ? claim : null,
});

const withoutHash = ({ hash: _, ...device }: Device): ShownDevice => device;

/** Whether it has asked how it stands since it asked to be let in: a screen does every two seconds, a flood does not. */
const hasComeBack = (device: Device): boolean => device.seenAt > device.askedAt;

/** The one of these that gives way: first who never came back, the oldest of them; then who has not been seen for long. */
const givesWay = (waiting: readonly Device[], now: number): Device | null => {
  const never = waiting.filter((device) => !hasComeBack(device));
  const from = never.length > 0 ? never : waiting.filter((device) => now - device.seenAt >= unseenMs);
  const [first] = [...from].sort((a, b) => a.seenAt - b.seenAt);
  return first ?? null;
};

/** Those that wait from the address that has the most, if these are more than one. */
const mostFromOne = (waiting: readonly Device[]): readonly Device[] => {
  const groups = [...Map.groupBy(waiting, (device) => device.address ?? '').values()];
  const [most = []] = groups.sort((a, b) => b.length - a.length);
  return most.length > 1 ? most : [];
};

/** The ids of those that give way to one more from this address: none where there is room; null = there is no way. */
const whoGives = (known: readonly Device[], address: string, now: number): readonly string[] | null => {
  const waiting = known.filter((device) => !device.approved);
  const here = waiting.filter((device) => device.address === address);
  if (here.length < perAddressAtMost && waiting.length < pendingAtMost) return [];
  // An address with many waiting gives one up to one with fewer, also where all of them keep asking.
  const most = mostFromOne(waiting);
  const crowding = most.length > here.length + 1 ? most.reduce((a, b) => (b.askedAt < a.askedAt ? b : a)) : null;
  const gives = here.length >= perAddressAtMost ? givesWay(here, now) : (givesWay(waiting, now) ?? crowding);
  return gives === null ? null : [gives.id];
};

const tooManyWait = refuse('too-many', 'Too many devices wait to be let in', { retryAfterSeconds: unseenMs / 1000 });

const ask = async (ports: Required<Ports>, asking: Asking, { address, atHome }: From): Promise<Result<Pairing>> => {
  const { store, clock, centreOf, trial } = ports;
  const centre = centreOf(asking.centre);
  if (centre === null) return refuse('centre-not-found', 'There is no such centre', { centre: asking.centre });
  if (asking.claim !== undefined) return askAgain(ports, asking, asking.claim);
  const place = placeIn(centre, asking.kind, asking.place);
  if (place === null) return noPlace(asking.kind, asking.place ?? null);
  const approved = atHome && trial !== null && trial === centre.id && centre.sample === true;
  const claim = newSecret();
  const now = clock.now();
  const asked = { id: newId(), centre: centre.id, kind: asking.kind, place, hash: hashSecret(claim), approved };
  // Looked at and written under one lock: many who ask at once, of several processes too, find the same limits.
  return store.changeAccess<Result<Pairing>>(({ devices }) => {
    const all = devices(centre.id);
    const known = all.filter((device) => !isLate(ports, device));
    const late = all.filter((device) => isLate(ports, device)).map(({ id }) => id);
    const given = approved ? [] : whoGives(known, address, now);
    if (given === null) return { write: { forgotten: late }, value: tooManyWait };
    const device = { ...asked, code: freshCode(known), askedAt: now, seenAt: now, address };
    return { write: { device, forgotten: [...late, ...given] }, value: ok(pairing(device, claim)) };
  });
};

const askAgain = async (ports: Ports, asking: Asking, claim: string): Promise<Result<Pairing>> => {
  const { store, clock } = ports;
  const device = await store.deviceByHash(hashSecret(claim));
  if (device === null || device.centre !== asking.centre || device.kind !== asking.kind) return noDevice;
  if (isLate(ports, device)) {
    await forget(store, device);
    return noDevice;
  }
  const now = clock.now();
  const isDue = !hasComeBack(device) || now - device.seenAt >= seenEveryMs;
  if (!device.approved && isDue) await seen(store, device.id, now);
  return ok(pairing(device, claim));
};

/** What lets in the device that shows this code, to be carried out under the lock. */
const letIn = async (ports: Ports, centreId: string, code: string, { place, replaces }: Admission) => {
  const { store, centreOf } = ports;
  const device = await store.deviceByCode(centreId, code.toUpperCase().replace(/[^A-Z0-9]/g, ''));
  const centre = centreOf(centreId);
  if (device === null || centre === null || isLate(ports, device)) return noDevice;
  const before = replaces === undefined ? null : await replacedBy(store, device, replaces);
  if (before === undefined) return notReplaced(replaces);
  const wanted = place ?? before?.place ?? device.place;
  const at = placeIn(centre, device.kind, wanted);
  if (at === null) return noPlace(device.kind, wanted);
  return ok((locked: AccessLocked) => {
    const found = locked.device(device.id);
    if (found === null) return unchanged(noDevice);
    if (before !== null && locked.device(before.id) === null) return unchanged(notReplaced(before.id));
    const approved = { ...found, place: at, approved: true };
    const removed = before === null ? {} : { removedDevice: before.id };
    return { write: { device: approved, ...removed }, value: ok(withoutHash(approved)) };
  });
};

/** The devices of a centre; a request that is too old is forgotten on the way. */
const stillKnown = async (ports: Ports, centre: string): Promise<readonly Device[]> => {
  const all = await ports.store.devices(centre);
  for (const device of all) if (isLate(ports, device)) await forget(ports.store, device);
  return all.filter((device) => !isLate(ports, device));
};

const find = async ({ store, clock }: Ports, token: string): Promise<Device | null> => {
  const device = await store.deviceByHash(hashSecret(token));
  if (device === null || !device.approved) return null;
  const now = clock.now();
  if (now - device.seenAt >= renewMs && !(await store.renewDevice(device.id, now))) return null;
  return device;
};

const remove = async ({ store }: Ports, centre: string, id: string): Promise<boolean> => {
  const known = await store.devices(centre);
  if (!known.some((device) => device.id === id)) return false;
  return store.changeAccess(({ device }) => {
    const there = device(id) !== null;
    return { write: there ? { removedDevice: id } : {}, value: there };
  });
};

/** Whether a request to be let in has waited too long. */
const isLate = ({ clock }: Pick<Ports, 'clock'>, device: Device): boolean =>
  !device.approved && clock.now() - device.askedAt > pendingMs;

const freshCode = (known: readonly Device[]): string => {
  const code = shortCode(codeLength);
  return known.some((device) => device.code === code) ? freshCode(known) : code;
};

/** One that was let in meanwhile stays. */
const forget = async (store: Kept, { id }: Device): Promise<void> => {
  await store.changeAccess(({ device }) => ({
    write: device(id)?.approved === false ? { removedDevice: id } : {},
    value: null,
  }));
};

/** A request that was let in or forgotten meanwhile is left as it is. */
const seen = (store: Kept, id: string, now: number): Promise<null> =>
  store.changeAccess(({ device }) => {
    const waiting = device(id);
    const seenAt = Math.max(now, (waiting?.askedAt ?? now) + 1);
    const write = waiting === null || waiting.approved ? {} : { device: { ...waiting, seenAt } };
    return { write, value: null };
  });

/** The device of the same centre and kind that is let in under this id; undefined = there is none. */
const replacedBy = async (store: Kept, device: Device, id: string): Promise<Device | undefined> =>
  (await store.devices(device.centre)).find(
    (one) => one.id === id && one.id !== device.id && one.approved && one.kind === device.kind,
  );

const noPlace = (kind: DeviceKind, place: string | null) =>
  refuse('device-not-found', `The configuration has no such ${kind}`, { place });

interface Ports {
  readonly store: Kept;
  readonly clock: Clock;
  readonly centreOf: CentreOf;
  readonly once: RepeatedChanges;
  /** The sample centre of a trial start, which lets in the devices of this machine by itself; null = no trial. */
  readonly trial?: string | null;
}
