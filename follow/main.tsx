import { effect, signal } from '@preact/signals';
import { followPaths } from '../shared/tickets/follow-paths.ts';
import { visitorPaths } from '../shared/tickets/visitor-paths.ts';
import '../ui/base.css';
import './follow.css';
import { httpApi } from '../ui/api.ts';
import { browserClock } from '../ui/clock.ts';
import { chosenLanguage } from '../ui/language.ts';
import { draw } from '../ui/own-nodes.ts';
import { browserMemory } from '../ui/storage.ts';
import { openFollow } from './follow-model.ts';
import { FollowPage } from './screens/page.tsx';
import { languages } from './words.ts';

const address = new URLSearchParams(location.search);
const codes = languages.map(({ code }) => code);
const own = navigator.language.slice(0, 2);
// Somebody who comes from elsewhere reads it in the language of their phone, until they choose another.
const inOwnOrder = codes.includes(own) ? [own, ...codes.filter((code) => code !== own)] : codes;
const model = openFollow({
  api: httpApi({ ...followPaths, listCentres: visitorPaths.listCentres }, { timeoutMs: 5000 }),
  clock: browserClock,
  language: chosenLanguage(inOwnOrder, (key) => browserMemory(`${key}.follow`)),
  centreAsked: address.get('centre'),
  wall: address.get('wall'),
  isHidden: () => document.hidden,
});
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) model.look();
});

/** What is said of an emergency: it stands over the page, in every language. */
const followed = signal<Parameters<typeof import('../ui/emergency/over.tsx').followEmergency>[1]['value']>(null);
effect(() => {
  const scene = model.scene.value;
  if (scene.at !== 'shown') return;
  const { centre } = scene.view;
  followed.value = { centre: { ...centre, sample: false } };
  if (centre.emergency === undefined) return;
  import('../ui/emergency/over.tsx').then(
    ({ followEmergency }) => followEmergency('ticket', followed),
    () => undefined,
  );
});

const app = document.getElementById('app');
if (app !== null) draw(<FollowPage model={model} />, app);
