import { effect } from '@preact/signals';
import { screenLanguages } from '../shared/languages.ts';
import { ratingPaths } from '../shared/reports/rating-paths.ts';
import { visitorPaths } from '../shared/tickets/visitor-paths.ts';
import { httpApi, newKey } from '../ui/api.ts';
import { keepScreenAwake } from '../ui/awake.ts';
import '../ui/base.css';
import { textsIn } from '../shared/languages.ts';
import { browserClock } from '../ui/clock.ts';
import { watchView } from '../ui/live-view.ts';
import { draw } from '../ui/own-nodes.ts';
import { pairDevice } from '../ui/pairing.ts';
import { browserMemory } from '../ui/storage.ts';
import { openFeedback } from './feedback-model.ts';
import { FeedbackPage } from './screens/page.tsx';
import { feedbackWords } from './words.ts';

/** A server that asks for a fresh page again and again must not make the screen spin, in ms. */
const reloadMs = 5000;
const address = new URLSearchParams(location.search);
let token: string | null = null;
const api = httpApi(ratingPaths, { token: () => token });
const model = openFeedback({
  clock: browserClock,
  newKey,
  languages: screenLanguages,
  pairing: pairDevice({
    kind: 'display',
    centre: address.get('centre'),
    place: address.get('place'),
    api: httpApi(visitorPaths),
    clock: browserClock,
    memory: browserMemory('novbe.feedback'),
  }),
  watch(device) {
    token = device.token;
    return watchView(
      { centre: device.centre, view: 'hall', id: device.place },
      { token: () => device.token, onReload: () => void browserClock.after(reloadMs, () => location.reload()) },
    );
  },
  ask: ({ centre }) => api('ratingQuestion', { params: { centre } }),
  send: ({ centre }, body, key) => api('rateOnTheWayOut', { params: { centre }, body, key }),
});

effect(() => {
  const language = model.language.value;
  document.documentElement.lang = language;
  document.title = textsIn(feedbackWords, language).question;
});
keepScreenAwake();

const app = document.getElementById('app');
if (app !== null) draw(<FeedbackPage model={model} />, app);
