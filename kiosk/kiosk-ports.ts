import type { ReadonlySignal } from '@preact/signals';
import type { VisitorRoute } from '../shared/tickets/visitor-paths.ts';
import type { Clock } from '../shared/time/clock.ts';
import type { Api } from '../ui/api.ts';
import type { Errand, ErrandKind } from './errand.ts';
import type { ErrandHost } from './errand-host.ts';
import type { Station } from './station.ts';
import type { Confirm } from './steps.ts';

/** What a kiosk needs of the world. */
export interface KioskPorts {
  readonly station: Pick<Station, 'situation' | 'view'>;
  readonly api: Api<VisitorRoute>;
  /** Opens what is no ordinary ticket; fails where its code cannot be fetched. */
  readonly openErrand: (kind: ErrandKind, host: ErrandHost, from?: Confirm) => Promise<Errand>;
  readonly clock: Clock;
  readonly newKey: () => string;
  /** The centre whose kiosk this is, once known. */
  readonly centre: () => string;
  /** Languages that this screen can speak, the first where the centre names none. */
  readonly languages: readonly string[];
  /** Those whose words are there. */
  readonly ready: ReadonlySignal<readonly string[]>;
  readonly orientation: ReadonlySignal<'portrait' | 'landscape'>;
  /** A soft sound that goes with the warning. */
  readonly sound: () => void;
}
