import type { PhoneView } from '../../shared/views.ts';
import { clockTime } from '../../shared/words.ts';
import type { Chime } from '../../ui/chime.ts';
import { say } from '../../ui/words.ts';
import type { PhoneModel } from '../phone-model.ts';
import { nameOf, type ScreenWords, tongueOf } from '../words.ts';
import { TicketPage, YourTurn } from './ticket.tsx';

/** The whole page of one ticket. */
export function Page(props: { readonly model: PhoneModel; readonly chime: Chime }) {
  const { model, chime } = props;
  const tongue = tongueOf(model.language.value);
  const scene = model.scene.value;
  if (scene.step === 'ticket') {
    const called = scene.view.status === 'called';
    return (
      <div class={`phone${called ? ' phone--called' : ''}`}>
        <Ticket model={model} tongue={tongue} chime={chime} view={scene.view} />
      </div>
    );
  }
  return (
    <div class="phone">
      <main class="page">
        <header class="top">
          <p class="top__centre">{tongue.common.product}</p>
          <Languages model={model} tongue={tongue} />
        </header>
        <Lost model={model} tongue={tongue} view={null} />
        {scene.step === 'loading' && model.lostSince.value === null && <h1 class="quiet">{tongue.phone.loading}</h1>}
        {scene.step === 'unknown' && (
          <section class="state state--over">
            <h1 class="state__title">{tongue.phone.unknown}</h1>
            <p class="state__more">{tongue.phone.unknownMore}</p>
          </section>
        )}
      </main>
    </div>
  );
}

interface Parts {
  readonly model: PhoneModel;
  readonly tongue: ScreenWords;
}

const Languages = ({ model, tongue }: Parts) => (
  <nav class="languages" aria-label={tongue.phone.language}>
    {model.languages.value.map((code) => (
      <button
        key={code}
        type="button"
        lang={code}
        aria-pressed={code === tongue.language}
        onClick={() => model.speak(code)}
      >
        {nameOf(code)}
      </button>
    ))}
  </nav>
);

const Lost = ({ model, tongue, view }: Parts & { readonly view: PhoneView | null }) => {
  const since = model.lostSince.value;
  if (since === null) return null;
  const known = view !== null && since > 0;
  return (
    <div class="lost" role="alert">
      <p class="lost__title">{tongue.phone.lost}</p>
      <p>{known ? tongue.phone.lostMore(clockTime(since, view.centre.timeZone)) : tongue.phone.lostFirst}</p>
    </div>
  );
};

const Sound = (props: { readonly chime: Chime; readonly tongue: ScreenWords }) => {
  const { chime, tongue } = props;
  switch (chime.sound.value) {
    case 'missing':
      return null;
    case 'on':
      return <p class="sound-on">{tongue.phone.soundIsOn}</p>;
    case 'blocked':
      return (
        <button type="button" class="wide-button" onClick={() => chime.unlock()}>
          {tongue.phone.soundOn}
        </button>
      );
  }
};

const focusFirst = (element: HTMLElement | null): void => element?.focus();

const GiveUp = ({ model, tongue }: Parts) => {
  const state = model.givingUp.value;
  const words = tongue.phone;
  if (state === 'no')
    return (
      <button type="button" class="wide-button wide-button--quiet" onClick={() => model.askToGiveUp()}>
        {words.giveUp}
      </button>
    );
  return (
    <section class="give-up" aria-labelledby="give-up">
      <h2 id="give-up" class="give-up__title" tabIndex={-1} ref={focusFirst}>
        {words.giveUpQuestion}
      </h2>
      <p>{words.giveUpMore}</p>
      {state === 'unsure' && (
        <p class="give-up__trouble" role="alert">
          {words.giveUpLost}
        </p>
      )}
      {state === 'refused' && (
        <p class="give-up__trouble" role="alert">
          {words.giveUpRefused}
        </p>
      )}
      <button type="button" class="wide-button" onClick={() => model.keep()}>
        {words.giveUpNo}
      </button>
      {state !== 'refused' && (
        <button
          type="button"
          class="wide-button wide-button--bad"
          aria-disabled={state === 'sending'}
          onClick={() => void model.giveUp()}
        >
          {state === 'sending' ? words.givingUp : words.giveUpYes}
        </button>
      )}
    </section>
  );
};

const Practice = ({ tongue }: { readonly tongue: ScreenWords }) => <p class="practice">{tongue.phone.practice}</p>;

const Ticket = (props: Parts & { readonly chime: Chime; readonly view: PhoneView }) => {
  const { model, tongue, chime, view } = props;
  const called = view.status === 'called';
  const waits = view.status === 'waiting' || view.status === 'parked';
  return (
    <main class="page">
      <header class="top">
        <p class="top__centre">{say(view.centre.name, tongue.language, view.centre.languages)}</p>
        <Languages model={model} tongue={tongue} />
      </header>
      <Lost model={model} tongue={tongue} view={view} />
      {view.practice && <Practice tongue={tongue} />}
      {called ? (
        <YourTurn view={view} tongue={tongue} />
      ) : (
        <TicketPage view={view} tongue={tongue} wait={model.wait.value} old={model.lostSince.value !== null} />
      )}
      <p class="visually-hidden" role="status">
        {model.aloud.value}
      </p>
      {waits && <Sound chime={chime} tongue={tongue} />}
      {view.mayCancel && <GiveUp model={model} tongue={tongue} />}
    </main>
  );
};
