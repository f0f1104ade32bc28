import type { Page } from 'playwright-core';

const open = new Set<Page>();

/** Remembers a page for as long as it is open. */
export function rememberPage(page: Page): void {
  open.add(page);
  page.once('close', () => open.delete(page));
}

/** What the pages that are open show, for a failure to tell: the address of each and the beginning of its words. */
export async function shownNow(): Promise<string> {
  const shown = await Promise.all(
    [...open].map(async (page) => {
      const words = await page
        .locator('body')
        .innerText({ timeout: 5000 })
        .catch((error: unknown) => String(error));
      return `${page.url()}: ${words.replace(/\s+/g, ' ').slice(0, 600)}`;
    }),
  );
  return shown.join('\n');
}
