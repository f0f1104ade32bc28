import type { HallView } from '../../shared/views.ts';
import { clockTime, weekdayDate } from '../../shared/words.ts';
import type { Chime } from '../../ui/chime.ts';
import { Roundabout } from '../../ui/roundabout.tsx';
import { say } from '../../ui/words.ts';
import type { DisplayModel } from '../display-model.ts';
import { Fit } from '../fit.tsx';
import type { LayoutProps, MediaSource } from '../layouts/layout-props.ts';
import { type ScreenWords, wordsIn } from '../words.ts';
import { Stage } from './board.tsx';
import { Before, Closed, Loading, Lost } from './notices.tsx';
import { Other } from './other.tsx';
import { Turning } from './turning.tsx';

/** The whole wall. */
export function Wall(props: { readonly model: DisplayModel; readonly chime: Chime; readonly media?: MediaSource }) {
  const { model, chime } = props;
  const words = wordsIn(model.language.value);
  const scene = model.scene.value;
  return (
    <div class={`wall${model.lostSince.value === null ? '' : ' wall--lost'}`}>
      {'view' in scene && <Head model={model} view={scene.view} words={words} />}
      <Middle model={model} words={words} media={props.media} />
      <Foot model={model} chime={chime} words={words} />
      <Roundabout text={words.common.roundabout} />
    </div>
  );
}

const Clock = (props: { readonly model: DisplayModel; readonly timeZone: string }) => (
  <time class="clock">{clockTime(props.model.now.value, props.timeZone)}</time>
);

const Head = (props: { readonly model: DisplayModel; readonly view: HallView; readonly words: ScreenWords }) => {
  const { view, words, model } = props;
  const { centre, day } = view;
  return (
    <header class="head">
      <Fit class="head__name">
        <h1>
          <Turning text={say(centre.name, words.language, centre.languages)} language={words.language} />
        </h1>
      </Fit>
      {day.open && day.practice && (
        <Fit class="practice">
          <Turning text={words.display.practice} language={words.language} />
        </Fit>
      )}
      <p class="head__date">
        <Turning text={weekdayDate(model.now.value, centre.timeZone, words)} language={words.language} />
      </p>
      <Clock model={model} timeZone={centre.timeZone} />
    </header>
  );
};

const SoundButton = (props: { readonly chime: Chime; readonly words: ScreenWords }) => (
  <button type="button" class="sound" onClick={() => props.chime.unlock()}>
    <svg class="sound__mark" viewBox="0 0 100 100" aria-hidden="true">
      <path d="M10 36 H28 L52 14 V86 L28 64 H10 Z" fill="currentColor" />
      <path
        d="M66 34 A22 22 0 0 1 66 66 M78 20 A42 42 0 0 1 78 80"
        fill="none"
        stroke="currentColor"
        stroke-width="8"
      />
    </svg>
    <Turning text={props.words.display.soundOn} language={props.words.language} />
  </button>
);

const Foot = (props: { readonly model: DisplayModel; readonly chime: Chime; readonly words: ScreenWords }) => {
  const text = props.model.skips.value ? props.words.display.skipped : props.model.foot.value;
  const blocked = props.chime.sound.value === 'blocked';
  if (text === '' && !blocked) return null;
  return (
    <footer class="foot">
      <Fit class="foot__text">
        <p>
          <Turning text={text} language={props.words.language} />
        </p>
      </Fit>
      {blocked && <SoundButton chime={props.chime} words={props.words} />}
    </footer>
  );
};

const LostNow = (props: {
  readonly model: DisplayModel;
  readonly view: HallView | null;
  readonly words: ScreenWords;
}) => {
  const { model, view, words } = props;
  const since = model.lostSince.value ?? 0;
  return (
    <Lost
      since={since === 0 || view === null ? '' : clockTime(since, view.centre.timeZone)}
      small={(model.board.value?.rows.length ?? 0) > 0}
      words={words}
    />
  );
};

const Middle = (props: {
  readonly model: DisplayModel;
  readonly words: ScreenWords;
  readonly media: MediaSource | undefined;
}) => {
  const { model, words } = props;
  const scene = model.scene.value;
  const board = model.board.value;
  const isLost = model.lostSince.value !== null;
  const lost = isLost ? <LostNow model={model} view={'view' in scene ? scene.view : null} words={words} /> : null;
  if (scene.step === 'open' && board !== null) {
    const shown = { model, board, view: scene.view, words };
    const calls: LayoutProps['calls'] = (room) => <Stage {...shown} lost={lost} room={room} />;
    const { layout } = scene.view.display;
    // What plays goes on without the server; what is told of counters would be old.
    const isCalls = layout === undefined || (isLost && layout !== 'media');
    return isCalls ? calls() : <Other {...shown} calls={calls} media={props.media} />;
  }
  if (isLost) return <main class="stage">{lost}</main>;
  switch (scene.step) {
    case 'open':
    case 'loading':
      return <Loading words={words} />;
    case 'choose':
    case 'pairing':
    case 'refused':
      return <Before scene={scene} words={words} />;
    case 'closed':
      return <Closed view={scene.view} now={model.now.value} words={words} />;
  }
};
