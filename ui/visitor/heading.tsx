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

/** Something that stands in the way, and what can be done. */
export function Notice(props: { readonly kind: 'bad' | 'warn'; readonly children: ComponentChildren }) {
  return (
    <div class={`notice notice--${props.kind} visitor-trouble`} role="alert">
      {props.children}
    </div>
  );
}
