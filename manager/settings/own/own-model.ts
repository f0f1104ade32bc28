import { type ReadonlySignal, signal } from '@preact/signals';
import type { RouteBody, RouteValue } from '../../../shared/routes.ts';
import type { ManagerPorts } from '../../ports.ts';
import { type Change, createChange, type LoadState, loaded } from '../../ui/loaded.ts';

export type FactorStanding = RouteValue<'secondFactor'>;
export type Confirmed = RouteBody<'turnOnSecondFactor'>;
export interface OwnModel {
  readonly state: ReadonlySignal<LoadState<FactorStanding>>;
  readonly change: Change;
  /** Recovery codes that are being shown, the only time; null = none. */
  readonly recovery: ReadonlySignal<readonly string[] | null>;
  /** The password was changed on this page. */
  readonly passwordChanged: ReadonlySignal<boolean>;
  load(): Promise<void>;
  turnOn(given: Confirmed): Promise<boolean>;
  renew(given: Confirmed): Promise<boolean>;
  turnOff(given: Confirmed): Promise<boolean>;
  changePassword(old: string, fresh: string): Promise<boolean>;
  /** The codes have been kept: they are not shown any more. */
  kept(): Promise<void>;
}

/** One's own way of signing in: the password and the second factor. */
export function createOwn({ api, session, newKey }: Pick<ManagerPorts, 'api' | 'session' | 'newKey'>): OwnModel {
  const standing = loaded(() => api('secondFactor'));
  const change = createChange();
  const recovery = signal<readonly string[] | null>(null);
  const passwordChanged = signal(false);

  const forCodes = (route: 'turnOnSecondFactor' | 'renewRecovery', given: Confirmed): Promise<boolean> =>
    change.run(async () => {
      const answer = await api(route, { body: given });
      if (answer.ok) recovery.value = answer.value.recovery;
      return answer;
    });
  return {
    state: standing.state,
    change,
    recovery,
    passwordChanged,
    load: standing.load,
    turnOn: (given) => forCodes('turnOnSecondFactor', given),
    renew: (given) => forCodes('renewRecovery', given),
    turnOff: async (given) => {
      const done = await change.run(() => api('turnOffSecondFactor', { body: given }));
      await standing.load();
      return done;
    },
    changePassword: async (old, fresh) => {
      const key = newKey();
      passwordChanged.value = await change.run(() => api('changePassword', { body: { old, new: fresh }, key }));
      return passwordChanged.value;
    },
    kept: async () => {
      recovery.value = null;
      // Where the centre asked for it, the way is free from here on.
      if (session.state.value.step === 'must-enrol') await session.check();
      else await standing.load();
    },
  };
}
