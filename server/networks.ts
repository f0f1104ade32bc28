import proxyAddr from '@fastify/proxy-addr';

/** Whether an address lies in a set of networks. IPv4 that is written as IPv6 (`::ffff:10.0.0.1`) counts as what it is. */
export type Networks = (address: string) => boolean;

/** The networks of a list of addresses, ranges (`10.0.0.0/8`) and words, with commas between; null if one of them is none. */
export function networksOf(list: string): Networks | null {
  const parts = list.split(',').map((one) => one.trim());
  if (!parts.every((one) => words.has(one) || fits(one))) return null;
  try {
    const within = proxyAddr.compile(parts.flatMap((one) => words.get(one) ?? [one]));
    return (address) => within(address, 0);
  } catch {
    return null;
  }
}

/** Where printers may stand unless told: this machine, private networks, and a cable without an address of its own. */
export const privateNetworks = 'private';

const words: ReadonlyMap<string, readonly string[]> = new Map([
  ['loopback', ['loopback']],
  ['linklocal', ['linklocal']],
  ['uniquelocal', ['uniquelocal']],
  ['private', ['loopback', 'linklocal', 'uniquelocal']],
]);

const fits = (one: string): boolean => {
  const [address = '', bits, ...more] = one.split('/');
  const four = /^[0-9]{1,3}(\.[0-9]{1,3}){3}$/.test(address) && URL.canParse(`http://${address}/`);
  const six = address.includes(':') && URL.canParse(`http://[${address}]/`);
  return (four || six) && more.length === 0 && (bits === undefined || /^[0-9]{1,3}$/.test(bits));
};
