import { receptionWords } from '../../ui/visitor/reception-words.ts';
import { say } from '../../ui/words.ts';
import type { OwnCase } from '../ports.ts';
import type { ScreenWords } from '../words.ts';
import { fullDate } from './frame.tsx';

/** [CS28] When they are received, and by which official, with the way to the page of the seat. */
export function ReceptionFact({ own, words }: { readonly own: OwnCase; readonly words: ScreenWords }) {
  const said = receptionWords(words.language);
  const { reception } = own;
  if (reception === null) return null;
  const text = (of: { readonly [language: string]: string } | null): string =>
    of === null ? '' : say(of, words.language, own.languages);
  const when = [fullDate(reception.date, words), reception.from ?? ''].filter(Boolean).join(', ');
  return (
    <div class="visitor-facts__row">
      <dt>{said.reception}</dt>
      <dd>
        {[when, text(reception.official), text(reception.room)].filter(Boolean).map((line) => (
          <span key={line} class="visitor-facts__line">
            {line}
          </span>
        ))}
        <a class="link" href={`/b/${location.pathname.split('/')[2] ?? ''}`}>
          {said.seat}
        </a>
      </dd>
    </div>
  );
}
