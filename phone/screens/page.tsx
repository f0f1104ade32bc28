import type { ComponentChildren } from 'preact';
import type { PhoneView } from '../../shared/views.ts';
import { clockTime } from '../../shared/words.ts';
import type { Chime } from '../../ui/chime.ts';
import { say } from '../../ui/words.ts';
import type { PhoneModel } from '../phone-model.ts';
import { nameOf, type ScreenWords, wordsIn } from '../words.ts';
import { Sheet } from './sheet.tsx';
import { TicketPage, YourTurn } from './ticket.tsx';

/** The whole page of one ticket. */
export function Page(props: PhonePage) {
  const { model, chime } = props;
  const words = wordsIn(model.language.value);
  const scene = model.scene.value;
  if (scene.step === 'ticket') {
    const called = scene.view.status === 'called';
    return (
      <div class={`phone${called ? ' phone--called' : ''}`}>
        <Ticket model={model} words={words} chime={chime} view={scene.view} rating={props.rating} />
      </div>
    );
  }
  return (
    <div class="phone">
      <main class="page">
        <header class="top">
          <p class="top__centre">{words.common.product}</p>
          <Languages model={model} words={words} />
        </header>
        <Lost model={model} words={words} view={null} />
        {scene.step === 'loading' && model.lostSince.value === null && <h1 class="quiet">{words.phone.loading}</h1>}
        {scene.step === 'unknown' && (
          <section class="state state--over">
            <h1 class="state__title">{words.phone.unknown}</h1>
            <p class="state__more">{words.phone.unknownMore}</p>
          </section>
        )}
        {scene.step === 'unknown' && props.rating?.(words.language)}
      </main>
    </div>
  );
}

interface PhonePage {
  readonly model: PhoneModel;
  readonly chime: Chime;
  /** The question how it was, in a language: it is asked once the visit is done, longer than the ticket is open. */
  readonly rating?: ((language: string) => ComponentChildren) | undefined;
}
interface PageParts {
  readonly model: PhoneModel;
  readonly words: ScreenWords;
}

const Languages = ({ model, words }: PageParts) => (
  <nav class="languages" aria-label={words.phone.language}>
    {model.languages.value.map((code) => (
      <button
        key={code}
        type="button"
        lang={code}
        aria-pressed={code === words.language}
        onClick={() => model.speak(code)}
      >
        {nameOf(code)}
      </button>
    ))}
  </nav>
);

const Lost = ({ model, words, view }: PageParts & { readonly view: PhoneView | null }) => {
  const since = model.lostSince.value;
  if (since === null) return null;
  const known = view !== null && since > 0;
  return (
    <div class="lost" role="alert">
      <p class="lost__title">{words.phone.lost}</p>
      <p>{known ? words.phone.lostMore(clockTime(since, view.centre.timeZone)) : words.phone.lostFirst}</p>
    </div>
  );
};

const Sound = (props: { readonly chime: Chime; readonly words: ScreenWords }) => {
  const { chime, words } = props;
  switch (chime.sound.value) {
    case 'missing':
      return null;
    case 'on':
      return <p class="sound-on">{words.phone.soundIsOn}</p>;
    case 'blocked':
      return (
        <button type="button" class="wide-button" onClick={() => chime.unlock()}>
          {words.phone.soundOn}
        </button>
      );
  }
};

/** The button stays where it is under its question: focus comes back to it. */
const GiveUp = ({ model, words }: PageParts) => (
  <>
    <button type="button" class="wide-button wide-button--quiet" onClick={() => model.askToGiveUp()}>
      {words.phone.giveUp}
    </button>
    {model.givingUp.value !== 'no' && <GiveUpSheet model={model} words={words} />}
  </>
);

const GiveUpSheet = ({ model, words: { phone } }: PageParts) => {
  const state = model.givingUp.value;
  const trouble = state === 'unsure' ? phone.giveUpLost : state === 'refused' ? phone.giveUpRefused : null;
  return (
    <Sheet title={phone.giveUpQuestion} more={phone.giveUpMore} onClose={() => model.keep()}>
      {trouble !== null && (
        <p class="sheet__trouble" role="alert">
          {trouble}
        </p>
      )}
      <button type="button" class="wide-button" onClick={() => model.keep()}>
        {phone.giveUpNo}
      </button>
      {state !== 'refused' && (
        <button
          type="button"
          class="wide-button wide-button--bad"
          aria-disabled={state === 'sending'}
          onClick={() => void model.giveUp()}
        >
          {state === 'sending' ? phone.givingUp : phone.giveUpYes}
        </button>
      )}
    </Sheet>
  );
};

/** Whether the phone rings once the page is closed, and how to have it ring; else the word to keep the page open. */
const Ring = ({ model, words: { phone } }: PageParts) => {
  const { ringing } = model;
  const state = ringing.state.value;
  const hints = {
    unknown: phone.keepOpen,
    off: phone.keepOpen,
    asking: phone.keepOpen,
    on: phone.ringOn,
    cannot: phone.ringCannot,
    install: phone.ringInstall,
    blocked: phone.ringBlocked,
    failed: phone.ringFailed,
  } as const;
  const isAsked = state === 'off' || state === 'asking' || state === 'failed';
  return (
    <>
      <p class={state === 'on' ? 'sound-on' : 'hint'}>{hints[state]}</p>
      {isAsked && (
        <button type="button" class="wide-button" aria-disabled={state === 'asking'} onClick={() => void ringing.ask()}>
          {state === 'asking' ? phone.ringAsking : phone.ringMe}
        </button>
      )}
      {state === 'on' && (
        <button type="button" class="quiet-button" onClick={() => void ringing.stop()}>
          {phone.ringOff}
        </button>
      )}
    </>
  );
};

const Practice = ({ words }: { readonly words: ScreenWords }) => <p class="practice">{words.phone.practice}</p>;

const Ticket = (props: PageParts & Omit<PhonePage, 'model'> & { readonly view: PhoneView }) => {
  const { model, words, chime, view } = props;
  const called = view.status === 'called';
  const waits = view.status === 'waiting' || view.status === 'parked';
  return (
    <main class="page">
      <header class="top">
        <p class="top__centre">{say(view.centre.name, words.language, view.centre.languages)}</p>
        <Languages model={model} words={words} />
      </header>
      <Lost model={model} words={words} view={view} />
      {view.practice && <Practice words={words} />}
      {called ? (
        <YourTurn view={view} words={words} />
      ) : (
        <TicketPage
          view={view}
          words={words}
          wait={model.wait.value}
          old={model.lostSince.value !== null}
          ticked={model.ticked.value}
          onTick={model.tick}
        >
          {waits && <Ring model={model} words={words} />}
          {view.status === 'served' && props.rating?.(words.language)}
        </TicketPage>
      )}
      <p class="visually-hidden" role="status">
        {model.aloud.value}
      </p>
      {waits && <Sound chime={chime} words={words} />}
      {view.mayCancel && <GiveUp model={model} words={words} />}
    </main>
  );
};
