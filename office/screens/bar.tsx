import type { CaseBox } from '../../shared/cases/cases.ts';
import { PageBar, PageLinks } from '../../ui/page-bar.tsx';
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
    <PageBar
      name={text(work.office.name)}
      languages={languages}
      language={{ code: language, choose: chooseLanguage }}
      user={user.name}
      words={office}
      onSignOut={() => void model.session.signOut()}
    >
      {!helps && <Pages page={page} user={user} />}
    </PageBar>
  );
}

const Pages = ({ page, user }: { readonly page: OfficePage; readonly user: SignedIn }) => {
  const { work, words, language } = useOffice();
  const { office } = words;
  const { calls, duties } = work.office.me;
  const to = (at: OfficePage['at'], word: string) => ({ path: at, word, isHere: page.at === at });
  const pages = [
    ...boxesOf(work.office).map((box) => ({
      path: `inbox/${box}`,
      word: office.boxes[box],
      isHere: page.at === 'inbox' && page.model.box === box,
    })),
    to('search', office.search.page),
    to('tell', office.tell.page),
    ...(calls ? [to('calls', office.calls.page)] : []),
    ...(duties.registrar ? [to('new', office.newPaper)] : []),
    ...(oversees(user, work) ? [to('oversight', oversightWords(language).page)] : []),
  ];
  return <PageLinks label={office.pages} pages={pages} />;
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
