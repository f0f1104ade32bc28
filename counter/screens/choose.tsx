import { useSignal } from '@preact/signals';
import { clockTime, openingDay } from '../../shared/words.ts';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { refusalWords } from '../../ui/refusal-words.ts';
import type { SignedIn } from '../../ui/session.ts';
import { say } from '../../ui/words.ts';
import { type Choice, type CounterOffer, standing } from '../choice.ts';
import type { AllWords } from '../words.ts';
import { useScreen } from './context.ts';
import { Icon, type IconName } from './icons.tsx';

/** Where to sit today. Taken counters are shown with who is at them, and cannot be chosen. */
export function Choose(props: ChooseProps) {
  const { model, words, language, languages, chooseLanguage } = useScreen();
  return (
    <div class="sign-in choose">
      <header class="sign-in__head">
        <p class="sign-in__product">
          <b>{words.common.product}</b> <span>{words.counter.title}</span>
        </p>
        <div class="choose__tools">
          <LanguageSwitch
            languages={languages}
            chosen={language}
            label={words.counter.bar.language}
            onChoose={chooseLanguage}
          />
          <button type="button" class="button" onClick={() => void model.leave(null)}>
            {words.counter.bar.signOut}
          </button>
        </div>
      </header>
      <main class="choose__main">
        <Form {...props} />
      </main>
    </div>
  );
}

type ChooseProps = { readonly user: SignedIn; readonly choice: Choice; readonly last: string | null };

const icons: { readonly [how in ReturnType<typeof standing>]: IconName } = {
  free: 'serving',
  mine: 'person',
  taken: 'person',
  barred: 'closed',
};

const standingWords = (
  offer: CounterOffer,
  user: SignedIn,
  words: AllWords['counter']['choose'],
  dayOpen: boolean,
): string => {
  switch (standing(offer, user)) {
    case 'free':
      return dayOpen ? words.free : words.notYet;
    case 'mine':
      return offer.state === 'paused' ? `${words.mine} · ${words.paused}` : words.mine;
    case 'taken':
      return words.taken(offer.clerk?.name ?? '');
    case 'barred':
      return words.barred;
  }
};

const Offer = (props: {
  readonly offer: CounterOffer;
  readonly user: SignedIn;
  readonly last: boolean;
  readonly dayOpen: boolean;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) => {
  const { words, language } = useScreen();
  const { offer, user, dayOpen } = props;
  const how = standing(offer, user);
  const out = how === 'taken' || how === 'barred';
  return (
    <label class={`offer offer--${how === 'free' && !dayOpen ? 'later' : how}`}>
      <input type="radio" name="counter" disabled={out} checked={props.chosen} onChange={props.onChoose} />
      <span class="offer__name">{offer.name}</span>
      <span class="offer__what">
        {offer.place !== null && <span>{say(offer.place, language, [])}</span>}
        <b>
          <Icon name={how === 'free' && !dayOpen ? 'closed' : icons[how]} />{' '}
          {standingWords(offer, user, words.counter.choose, dayOpen)}
        </b>
        {props.last && !out && <small>{words.counter.choose.last}</small>}
      </span>
    </label>
  );
};

const Profile = (props: {
  readonly choice: Choice;
  readonly own: string | undefined;
  readonly chosen: string;
  readonly onChoose: (profile: string) => void;
}) => {
  const { words, language } = useScreen();
  const profiles = props.choice.list.value?.profiles ?? [];
  const own = profiles.find((one) => one.id === props.own);
  const { choose } = words.counter;
  return (
    <div class="field choose__profile">
      <label for="profile">{choose.profile}</label>
      <p class="field__hint" id="profile-hint">
        {choose.profileHint}
      </p>
      <select
        id="profile"
        aria-describedby="profile-hint"
        value={props.chosen}
        onChange={(event) => props.onChoose(event.currentTarget.value)}
      >
        <option value="">
          {own === undefined ? choose.ownProfile : `${choose.ownProfile}: ${say(own.name, language, [])}`}
        </option>
        {profiles
          .filter((one) => one.id !== props.own)
          .map((one) => (
            <option key={one.id} value={one.id}>
              {say(one.name, language, [])}
            </option>
          ))}
      </select>
    </div>
  );
};

const Trouble = ({ choice }: { readonly choice: Choice }) => {
  const { words } = useScreen();
  const trouble = choice.trouble.value;
  return (
    <div role="alert">
      {trouble !== null && (
        <p class="notice notice--bad">
          {trouble === 'lost' ? words.common.lostServer : refusalWords(trouble, words.refusals)}
        </p>
      )}
    </div>
  );
};

/** Said before anybody presses: nobody can sit down yet, and when they can. */
const DayClosed = ({ choice }: { readonly choice: Choice }) => {
  const { words } = useScreen();
  const day = choice.list.value?.day;
  const { choose } = words.counter;
  const at = day?.opensAt == null ? null : Date.parse(day.opensAt);
  return (
    <div role="status">
      {day?.open === false && (
        <p class="notice notice--warn">
          <b>{choose.dayClosed}</b>{' '}
          {at !== null &&
            `${choose.dayOpens(openingDay(at, choice.now(), day.timeZone, words), clockTime(at, day.timeZone))}. `}
          {choose.dayClosedMore}
        </p>
      )}
    </div>
  );
};

const firstChoice = ({ choice, user, last }: ChooseProps): string | null => {
  const open = (choice.list.value?.counters ?? []).filter((offer) => ['free', 'mine'].includes(standing(offer, user)));
  return (open.find((offer) => offer.id === last) ?? (open.length === 1 ? open[0] : undefined))?.id ?? null;
};

const Form = (props: ChooseProps) => {
  const { words } = useScreen();
  const { choice, user } = props;
  const { choose } = words.counter;
  const counters = choice.list.value?.counters ?? [];
  const trouble = choice.trouble.value;
  return (
    <div class="choose__form">
      <h1>{choose.heading}</h1>
      <p class="choose__lead">{choose.lead(user.name)}</p>
      <Trouble choice={choice} />
      <DayClosed choice={choice} />
      {counters.length === 0 && trouble === null && <p>{choose.none}</p>}
      {counters.length === 0 && trouble !== null && (
        <button type="button" class="button button--primary button--large" onClick={() => void choice.refresh()}>
          {words.common.tryAgain}
        </button>
      )}
      {counters.length > 0 && <Offers {...props} />}
    </div>
  );
};

/** The counters, what one is to take, and the button that sits down there. */
const Offers = (props: ChooseProps) => {
  const { choose } = useScreen().words.counter;
  const { choice, user } = props;
  const chosen = useSignal(firstChoice(props));
  const profile = useSignal('');
  const counters = choice.list.value?.counters ?? [];
  const offer = counters.find((one) => one.id === chosen.value);
  const how = offer === undefined ? null : standing(offer, user);
  const dayOpen = choice.list.value?.day.open ?? true;
  const ready = (how === 'mine' || (how === 'free' && dayOpen)) && choice.opening.value === null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (offer !== undefined && ready) void choice.take(offer, profile.value === '' ? null : profile.value);
      }}
    >
      <fieldset class="offers">
        <legend class="visually-hidden">{choose.heading}</legend>
        {counters.map((one) => (
          <Offer
            key={one.id}
            offer={one}
            user={user}
            last={one.id === props.last}
            dayOpen={dayOpen}
            chosen={one.id === chosen.value}
            onChoose={() => {
              chosen.value = one.id;
            }}
          />
        ))}
      </fieldset>
      <div class="choose__foot">
        {how !== 'mine' && (
          <Profile
            choice={choice}
            own={offer?.profile}
            chosen={profile.value}
            onChoose={(value) => {
              profile.value = value;
            }}
          />
        )}
        <button type="submit" class="button button--primary button--large choose__open" aria-disabled={!ready}>
          {choice.opening.value !== null ? choose.opening : how === 'mine' ? choose.goOn : choose.open}
        </button>
      </div>
    </form>
  );
};
