/** What the browser shows around the page, and what it needs to put it on the home screen. */
export interface Head {
  readonly language: string;
  readonly title: string;
  /** The address of the manifest; null = nothing to install: no ticket, or one that has ended. */
  readonly manifest: string | null;
  readonly isCalled: boolean;
}

/** Puts that into the document's head. */
export function drawHead(page: Document, { language, title, manifest, isCalled }: Head): void {
  page.documentElement.lang = language;
  page.title = title;
  const link = page.querySelector('link[rel=manifest]');
  if (manifest === null) link?.remove();
  else if (link?.getAttribute('href') !== manifest) {
    const next = page.createElement('link');
    next.rel = 'manifest';
    next.href = manifest;
    link?.remove();
    page.head.append(next);
  }
  const colour = getComputedStyle(page.documentElement).getPropertyValue(isCalled ? '--call' : '--ground');
  page.querySelector('meta[name=theme-color]')?.setAttribute('content', colour.trim());
}
