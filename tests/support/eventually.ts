/** Tries until it no longer throws, and gives what it gave. What hangs ends after two minutes, with its last word. */
export async function eventually<T>(attempt: () => Promise<T> | T): Promise<T> {
  for (const end = performance.now() + 120_000; ; ) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}
