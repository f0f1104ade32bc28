import { computed, type ReadonlySignal } from '@preact/signals';
import type { RouteValue } from '../shared/routes.ts';
import { type Change, type LoadState, loaded, makeChange } from './loaded.ts';
import type { ManagerPorts } from './ports.ts';

export type Device = RouteValue<'devices'>[number];
export interface DevicesModel {
  readonly state: ReadonlySignal<LoadState<readonly Device[]>>;
  readonly asking: ReadonlySignal<readonly Device[]>;
  readonly paired: ReadonlySignal<readonly Device[]>;
  readonly change: Change;
  load(): Promise<void>;
  /** Lets it in, in the place of another if one is named by its id. */
  approve(device: Device, replaces?: string): Promise<boolean>;
  remove(device: Device): Promise<boolean>;
  /** Looks every few seconds for devices that ask, until the returned function stops it. */
  follow(): () => void;
}

const everyMs = 5000;

/** The kiosks and displays of a centre: let in, shut out. */
export const makeDevices = (centre: string, ports: Pick<ManagerPorts, 'api' | 'clock' | 'newKey'>): DevicesModel => {
  const list = loaded(() => ports.api('devices', { params: { c: centre } }));
  const change = makeChange();
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
    approve: (device, replaces) =>
      thenLoad(
        change.run(() =>
          ports.api('approveDevice', {
            params: { c: centre, code: device.code },
            body: replaces === undefined ? {} : { replaces },
            key: ports.newKey(),
          }),
        ),
      ),
    remove: (device) => thenLoad(change.run(() => ports.api('removeDevice', { params: { c: centre, id: device.id } }))),
    follow: () => {
      void list.load();
      return ports.clock.every(everyMs, () => void list.load());
    },
  };
};
