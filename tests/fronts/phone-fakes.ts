import type { PushBrowser, Subscribed } from '../../phone/push-browser.ts';

export interface FakePhone extends PushBrowser {
  /** What was asked of it, in order. */
  readonly done: readonly string[];
}

/** The push of a phone whose holder agrees, unless told otherwise. */
export function aPhone(
  phone: { readonly can?: PushBrowser['can']; readonly isBlocked?: boolean; readonly agrees?: boolean } = {},
): FakePhone {
  const { can = 'yes', isBlocked = false, agrees = true } = phone;
  const done: string[] = [];
  let subscribed: Subscribed | null = null;
  return {
    can,
    done,
    isBlocked: () => isBlocked || (!agrees && done.includes('asked')),
    subscribed: async () => subscribed,
    async subscribe(key) {
      done.push('asked');
      subscribed = agrees ? { endpoint: `https://push.example.org/${key}`, keys: { p256dh: 'p', auth: 'a' } } : null;
      return subscribed;
    },
    async unsubscribe() {
      done.push('unsubscribed');
      subscribed = null;
    },
    async clear() {
      done.push('cleared');
    },
  };
}
