import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { KioskScan } from '../../shared/devices/kiosk-scan.ts';
import type { Errand } from '../errand.ts';
import type { ErrandHost } from '../errand-host.ts';

/** A code that was held to the scanner of this kiosk: whose ticket it is, or that it is nobody's here. */
export class Scanned implements Errand {
  readonly kind = 'scanned';
  readonly isBusy = signal(false);
  readonly hiding = null;
  /** As it stands now; as it was last known once the server shows it no more. */
  readonly scan: ReadonlySignal<KioskScan>;
  readonly #host: ErrandHost;

  constructor(host: ErrandHost, first: KioskScan) {
    this.#host = host;
    let last = first;
    this.scan = computed(() => {
      const now = host.view.value?.scanned;
      if (now?.id === first.id) last = now;
      return last;
    });
  }

  leave(): void {
    this.#host.startOver();
  }
  turnPage(): void {
    // Nothing here has pages.
  }
  back(): boolean {
    return false;
  }
  close(): void {
    // Nothing here is anybody's secret, and nothing runs.
  }
}
