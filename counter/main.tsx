import '../ui/base.css';
import '../ui/controls.css';
import '../ui/dialog.css';
import './counter.css';
import './queue.css';
import './dialogs.css';
import './choose.css';
import { httpApi, newKey } from '../ui/api.ts';
import { browserClock } from '../ui/clock.ts';
import { chosenLanguage } from '../ui/language.ts';
import { watchView } from '../ui/live-view.ts';
import { draw } from '../ui/own-nodes.ts';
import { createSession } from '../ui/session.ts';
import { browserMemory } from '../ui/storage.ts';
import { byLanguage, inOrder, type Named, wordsOf } from '../ui/words.ts';
import { openCounter } from './counter-model.ts';
import { App } from './screens/app.tsx';
import type { AllWords } from './screens/context.ts';

const names = byLanguage<Named>(
  import.meta.glob('../shared/text/??.ts', { eager: true, import: 'language', query: '?language' }),
);
const words = {
  counter: byLanguage<AllWords['counter']>(
    import.meta.glob('../shared/text/??.ts', { eager: true, import: 'counter', query: '?counter' }),
  ),
  common: byLanguage<AllWords['common']>(
    import.meta.glob('../shared/text/??.ts', { eager: true, import: 'common', query: '?common' }),
  ),
  statuses: byLanguage<AllWords['statuses']>(
    import.meta.glob('../shared/text/??.ts', { eager: true, import: 'statuses', query: '?statuses' }),
  ),
  because: byLanguage<AllWords['because']>(
    import.meta.glob('../shared/text/??.ts', { eager: true, import: 'because', query: '?because' }),
  ),
  refusals: byLanguage<AllWords['refusals']>(
    import.meta.glob('../shared/text/??.ts', { eager: true, import: 'refusals', query: '?refusals' }),
  ),
  signIn: byLanguage<AllWords['signIn']>(
    import.meta.glob('../shared/text/??.ts', { eager: true, import: 'signIn', query: '?signIn' }),
  ),
  months: byLanguage<readonly string[]>(
    import.meta.glob('../shared/text/??.ts', { eager: true, import: 'months', query: '?months' }),
  ),
  weekdays: byLanguage<readonly string[]>(
    import.meta.glob('../shared/text/??.ts', { eager: true, import: 'weekdays', query: '?weekdays' }),
  ),
};
const wordsIn = (language: string): AllWords => ({
  counter: wordsOf(words.counter, language),
  common: wordsOf(words.common, language),
  statuses: wordsOf(words.statuses, language),
  because: wordsOf(words.because, language),
  refusals: wordsOf(words.refusals, language),
  signIn: wordsOf(words.signIn, language),
  months: wordsOf(words.months, language),
  weekdays: wordsOf(words.weekdays, language),
});

const api = httpApi();
const session = createSession(api);
const languages = inOrder(names);
const model = openCounter({
  api,
  session,
  newKey,
  clock: browserClock,
  memory: browserMemory,
  centre: new URLSearchParams(location.search).get('centre'),
  watch: (desk) =>
    watchView({ centre: desk.centre, view: 'counter', id: desk.counter }, { onReload: () => location.reload() }),
});
const language = chosenLanguage(
  languages.map((one) => one.code),
  browserMemory,
);
const root = document.querySelector('#app');
if (root === null) throw new Error('the page has no #app');
draw(<App model={model} languages={languages} language={language} wordsIn={wordsIn} />, root);
void session.check();
