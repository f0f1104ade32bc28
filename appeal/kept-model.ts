import { type ReadonlySignal, signal } from '@preact/signals';
import type { RouteValue } from '../shared/routes.ts';
import type { AppealApi } from './ports.ts';

/** [PV2] [PV3] Who looked at one's case, and the wish to be erased. Asked when it is opened. */
export interface KeptModel {
  readonly looks: ReadonlySignal<RouteValue<'ownLooks'>['looks'] | null>;
  readonly answer: ReadonlySignal<RouteValue<'ownCaseErase'> | null>;
  readonly isLost: ReadonlySignal<boolean>;
  load(): Promise<void>;
  erase(): Promise<void>;
}

export function createKept(api: AppealApi, secret: string): KeptModel {
  const looks = signal<RouteValue<'ownLooks'>['looks'] | null>(null);
  const answer = signal<RouteValue<'ownCaseErase'> | null>(null);
  const isLost = signal(false);
  const busy = signal(false);
  return {
    ...{ looks, answer, isLost },
    async load() {
      const found = await api('ownLooks', { params: { secret } });
      isLost.value = !found.ok;
      if (found.ok) looks.value = found.value.looks;
    },
    async erase() {
      if (busy.value) return;
      busy.value = true;
      const done = await api('ownCaseErase', { params: { secret }, body: {} });
      busy.value = false;
      isLost.value = !done.ok;
      if (done.ok) answer.value = done.value;
    },
  };
}
