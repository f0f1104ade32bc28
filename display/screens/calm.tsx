import type { HallView } from '../../shared/views.ts';
import type { Room } from '../../shared/wall/wall-layout.ts';
import { unbroken } from '../../ui/words.ts';
import { calmWords } from '../calm-words.ts';
import { Fit } from '../fit.tsx';
import type { ScreenWords } from '../words.ts';
import { Follow } from './follow.tsx';
import { Turning } from './turning.tsx';

/** Nobody is called just now: how many wait, why nobody calls, and what is to be expected; and how phones follow. */
export function Calm(props: { readonly view: HallView; readonly words: ScreenWords; readonly room: Room | null }) {
  const { view, words, room } = props;
  const { nobody, expected } = calmWords(view, words);
  return (
    <section class="calm">
      <Fit class="calm__words">
        <h2 class="calm__waiting">
          <Turning text={unbroken(words.common.peopleWaiting(view.waiting))} language={words.language} />
        </h2>
        {nobody !== '' && (
          <p class="calm__nobody">
            <Turning text={nobody} language={words.language} />
          </p>
        )}
        <p class="calm__watch">
          <Turning text={expected} language={words.language} />
        </p>
      </Fit>
      {view.follow !== undefined && room !== null && (
        <Follow link={view.follow} room={room} language={words.language} />
      )}
    </section>
  );
}
