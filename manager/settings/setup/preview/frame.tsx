import { type ComponentChildren, render } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useWidth } from '../../../ui/use-width.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * A screen at its true size, made smaller as a whole: what it measures of its window is right, its sheet stays inside, and
 * nothing of it can be pressed. The frame is an empty page of this one, without an address.
 */
export function Frame(props: {
  readonly title: string;
  readonly size: Size;
  readonly css: string;
  /** How many times as large its letters are as usual. */
  readonly letters?: number;
  readonly children: ComponentChildren;
}) {
  const { size, css, title, letters = 1 } = props;
  const frame = useRef<HTMLIFrameElement>(null);
  const [root, setRoot] = useState<HTMLElement | null>(null);
  const [box, width] = useWidth<HTMLDivElement>();
  useLayoutEffect(() => {
    const made = pageIn(frame.current, css);
    let isGone = false;
    const draw = (): void => {
      if (!isGone) setRoot(made);
    };
    // What is measured before the letters are there would be measured with others.
    if (made !== null) made.ownerDocument.fonts.load(face, 'Aəж').then(draw, draw);
    return () => {
      isGone = true;
      if (made !== null) render(null, made);
    };
  }, [css]);
  useLayoutEffect(() => {
    if (root !== null) render(props.children, root);
  });
  useEffect(() => {
    const html = root?.ownerDocument.documentElement;
    if (html != null) html.style.fontSize = letters === 1 ? '' : `${100 * letters}%`;
    if (root !== null) root.ownerDocument.defaultView?.dispatchEvent(new Event('resize'));
  }, [root, size.width, size.height, letters]);
  const scale = Math.min(1, width / size.width, mostHigh() / size.height) || 0;
  return (
    <div ref={box} class="preview__room" style={{ height: `${Math.ceil(size.height * scale)}px` }}>
      <iframe
        ref={frame}
        class="preview__frame"
        title={title}
        tabIndex={-1}
        inert
        width={size.width}
        height={size.height}
        style={{ transform: `scale(${scale})` }}
      />
    </div>
  );
}

const face = "500 16px 'Inter Variable'";

/** The most that a preview may have of the height of the page, in dots: what its choices leave of a window. */
const mostHigh = (): number => Math.max(380, innerHeight - 340);

const pageIn = (frame: HTMLIFrameElement | null, css: string): HTMLElement | null => {
  const page = frame?.contentDocument;
  const view = frame?.contentWindow as (Window & typeof globalThis) | null | undefined;
  if (page == null || view == null) return null;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(css);
  page.adoptedStyleSheets = [sheet];
  const root = page.createElement('div');
  root.id = 'app';
  page.body.replaceChildren(root);
  return root;
};
