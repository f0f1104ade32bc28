import { atServer, inCentre } from '../path-parts.ts';

/** Method and path of the routes of the link between branches and their head office. */
export const linkPaths = {
  linkEvents: atServer('POST', '/link/events'),
  linkImports: atServer('POST', '/link/imports'),
  linkLost: atServer('GET', '/link/events'),
  linkPeople: atServer('POST', '/link/people'),
  linkOrders: atServer('GET', '/link/orders'),
  linkResult: atServer('POST', '/link/orders/:order/result'),
  branches: atServer('GET', '/link/branches'),
  approveBranch: atServer('POST', '/link/branches/:code/approve'),
  removeBranch: atServer('DELETE', '/link/branches/:branch'),
  addOrder: inCentre('POST', '/orders'),
  orders: inCentre('GET', '/orders'),
  uplink: inCentre('GET', '/link'),
  goOn: inCentre('POST', '/link/go-on'),
} as const;
