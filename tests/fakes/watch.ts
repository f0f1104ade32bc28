/** Lets a test wait until something is so, looked at only when something has changed. */
export function openWatch() {
  const watchers = new Set<() => void>();
  return {
    changed(): void {
      for (const watcher of watchers) watcher();
    },
    /** Resolves once this is so. */
    until: (condition: () => boolean): Promise<void> =>
      new Promise((resolve) => {
        const look = () => {
          if (!condition()) return;
          watchers.delete(look);
          resolve();
        };
        watchers.add(look);
        look();
      }),
  };
}
