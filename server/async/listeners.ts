/** Those who want to know of something, each until it closes. */
export interface Listeners<News> {
  tell(news: News): void;
  add(run: (news: News) => void): { close(): void };
  count(): number;
  /** Nobody listens any more. */
  clear(): void;
}

/** No listeners yet; one added or closed during a call takes part from the next one on. */
export function createListeners<News = void>(): Listeners<News> {
  const listeners = new Set<{ readonly run: (news: News) => void }>();
  return {
    tell(news) {
      for (const listener of [...listeners]) listener.run(news);
    },
    add(run) {
      const listener = { run };
      listeners.add(listener);
      return { close: () => void listeners.delete(listener) };
    },
    count: () => listeners.size,
    clear: () => listeners.clear(),
  };
}
