import { visitorPaths } from '../shared/tickets/visitor-paths.ts';
import '../ui/base.css';
import './services.css';
import { signal } from '@preact/signals';
import { httpApi } from '../ui/api.ts';
import { browserClock } from '../ui/clock.ts';
import { chosenLanguage } from '../ui/language.ts';
import { draw } from '../ui/own-nodes.ts';
import { browserMemory } from '../ui/storage.ts';
import { Page } from './screens/page.tsx';
import { openServices } from './services-model.ts';
import { languages } from './words.ts';

const chosenHere = (): string => {
  try {
    // `#/` is the list: no service is called so.
    return decodeURIComponent(location.hash.slice(1)).replace(/^\/$/, '');
  } catch {
    return '';
  }
};
const chosen = signal(chosenHere());
addEventListener('hashchange', () => {
  chosen.value = chosenHere();
});

const codes = languages.map(({ code }) => code);
const own = navigator.language.slice(0, 2);
// Somebody who comes from elsewhere reads it in the language of their phone, until they choose another.
const inOwnOrder = codes.includes(own) ? [own, ...codes.filter((code) => code !== own)] : codes;
const api = httpApi(visitorPaths);
const centreAsked = new URLSearchParams(location.search).get('centre');
const model = openServices({
  api,
  language: chosenLanguage(inOwnOrder, (key) => browserMemory(`${key}.services`)),
  centreAsked,
  chosen,
});

// Who is about to come is told if nobody is served there.
void import('../ui/emergency/at-home.tsx')
  .then(({ watchFromHome }) => watchFromHome({ api, clock: browserClock, centre: centreAsked }))
  .catch(() => undefined);

const app = document.getElementById('app');
if (app !== null) draw(<Page model={model} />, app);
