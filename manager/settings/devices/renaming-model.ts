import type { Centre } from '../../../shared/centre/centre.ts';
import type { Answer } from '../../../ui/api.ts';
import type { ConfigRead, SetupWorld } from '../../ports.ts';
import { type Change, createChange } from '../../ui/loaded.ts';
import type { Device } from './devices-model.ts';

/** Gives the places of devices other names, in the document that is in force; a draft that somebody is making takes it over. */
export function createRenaming({ centre, config }: Pick<SetupWorld, 'centre' | 'config'>): {
  readonly change: Change;
  rename(device: Pick<Device, 'kind' | 'place'>, name: string): Promise<boolean>;
} {
  const change = createChange();
  const once = async (device: Pick<Device, 'kind' | 'place'>, name: string): Promise<Answer<ConfigRead>> => {
    const read = await config.read(centre);
    if (!read.ok) return read;
    return config.write(centre, read.value.etag, withPlaceNamed(read.value.centre, device, name));
  };
  return {
    change,
    rename: (device, name) =>
      change.run(async () => {
        const first = await once(device, name);
        // Somebody published between reading and writing: it is done over what they made.
        return !first.ok && 'refusal' in first && first.refusal.code === 'config-changed' ? once(device, name) : first;
      }),
  };
}

/** The document with the kiosk or display of a device called so. */
export function withPlaceNamed(centre: Centre, { kind, place }: Pick<Device, 'kind' | 'place'>, name: string): Centre {
  const named = <Place extends { readonly id: string; readonly name: string }>(places: readonly Place[]): Place[] =>
    places.map((one) => (one.id === place ? { ...one, name } : one));
  return kind === 'kiosk'
    ? { ...centre, kiosks: named(centre.kiosks) }
    : { ...centre, displays: named(centre.displays) };
}
