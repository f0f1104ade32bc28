import type { ApiToken } from '../../server/store/api-token.ts';
import type { Device, Store, User } from '../../server/store/store.ts';

/** Changes somebody who is there, as the server does. */
export const changeUser = (store: Pick<Store, 'changeAccess'>, user: User): Promise<null> =>
  store.changeAccess(() => ({ write: { user }, value: null }));

/** Changes a device that is there, as the server does. */
export const changeDevice = (store: Pick<Store, 'changeAccess'>, device: Device): Promise<null> =>
  store.changeAccess(() => ({ write: { device }, value: null }));

/** Changes a token that is there. */
export const changeToken = (store: Pick<Store, 'changeAccess'>, token: ApiToken): Promise<null> =>
  store.changeAccess(() => ({ write: { token }, value: null }));
