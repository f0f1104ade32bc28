import type { ComponentChildren } from 'preact';
import { Notice } from '../../ui/visitor/heading.tsx';
import { dayWords } from '../../ui/visitor/when.ts';
import { VisitorPage } from '../../ui/visitor-page.tsx';
import { languages, type ScreenWords } from '../words.ts';
import '../appeal.css';

/** What stands around every page of those who write: the centre, the languages, and the page itself. */
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
    <VisitorPage {...about} languages={languages} chosen={words.language} label={words.appeals.language}>
      {children}
    </VisitorPage>
  );
}

/** The server did not answer. */
export function Lost({ words, onRetry }: { readonly words: ScreenWords; readonly onRetry: () => void }) {
  return (
    <Notice kind="bad">
      <p>{words.appeals.lost}</p>
      <button type="button" class="button button--large" onClick={onRetry}>
        {words.appeals.retry}
      </button>
    </Notice>
  );
}

/** 8 aprel 2026, çərşənbə: a date (YYYY-MM-DD) that may lie in another year. */
export function fullDate(date: string, { calendar }: ScreenWords): string {
  const { day, weekday } = dayWords(date, calendar);
  return `${day.replace(' ', '\u00a0')}\u00a0${date.slice(0, 4)}, ${weekday}`;
}
