import { type ReadonlySignal, signal } from '@preact/signals';
import type { RouteBody, RouteValue } from '../../../shared/routes.ts';
import type { ManagerPorts } from '../../ports.ts';
import { type Change, createChange, type LoadState, loaded } from '../../ui/loaded.ts';

export type Token = RouteValue<'tokens'>[number];
export interface TokensModel {
  readonly state: ReadonlySignal<LoadState<readonly Token[]>>;
  readonly change: Change;
  /** The secret just made: shown until it is put away, and nowhere else. */
  readonly secret: ReadonlySignal<string | null>;
  load(): Promise<void>;
  add(token: RouteBody<'addToken'>): Promise<boolean>;
  revoke(id: string): Promise<boolean>;
  putAway(): void;
}

/** The tokens by which other programs come in. */
export function createTokens(ports: Pick<ManagerPorts, 'api' | 'newKey'>): TokensModel {
  const list = loaded(() => ports.api('tokens'));
  const change = createChange();
  const secret = signal<string | null>(null);
  return {
    state: list.state,
    change,
    secret,
    load: list.load,
    add: async (token) => {
      const done = await change.run(async () => {
        const answer = await ports.api('addToken', { body: token, key: ports.newKey() });
        if (answer.ok) secret.value = answer.value.token;
        return answer;
      });
      await list.load();
      return done;
    },
    revoke: async (id) => {
      const done = await change.run(() => ports.api('removeToken', { params: { token: id } }));
      await list.load();
      return done;
    },
    putAway: () => {
      secret.value = null;
    },
  };
}
