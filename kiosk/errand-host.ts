import type { ReadonlySignal } from '@preact/signals';
import type { VisitorRoute } from '../shared/tickets/visitor-paths.ts';
import type { Clock } from '../shared/time/clock.ts';
import type { KioskView } from '../shared/views.ts';
import type { Api } from '../ui/api.ts';
import type { Held } from './steps.ts';

/** What the kiosk is to an errand. */
export interface ErrandHost {
  readonly asks: {
    readonly api: Api<VisitorRoute>;
    readonly clock: Clock;
    readonly centre: () => string;
    readonly newKey: () => string;
  };
  readonly view: ReadonlySignal<KioskView | null>;
  readonly language: ReadonlySignal<string>;
  /** Whether touches are taken: not in the blink after the screen has changed. */
  isSettled(): boolean;
  /** Somebody is there. */
  touched(): void;
  /** The screen has changed. */
  changed(): void;
  /** The errand is over: they hold a number. */
  hold(ticket: Held): void;
  startOver(): void;
}
