import type { ComponentChildren } from 'preact';
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
