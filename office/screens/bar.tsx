import type { CaseBox } from '../../shared/cases/cases.ts';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import type { SignedIn } from '../../ui/session.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { boxesOf } from '../inbox-model.ts';
import { type OfficePage, oversees } from '../office-model.ts';
import { oversightWords } from '../oversight/words.ts';
import { languages } from '../words.ts';
import { useOffice } from './context.ts';

/** The top line: which office, its pages, and who works here. */
export function Bar({ user, page }: { readonly user: SignedIn; readonly page: OfficePage }) {
  const { model, work, words, language, chooseLanguage, text } = useOffice();
  const { office } = words;
  const { registrar, helps } = work.office.me.duties;
  useKeys((event) => {
    if (helps || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
    const path = pathOfKey(event.key, boxesOf(work.office), registrar);
    if (path === null) return;
    event.preventDefault();
    work.go(path);
  });
  return (
    <header class="office-bar">
      <p class="office-bar__name">{text(work.office.name)}</p>
      {!helps && <Pages page={page} user={user} />}
      <div class="office-bar__tools">
        <LanguageSwitch languages={languages} chosen={language} label={office.language} onChoose={chooseLanguage} />
        <span class="office-bar__user">{user.name}</span>
        <button type="button" class="button button--quiet" onClick={() => void model.session.signOut()}>
          {office.signOut}
        </button>
      </div>
    </header>
  );
}

const Pages = ({ page, user }: { readonly page: OfficePage; readonly user: SignedIn }) => {
  const { work, words, language } = useOffice();
  const { office } = words;
  return (
    <nav class="office-bar__pages" aria-label={office.pages}>
      {boxesOf(work.office).map((box) => (
        <a
          key={box}
          class="office-bar__page"
          href={`#inbox/${box}`}
          aria-current={page.at === 'inbox' && page.model.box === box ? 'page' : undefined}
        >
          {office.boxes[box]}
        </a>
      ))}
      <a class="office-bar__page" href="#search" aria-current={page.at === 'search' ? 'page' : undefined}>
        {office.search.page}
      </a>
      <a class="office-bar__page" href="#tell" aria-current={page.at === 'tell' ? 'page' : undefined}>
        {office.tell.page}
      </a>
      {work.office.me.calls && (
        <a class="office-bar__page" href="#calls" aria-current={page.at === 'calls' ? 'page' : undefined}>
          {office.calls.page}
        </a>
      )}
      {work.office.me.duties.registrar && (
        <a class="office-bar__page" href="#new" aria-current={page.at === 'new' ? 'page' : undefined}>
          {office.newPaper}
        </a>
      )}
      {oversees(user, work) && (
        <a class="office-bar__page" href="#oversight" aria-current={page.at === 'oversight' ? 'page' : undefined}>
          {oversightWords(language).page}
        </a>
      )}
    </nav>
  );
};

/** The page that a key leads to; null = the key is not one of these. */
const pathOfKey = (key: string, boxes: readonly CaseBox[], registrar: boolean): string | null => {
  const box = boxes[Number(key) - 1];
  if (box !== undefined) return `inbox/${box}`;
  if (key.toLowerCase() === 'n' && registrar) return 'new';
  if (key.toLowerCase() === 's') return 'search';
  return key === 'Escape' ? 'inbox/' : null;
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
