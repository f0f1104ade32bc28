import type { ApiToken } from '../../server/store/api-token.ts';
import type { Device, Store } from '../../server/store/store.ts';
import type { User } from '../../server/store/user.ts';

/** Changes somebody who is there, as the server does. */
export function changeUser(store: Pick<Store, 'changeAccess'>, user: User): Promise<null> {
  return store.changeAccess(() => ({ write: { user }, value: null }));
}

/** Changes a device that is there, as the server does. */
export function changeDevice(store: Pick<Store, 'changeAccess'>, device: Device): Promise<null> {
  return store.changeAccess(() => ({ write: { device }, value: null }));
}

/** Changes a token that is there. */
export function changeToken(store: Pick<Store, 'changeAccess'>, token: ApiToken): Promise<null> {
  return store.changeAccess(() => ({ write: { token }, value: null }));
}
