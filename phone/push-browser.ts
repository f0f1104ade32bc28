/** What a browser can do about being rung while a page is closed. */
export interface PushBrowser {
  /** `installed`: only once the page stands on the home screen (iPhones). */
  readonly can: 'yes' | 'no' | 'installed';
  isBlocked(): boolean;
  subscribed(): Promise<Subscribed | null>;
  /** Asks the visitor; null where they or the browser say no. Call it from a touch. */
  subscribe(key: string): Promise<Subscribed | null>;
  unsubscribe(): Promise<void>;
  /** Takes away the call that is shown outside the page. */
  clear(): Promise<void>;
}

/** What a browser gives for being rung. */
export interface Subscribed {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

/** The push of this browser for the page of one ticket, whose path is also the worker's: no two tickets share anything. */
export function pagePush(path: string): PushBrowser {
  const registered = async (): Promise<ServiceWorkerRegistration | null> => {
    const found = await navigator.serviceWorker?.getRegistration(path);
    return found !== undefined && new URL(found.scope).pathname === path ? found : null;
  };
  return {
    can: canOf(),
    isBlocked: () => Notification.permission === 'denied',
    subscribed: async () => told(await (await registered())?.pushManager.getSubscription()),
    async subscribe(key) {
      if ((await Notification.requestPermission()) !== 'granted') return null;
      const registration = await navigator.serviceWorker.register('/push-worker.js', { scope: path });
      await active(registration);
      const options = { userVisibleOnly: true, applicationServerKey: key } as const;
      return told(await registration.pushManager.subscribe(options));
    },
    async unsubscribe() {
      await (await registered())?.unregister();
    },
    async clear() {
      const shown = await (await registered())?.getNotifications();
      for (const one of shown ?? []) one.close();
    },
  };
}

const canOf = (): PushBrowser['can'] => {
  if (!isSecureContext || !('serviceWorker' in navigator)) return 'no';
  if ('PushManager' in window && 'Notification' in window) return 'yes';
  return /iPhone|iPad/.test(navigator.userAgent) && !matchMedia('(display-mode: standalone)').matches
    ? 'installed'
    : 'no';
};

const told = (subscription: PushSubscription | null | undefined): Subscribed | null => {
  const { endpoint, keys } = subscription?.toJSON() ?? {};
  const [p256dh, auth] = [keys?.p256dh, keys?.auth];
  return endpoint === undefined || p256dh === undefined || auth === undefined
    ? null
    : { endpoint, keys: { p256dh, auth } };
};

/** A worker that is new has to begin before it can subscribe. */
const active = ({ active: at, waiting, installing }: ServiceWorkerRegistration): Promise<void> =>
  new Promise((resolve) => {
    const coming = installing ?? waiting;
    if (at !== null || coming === null) return resolve();
    coming.addEventListener('statechange', () => {
      if (coming.state === 'activated') resolve();
    });
  });
