/// <reference types="vite/client" />
import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import '../../ui/base.css';
import './gallery.css';
import { appealStates } from './appeal-states.ts';
import { bookingStates } from './booking-states.ts';
import { counterStates } from './counter-states.ts';
import { countryStates } from './country-states.ts';
import { emergencyStates } from './emergency-states.ts';
import { followStates } from './follow-states.ts';
import { homeStates } from './home-states.ts';
import { kioskStates } from './kiosk-states.ts';
import { managerStates } from './manager-states.ts';
import { officeStates } from './office-states.ts';
import { phoneStates } from './phone-states.ts';
import { ratingStates } from './rating-states.ts';
import type { ScreenName } from './screens.ts';
import { slipStates } from './slip-states.ts';
import { type Language, languages, type Size } from './state.ts';
import { wallStates } from './wall-states.ts';

/**
 * All screens at a glance. What is looked at stands in the address: `#kiosk` all states of a screen, `#kiosk/home/az` one of them at
 * its true size; arrows lead to its neighbours, 1 2 3 speak another language.
 */

interface Card {
  readonly name: string;
  readonly size: Size;
}

const screens: { readonly [screen in ScreenName]: readonly Card[] } = {
  kiosk: kioskStates,
  wall: wallStates,
  counter: counterStates,
  manager: managerStates,
  phone: phoneStates,
  booking: bookingStates,
  appeal: appealStates,
  office: officeStates,
  slip: slipStates,
  home: homeStates,
  emergency: emergencyStates,
  rating: ratingStates,
  follow: followStates,
  country: countryStates,
};
const names = Object.keys(screens) as ScreenName[];

const hash = signal(decodeURIComponent(location.hash.slice(1)));
addEventListener('hashchange', () => {
  hash.value = decodeURIComponent(location.hash.slice(1));
});
const place = computed(() => {
  const [screen, state, language] = hash.value.split('/');
  return {
    screen: names.find((one) => one === screen) ?? 'kiosk',
    state: state ?? '',
    language: languages.find((one) => one === language) ?? 'az',
  };
});
const spoken = signal<readonly Language[]>(['az']);
const filter = signal('');

const addressOf = (screen: ScreenName, state: string, language: Language): string =>
  `#${screen}/${encodeURIComponent(state)}/${language}`;
const stageOf = (screen: ScreenName, state: string, language: Language): string =>
  `/tests/gallery/stage.html?${new URLSearchParams({ screen, state, language })}`;

/** The screen itself, in a frame of its true size that is shown so many times as large. */
const Live = (props: Card & { readonly screen: ScreenName; readonly language: Language; readonly scale: number }) => {
  const { width, height } = props.size;
  return (
    <span class="live" style={{ width: `${width * props.scale}px`, height: `${height * props.scale}px` }}>
      <iframe
        key={`${props.name} ${props.language}`}
        title={`${props.name}, ${props.language}`}
        src={stageOf(props.screen, props.name, props.language)}
        width={width}
        height={height}
        loading="lazy"
        style={{ transform: `scale(${props.scale})` }}
      />
    </span>
  );
};

/** How wide a card is, in px. */
const cardWidth = ({ width, height }: Size): number => (height > width ? 260 : 440);

const Thumbnail = (props: Card & { readonly screen: ScreenName; readonly language: Language }) => (
  <a class="card" href={addressOf(props.screen, props.name, props.language)}>
    <Live {...props} scale={cardWidth(props.size) / props.size.width} />
    <span>
      {props.name} <small>{props.language}</small>
    </span>
  </a>
);

const toggle = (language: Language): void => {
  const next = languages.filter((one) => (one === language) !== spoken.value.includes(one));
  spoken.value = next.length === 0 ? [language] : next;
};

const Shelf = () => {
  const { screen } = place.value;
  const wanted = filter.value.toLowerCase();
  return (
    <>
      <header class="bar">
        <h1>Gallery</h1>
        <nav>
          {names.map((name) => (
            <a key={name} href={`#${name}`} aria-current={name === screen ? 'page' : undefined}>
              {name} <small>{screens[name].length}</small>
            </a>
          ))}
        </nav>
        <fieldset>
          {languages.map((language) => (
            <button
              key={language}
              type="button"
              aria-pressed={spoken.value.includes(language)}
              onClick={() => toggle(language)}
            >
              {language}
            </button>
          ))}
        </fieldset>
        <input
          type="search"
          placeholder="practice, lost, long …"
          aria-label="State"
          value={filter.value}
          onInput={({ currentTarget }) => {
            filter.value = currentTarget.value;
          }}
        />
      </header>
      <main class="cards">
        {screens[screen]
          .filter(({ name }) => name.toLowerCase().includes(wanted))
          .flatMap((card) =>
            languages
              .filter((language) => spoken.value.includes(language))
              .map((language) => (
                <Thumbnail key={`${screen} ${card.name} ${language}`} {...card} screen={screen} language={language} />
              )),
          )}
      </main>
    </>
  );
};

const neighbours = computed(() => {
  const { screen, state } = place.value;
  const at = screens[screen].findIndex(({ name }) => name === state);
  return { card: screens[screen][at], before: screens[screen][at - 1], after: screens[screen][at + 1] };
});

const TrueSize = () => {
  const { screen, language } = place.value;
  const { card, before, after } = neighbours.value;
  if (card === undefined) return <Shelf />;
  return (
    <>
      <header class="bar">
        <a href={`#${screen}`}>all of {screen}</a>
        {before !== undefined && <a href={addressOf(screen, before.name, language)}>← {before.name}</a>}
        <h1>
          {card.name}, {card.size.width} × {card.size.height}
        </h1>
        {after !== undefined && <a href={addressOf(screen, after.name, language)}>{after.name} →</a>}
        <nav>
          {languages.map((one) => (
            <a key={one} href={addressOf(screen, card.name, one)} aria-current={one === language ? 'page' : undefined}>
              {one}
            </a>
          ))}
        </nav>
      </header>
      <main class="true-size">
        <Live {...card} screen={screen} language={language} scale={1} />
      </main>
    </>
  );
};

addEventListener('keydown', ({ key, target }) => {
  if (target instanceof HTMLInputElement || place.value.state === '') return;
  const { screen, state, language } = place.value;
  const { before, after } = neighbours.value;
  const next = key === 'ArrowLeft' ? before : key === 'ArrowRight' ? after : undefined;
  if (next !== undefined) location.hash = addressOf(screen, next.name, language);
  const other = languages[Number(key) - 1];
  if (other !== undefined) location.hash = addressOf(screen, state, other);
  if (key === 'Escape') location.hash = screen;
});
effect(() => {
  document.title = `${place.value.state || place.value.screen} · Növbə gallery`;
});

const app = document.querySelector('#app');
const Page = () => (place.value.state === '' ? <Shelf /> : <TrueSize />);
if (app !== null) render(<Page />, app);
