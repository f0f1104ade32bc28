import { networksOf } from '../networks.ts';

/** Which push services are sent to. An endpoint comes from a stranger's browser: it must never make this server ask inside its own network. */
export interface PushServices {
  /** Whether messages may go to this endpoint at all; it stands under a name, which `reaches` is asked about. */
  allows(endpoint: URL): boolean;
  /** Whether a name may lead to this address: asked for each connection, as a name may mean something else each time. */
  reaches(address: string): boolean;
}

/** The services of the browsers that there are, and hosts that are named besides; by https on its own port, at addresses of the internet. */
export function publicPushServices(more: readonly string[] = []): PushServices {
  const hosts = [...known, ...more];
  return {
    allows: ({ protocol, hostname, port, username, password }) =>
      protocol === 'https:' &&
      port === '' &&
      username === '' &&
      password === '' &&
      hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`)),
    reaches: isPublic,
  };
}

/** Chrome, Edge on Android, Opera, Samsung (Google); Firefox (Mozilla); Safari (Apple); Edge on Windows (Microsoft). */
const known = [
  'fcm.googleapis.com',
  'jmt17.google.com',
  'push.services.mozilla.com',
  'push.apple.com',
  'notify.windows.com',
] as const;

/** What is given out for the internet; and what of it is special (IANA special-purpose registries). */
const internet = networksOf('0.0.0.0/1,128.0.0.0/1,2000::/3');
const special = networksOf(
  [
    '0.0.0.0/8,10.0.0.0/8,100.64.0.0/10,127.0.0.0/8,169.254.0.0/16,172.16.0.0/12,192.0.0.0/24,192.0.2.0/24',
    '192.88.99.0/24,192.168.0.0/16,198.18.0.0/15,198.51.100.0/24,203.0.113.0/24,224.0.0.0/3',
    '2001::/23,2001:db8::/32,2002::/16,3fff::/20',
  ].join(','),
);

const isPublic = (address: string): boolean => internet?.(address) === true && special?.(address) === false;
