/** Keeps the screen lit where the browser can (a secure page); asks again whenever the page comes back to the front. */
export function keepScreenAwake(page: Document = document): { close(): void } {
  let lock: WakeLockSentinel | null = null;
  let closed = false;
  const ask = async (): Promise<void> => {
    if (!('wakeLock' in navigator) || page.visibilityState !== 'visible') return;
    try {
      lock = await navigator.wakeLock.request('screen');
      if (closed) await lock.release();
    } catch {
      // Refused, as on a low battery: the machine's own settings decide then.
    }
  };
  const look = (): void => void ask();
  page.addEventListener('visibilitychange', look);
  look();
  return {
    close() {
      closed = true;
      page.removeEventListener('visibilitychange', look);
      void lock?.release();
    },
  };
}
