import type { ScreenWords } from '../words.ts';

/** On to booking a time, in the same centre. */
export function BookLink({ words }: { readonly words: ScreenWords }) {
  return (
    <p>
      <a class="link" href={`/book${location.search}`}>
        {words.page.book}
      </a>
    </p>
  );
}
