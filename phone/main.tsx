import { computed, effect } from '@preact/signals';
import { visitorPaths } from '../shared/tickets/visitor-paths.ts';
import { httpApi, newKey } from '../ui/api.ts';
import { keepScreenAwake } from '../ui/awake.ts';
import { draw } from '../ui/own-nodes.ts';
import '../ui/base.css';
import { webChime } from '../ui/chime.ts';
import { browserClock } from '../ui/clock.ts';
import { watchView } from '../ui/live-view.ts';
import { FetchedRating } from '../ui/rating/fetched-rating.tsx';
import { browserMemory } from '../ui/storage.ts';
import { phoneAlarm } from './alarm.ts';
import './phone.css';
import { drawHead } from './head.ts';
import { hasNotEnded, isNearCall } from './near.ts';
import { openPhone } from './phone-model.ts';
import { pagePush } from './push-browser.ts';
import { Page } from './screens/page.tsx';
import { stateWords, titleOf, waitWords } from './title.ts';
import { spoken, wordsIn } from './words.ts';

/** A server that asks for a fresh page again and again must not make the screen spin, in ms. */
const reloadMs = 5000;
const secret = decodeURIComponent(location.pathname.split('/')[2] ?? '');
const chime = webChime();
const model = openPhone({
  secret,
  clock: browserClock,
  live: watchView(
    { view: 'ticket', id: secret },
    { onReload: () => void browserClock.after(reloadMs, () => location.reload()) },
  ),
  api: httpApi(visitorPaths),
  alarm: phoneAlarm(chime),
  memory: browserMemory('novbe.phone.language', () => sessionStorage),
  newKey,
  languages: spoken,
  preferred: navigator.language.slice(0, 2),
  push: pagePush(location.pathname),
  documents: browserMemory('novbe.phone.documents'),
  waitWords: (view, wait, language) => waitWords(view, wait, wordsIn(language)),
  stateWords: (view, language) => stateWords(view, wordsIn(language)),
});

effect(() => {
  const words = wordsIn(model.language.value);
  const scene = model.scene.value;
  const view = scene.step === 'ticket' ? scene.view : null;
  const lasts = view !== null && hasNotEnded(view);
  drawHead(document, {
    language: words.language,
    title: titleOf(scene, words, model.lostSince.value !== null),
    manifest: lasts ? `${location.pathname}/app.webmanifest?language=${words.language}` : null,
    isCalled: view?.status === 'called',
  });
});
const isNear = computed(() => model.scene.value.step === 'ticket' && isNearCall(model.scene.value.view));
effect(() => {
  if (!isNear.value) return;
  const light = keepScreenAwake();
  return () => light.close();
});
for (const touch of ['pointerdown', 'keydown'] as const) addEventListener(touch, chime.unlock);

const app = document.getElementById('app');
if (app !== null) {
  const rating = (language: string) => <FetchedRating kind="t" secret={secret} language={language} />;
  draw(<Page model={model} chime={chime} rating={rating} />, app);
}
