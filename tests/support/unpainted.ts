import type { BrowserContext, Page } from 'playwright-core';

/** Pages that are laid out and not painted, which takes a fifth of all that a journey takes: nobody sees them. */

/** Leaves what is opened here unpainted, until a test looks at it as somebody would (`painted`). */
export async function leaveUnpainted(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const veil = new CSSStyleSheet();
    veil.replaceSync('html { opacity: 0 !important }');
    document.adoptedStyleSheets.push(veil);
    Object.assign(window, { veil });
  });
}

/** What this gives while the page is painted, as for a picture of it. */
export async function painted<T>(page: Page, look: () => Promise<T>): Promise<T> {
  const veiled = (isSo: boolean) =>
    page.evaluate((disabled) => {
      const { veil } = window as Veiled;
      if (veil !== undefined) veil.disabled = disabled;
    }, !isSo);
  await veiled(false);
  return look().finally(() => veiled(true));
}

export type Veiled = Window & { readonly veil?: CSSStyleSheet };
