/** The page that stands within this one and is shown, such as that of an appeal; null = there is none, or it is not there yet. */
export function pageWithin(page: Document): Document | null {
  const within = page.querySelector<HTMLIFrameElement>('.kiosk iframe:not([hidden])')?.contentDocument ?? null;
  return within?.querySelector('.visitor-page') == null ? null : within;
}

/** What has the focus, here or on the page within. */
export function focusOf(page: Document): Element | null {
  const { activeElement } = page;
  return activeElement?.matches('iframe') === true ? (pageWithin(page)?.activeElement ?? null) : activeElement;
}

/** Tells of each page that comes to stand within this one: the window that it has. */
export function followPagesWithin(
  page: Document,
  tell: (within: Document, window: Window) => void,
  signal?: AbortSignal,
): void {
  // What loads does not tell those around it, but as it passes them.
  page.addEventListener(
    'load',
    ({ target }) => {
      const frame = [...page.querySelectorAll('iframe')].find((one) => one === target);
      if (frame?.contentDocument != null && frame.contentWindow !== null)
        tell(frame.contentDocument, frame.contentWindow);
    },
    { capture: true, ...(signal === undefined ? {} : { signal }) },
  );
}

/** A field that is typed into, on either page. */
export const typedField = 'input:not([type=radio], [type=checkbox]), textarea';
