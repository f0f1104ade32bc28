import type { DeviceKind } from '../../shared/access.ts';
import type { Centre } from '../../shared/centre.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { Clock } from '../clock.ts';
import { newId, newSecret } from '../ids.ts';
import type { AccessStore, Device } from '../store/store.ts';
import { type AskedKey, type Once, unchanged } from './once.ts';
import { hashSecret, shortCode } from './secrets.ts';

type Kept = Pick<
  AccessStore,
  'devices' | 'putDevice' | 'deviceByHash' | 'deviceByCode' | 'renewDevice' | 'removeDevice' | 'changeAccess'
>;
/** The configuration of a centre as it stands; null = there is no such centre. */
export type CentreOf = (id: string) => Centre | null;

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

const noDevice = refuse('device-not-found', 'No device waits with this code or claim: ask anew');

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
  // What it proved itself with while waiting opens the door once it is let in: nothing is sent that could be lost.
  token: device.approved ? claim : null,
});

/** A device as others may see it. */
export type ShownDevice = Omit<Device, 'hash'>;
const withoutHash = ({ hash: _, ...device }: Device): ShownDevice => device;

interface Ports {
  readonly store: Kept;
  readonly clock: Clock;
  readonly centreOf: CentreOf;
  readonly once: Once;
}

/**
 * Kiosks and displays: a device asks, shows a short code, and somebody who may lets it in. It is known by a secret of
 * 192 bits that only it has; the store keeps the hash.
 */
export const openDevices = ({ store, clock, centreOf, once }: Ports) => {
  /** From where the requests that wait have come, as far as they came to this process. */
  const addresses = new Map<string, string>();
  const expired = (device: Device): boolean => !device.approved && clock.now() - device.askedAt > pendingMs;

  const freshCode = (known: readonly Device[]): string => {
    const code = shortCode(codeLength);
    return known.some((device) => device.code === code) ? freshCode(known) : code;
  };

  /** One that was let in meanwhile stays. */
  const forget = async ({ id }: Device): Promise<void> => {
    addresses.delete(id);
    await store.changeAccess(({ device }) => ({
      write: device(id)?.approved === false ? { removedDevice: id } : {},
      value: null,
    }));
  };
  /** A request that was let in or forgotten meanwhile is left as it is. */
  const seen = (id: string, now: number): Promise<null> =>
    store.changeAccess(({ device }) => {
      const waiting = device(id);
      const write = waiting === null || waiting.approved ? {} : { device: { ...waiting, seenAt: now } };
      return { write, value: null };
    });

  const askAgain = async (asking: Asking, claim: string): Promise<Result<Pairing>> => {
    const device = await store.deviceByHash(hashSecret(claim));
    if (device === null || device.centre !== asking.centre || device.kind !== asking.kind) return noDevice;
    if (expired(device)) {
      await forget(device);
      return noDevice;
    }
    const now = clock.now();
    if (!device.approved && now - device.seenAt >= seenEveryMs) await seen(device.id, now);
    return ok(pairing(device, claim));
  };

  const waitingAt = async (centre: string): Promise<readonly Device[]> => {
    const all = await store.devices(centre);
    for (const device of all) if (expired(device)) await forget(device);
    return all.filter((device) => !expired(device));
  };

  /** Makes room for one more that waits: where it is full, the longest unseen goes. False if all are still there. */
  const makeRoom = async (known: readonly Device[], address: string): Promise<boolean> => {
    const waiting = known.filter((device) => !device.approved);
    const here = waiting.filter(({ id }) => addresses.get(id) === address);
    const full = here.length >= perAddressAtMost ? here : waiting.length >= pendingAtMost ? waiting : null;
    if (full === null) return true;
    const longest = full.reduce((a, b) => (b.seenAt < a.seenAt ? b : a));
    if (clock.now() - longest.seenAt < unseenMs) return false;
    await forget(longest);
    return true;
  };

  return {
    async ask(asking: Asking, { address, atHome }: From): Promise<Result<Pairing>> {
      const centre = centreOf(asking.centre);
      if (centre === null) return refuse('centre-not-found', 'There is no such centre', { centre: asking.centre });
      if (asking.claim !== undefined) return askAgain(asking, asking.claim);
      const place = placeIn(centre, asking.kind, asking.place);
      if (place === null) {
        const about = { place: asking.place ?? null };
        return refuse('device-not-found', `The configuration has no such ${asking.kind}`, about);
      }
      const known = await waitingAt(asking.centre);
      const approved = atHome && centre.sample === true;
      if (!approved && !(await makeRoom(known, address))) {
        return refuse('too-many', 'Too many devices wait to be let in', { retryAfterSeconds: unseenMs / 1000 });
      }
      const claim = newSecret();
      const now = clock.now();
      const { kind } = asking;
      const code = freshCode(known);
      const hash = hashSecret(claim);
      const device = { id: newId(), centre: centre.id, kind, place, code, hash, approved, askedAt: now, seenAt: now };
      await store.putDevice(device);
      if (!approved) addresses.set(device.id, address);
      return ok(pairing(device, claim));
    },
    /** Lets in the device that shows this code, at the place it asked for or another. */
    approve(
      centreId: string,
      code: string,
      place?: string,
      asked: AskedKey | null = null,
    ): Promise<Result<ShownDevice>> {
      return once<ShownDevice>(asked, 200, async () => {
        const device = await store.deviceByCode(centreId, code.toUpperCase().replace(/[^A-Z0-9]/g, ''));
        const centre = centreOf(centreId);
        if (device === null || centre === null || expired(device)) return noDevice;
        const at = placeIn(centre, device.kind, place ?? device.place);
        if (at === null) {
          return refuse('device-not-found', `The configuration has no such ${device.kind}`, { place: place ?? null });
        }
        addresses.delete(device.id);
        return ok((locked) => {
          const found = locked.device(device.id);
          if (found === null) return unchanged(noDevice);
          const approved = { ...found, place: at, approved: true };
          return { write: { device: approved }, value: ok(withoutHash(approved)) };
        });
      });
    },
    list: waitingAt,
    /** The approved device that has this token. */
    async find(token: string): Promise<Device | null> {
      const device = await store.deviceByHash(hashSecret(token));
      if (device === null || !device.approved) return null;
      const now = clock.now();
      if (now - device.seenAt >= renewMs && !(await store.renewDevice(device.id, now))) return null;
      return device;
    },
    /** False if this centre has no such device. */
    async remove(centre: string, id: string): Promise<boolean> {
      const known = await store.devices(centre);
      return known.some((device) => device.id === id) && store.removeDevice(id);
    },
  };
};
export type Devices = ReturnType<typeof openDevices>;
