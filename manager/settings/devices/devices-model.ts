import { computed, type ReadonlySignal } from '@preact/signals';
import type { RouteBody, RouteValue } from '../../../shared/routes.ts';
import { repeat } from '../../../shared/time/clock.ts';
import type { ManagerPorts } from '../../ports.ts';
import { type Change, createChange, type LoadState, loaded } from '../../ui/loaded.ts';

export type Device = RouteValue<'devices'>[number];
export interface DevicesModel {
  readonly state: ReadonlySignal<LoadState<readonly Device[]>>;
  readonly asking: ReadonlySignal<readonly Device[]>;
  readonly paired: ReadonlySignal<readonly Device[]>;
  readonly change: Change;
  load(): Promise<void>;
  /** Lets it in where it asked for, or as was chosen. */
  approve(device: Device, as?: Admission): Promise<boolean>;
  remove(device: Device): Promise<boolean>;
  /** Looks every few seconds for devices that ask, until the returned function stops it. */
  follow(): () => void;
}

/** Where a device is let in: at a place, or in the place of the device of this id. */
export type Admission = RouteBody<'approveDevice'>;

/** One way to let a device in; `taken`: at a place that has a device already, beside it. */
export type Way = { readonly place: string; readonly name: string } & (
  | { readonly as: 'free' | 'taken' }
  | { readonly as: 'replacing'; readonly device: Device }
);

/** The ways to let a device in at the places of its kind, in their order; the first is the place that it asked for. */
export function waysFor(
  device: Device,
  places: readonly { readonly id: string; readonly name: string }[],
  paired: readonly Device[],
): readonly Way[] {
  const asked = places.findIndex(({ id }) => id === device.place);
  const ordered = asked > 0 ? [...places.slice(asked, asked + 1), ...places.filter((_, at) => at !== asked)] : places;
  return ordered.flatMap(({ id: place, name }): readonly Way[] => {
    const there = paired.filter((one) => one.kind === device.kind && one.place === place);
    const replaced = there.map((one): Way => ({ place, name, as: 'replacing', device: one }));
    return [{ place, name, as: there.length === 0 ? 'free' : 'taken' }, ...replaced];
  });
}

export function admissionBy(way: Way): Admission {
  return way.as === 'replacing' ? { replaces: way.device.id } : { place: way.place };
}

/** The kiosks and displays of a centre: let in, shut out. */
export function createDevices(centre: string, ports: Pick<ManagerPorts, 'api' | 'clock' | 'newKey'>): DevicesModel {
  const list = loaded(() => ports.api('devices', { params: { centre } }));
  const change = createChange();
  const known = computed<readonly Device[]>(() => (list.state.value.step === 'ready' ? list.state.value.value : []));
  const thenLoad = async (done: Promise<boolean>): Promise<boolean> => {
    const was = await done;
    await list.load();
    return was;
  };
  return {
    state: list.state,
    asking: computed(() => known.value.filter((device) => !device.approved)),
    paired: computed(() => known.value.filter((device) => device.approved)),
    change,
    load: list.load,
    approve: (device, as = {}) =>
      thenLoad(
        change.run(() =>
          ports.api('approveDevice', {
            params: { centre, code: device.code },
            body: as,
            key: ports.newKey(),
          }),
        ),
      ),
    remove: (device) =>
      thenLoad(change.run(() => ports.api('removeDevice', { params: { centre, device: device.id } }))),
    follow: () => {
      void list.load();
      return repeat(ports.clock, everyMs, () => void list.load()).close;
    },
  };
}

const everyMs = 5000;
