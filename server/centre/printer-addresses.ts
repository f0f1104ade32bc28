import type { Centre } from '../../shared/centre/centre.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { Networks } from '../networks.ts';

/**
 * Refuses a document with a printer at an address where none may stand: the server would knock at whatever is there. A name
 * is judged whenever it is connected to, by the address that it then means.
 */
export function checkPrinterAddresses(centre: Centre, networks: Networks): Result<Centre> {
  for (const [at, { connection }] of centre.printers.entries()) {
    const address = connection.kind === 'tcp' ? addressIn(connection.host) : null;
    if (address === null || networks(address)) continue;
    const path = `printers/${at}/connection/host`;
    return refuse('bad-config', `${path}: ${address} is on none of the networks that PRINTER_NETWORKS allows`, {
      path,
    });
  }
  return ok(centre);
}

/** The address that this text is, also in one of the odd spellings that a connection would understand; null for a name. */
const addressIn = (host: string): string | null => {
  if (host.includes(':') && URL.canParse(`http://[${host.replace(/%.*$/, '')}]/`)) return host;
  const { hostname = '' } = URL.parse(`http://${host}/`) ?? {};
  return /^[0-9]{1,3}(\.[0-9]{1,3}){3}$/.test(hostname) ? hostname : null;
};
