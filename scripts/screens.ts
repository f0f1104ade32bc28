import { networkInterfaces } from 'node:os';
import type { Settings } from '../server/settings.ts';

/** Where the server's pages begin, for a browser on this computer first. */
export function origins({ host, tls }: Pick<Settings, 'host' | 'tls'>, port: number): readonly string[] {
  const hosts = everywhere.has(host) ? ['localhost', ...addresses()] : [host.includes(':') ? `[${host}]` : host];
  return hosts.map((one) => `${tls === null ? 'http' : 'https'}://${one}:${port}`);
}

/** A line for each screen of each centre, and for the description of the API. */
export function screenLines(origin: string, centres: readonly string[]): readonly string[] {
  const line = (name: string, path: string): string => `  ${name.padEnd(14)}${origin}${path}`;
  const several = centres.length > 1;
  const ofCentre = (id: string): readonly string[] => [
    ...(several ? [`  Centre ${id}`] : []),
    ...pages.map(([name, path]) => line(name, several ? `${path}?centre=${id}` : path)),
  ];
  return [...centres.flatMap(ofCentre), line('API', '/api/docs')];
}

const everywhere = new Set(['0.0.0.0', '::', '[::]']);

/** The addresses at which this computer can be reached from the hall. */
const addresses = (): readonly string[] =>
  Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);

const pages = [
  ['Kiosk', '/kiosk'],
  ['Wall display', '/display'],
  ['Counter', '/counter'],
  ['Manager', '/manager'],
] as const;
