import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { VisitorRoute } from '../shared/tickets/visitor-paths.ts';
import type { PhoneView } from '../shared/views.ts';
import type { Api } from '../ui/api.ts';
import { hasNotEnded } from './near.ts';
import type { PushBrowser, Subscribed } from './push-browser.ts';

/**
 * Whether this phone rings at the call though the page is closed. `cannot`: not here, or not by this server; `install`: once the
 * page stands on the home screen; `blocked`: the visitor or their browser said no; `failed`: not at this moment.
 */
export type RingingState = 'unknown' | 'cannot' | 'install' | 'blocked' | 'off' | 'asking' | 'on' | 'failed';

export interface Ringing {
  readonly state: ReadonlySignal<RingingState>;
  /** Asks to be rung; call it from a touch. */
  ask(): Promise<void>;
  stop(): Promise<void>;
  close(): void;
}

export interface RingingPorts {
  readonly secret: string;
  readonly api: Api<VisitorRoute>;
  readonly browser: PushBrowser;
  readonly view: () => PhoneView | null;
  readonly language: () => string;
}

/** Follows a ticket: finds out once whether its phone can be rung, and ends that with the ticket. */
export function openRinging(ports: RingingPorts): Ringing {
  const { api, browser, secret, view, language } = ports;
  const state = signal<RingingState>('unknown');
  const params = { secret };
  let key: string | null = null;
  let begun = false;
  let isCalled = false;
  const register = async (subscribed: Subscribed): Promise<RingingState> => {
    const answer = await api('ringPhone', { params, body: { ...subscribed, language: language() } });
    return answer.ok && answer.value.rings ? 'on' : 'failed';
  };
  const begin = async (): Promise<RingingState> => {
    if (browser.can !== 'yes') return browser.can === 'installed' ? 'install' : 'cannot';
    const answer = await api('phoneRinging', { params });
    key = answer.ok ? answer.value.key : null;
    if (key === null) return 'cannot';
    if (browser.isBlocked()) return 'blocked';
    const before = await browser.subscribed();
    return before === null ? 'off' : register(before);
  };
  const ask = async (): Promise<RingingState> => {
    const subscribed = key === null ? null : await browser.subscribe(key);
    if (subscribed === null) return browser.isBlocked() ? 'blocked' : 'off';
    return register(subscribed);
  };
  const become = async (next: Promise<RingingState>): Promise<void> => {
    state.value = await next.catch(() => 'failed' as const);
  };
  const stopFollowing = effect(() => {
    const ticket = view();
    if (ticket === null) return;
    const called = ticket.status === 'called';
    if (isCalled && !called) void browser.clear().catch(nothing);
    isCalled = called;
    if (!hasNotEnded(ticket)) {
      if (begun) void browser.unsubscribe().catch(nothing);
    } else if (!begun) {
      begun = true;
      void become(begin());
    }
  });
  return {
    state,
    async ask() {
      if (state.peek() !== 'off' && state.peek() !== 'failed') return;
      state.value = 'asking';
      await become(ask());
    },
    async stop() {
      const subscribed = await browser.subscribed();
      if (subscribed !== null) await api('stopRinging', { params, body: { endpoint: subscribed.endpoint } });
      await browser.unsubscribe();
      state.value = 'off';
    },
    close: stopFollowing,
  };
}

const nothing = (): void => {};
