import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** The heading of a page: it has the focus when the page opens, so that it is read out. */
export function Heading({ children, of }: { readonly children: ComponentChildren; readonly of?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [of]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}

/** Something that stands in the way, and what can be done. One that answers what was pressed is brought into sight, and has the focus. */
export function Notice(props: {
  readonly kind: 'bad' | 'warn';
  readonly seen?: boolean;
  readonly children: ComponentChildren;
}) {
  const notice = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (props.seen !== true) return;
    notice.current?.scrollIntoView({ block: 'center' });
    notice.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={notice} class={`notice notice--${props.kind} visitor-trouble`} role="alert" tabIndex={-1}>
      {props.children}
    </div>
  );
}
