import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { VisitorPage } from '../../ui/visitor-page.tsx';
import { languages, type ScreenWords } from '../words.ts';

/** What stands around every page of booking: the centre, the languages, and the page itself. */
export function Frame(props: {
  readonly centre: string;
  readonly spoken: readonly string[] | null;
  readonly words: ScreenWords;
  readonly title: string;
  readonly onChoose: (language: string) => void;
  readonly children: ComponentChildren;
}) {
  const { words, children, ...about } = props;
  return (
    <VisitorPage {...about} languages={languages} chosen={words.language} label={words.book.language}>
      {children}
    </VisitorPage>
  );
}

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
    <div class={`notice notice--${props.kind} trouble`} role="alert">
      {props.children}
    </div>
  );
}
