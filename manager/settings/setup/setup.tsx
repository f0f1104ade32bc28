import './setup.css';
import { signal, useSignal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useKeys } from '../../../ui/use-keys.ts';
import type { Office } from '../../manager-model.ts';
import { Answered } from '../../ui/answered.tsx';
import { lazily } from '../../ui/lazily.tsx';
import { useWords } from '../../ui/use-words.ts';
import type { DraftModel } from './draft-model.ts';
import { draftOf } from './draft-of.ts';
import { LockedInPart } from './national/locked-in-part.tsx';
import { partFor, type SetupPartName, setupParts } from './parts.ts';
import { previewWords } from './preview/preview-words.ts';
import { SetupContext, type SetupNow, SetupWorldContext, useSetup } from './setup-context.ts';
import { SetupHead } from './setup-head.tsx';
import { setupWords } from './setup-words.ts';
import { shownWhere } from './shown-where.ts';

/** The forms of a centre's settings: which part, and what is being made of it. */
export function Setup({ office, inside }: { readonly office: Office; readonly inside: string }) {
  const held = draftOf(office.setup);
  useEffect(() => void held.load(), [held]);
  const part = setupParts.find(({ name }) => name === inside.split('/')[0])?.name ?? setupParts[0]?.name ?? 'centre';
  return (
    <Answered state={held.state.value} onRetry={() => void held.load()}>
      {(draft) => (
        <SetupWorldContext.Provider value={office.setup}>
          <Refused office={office} />
          <Ready draft={draft} part={part} />
        </SetupWorldContext.Provider>
      )}
    </Answered>
  );
}

const Ready = ({ draft, part }: { readonly draft: DraftModel; readonly part: SetupPartName }) => {
  const { language } = useWords();
  const wanted = useSignal<string | null>(null);
  const words = setupWords(language);
  const box = useUndoKeys(draft);
  useEffect(() => {
    const following = draft.follow();
    return () => following.close();
  }, [draft]);
  useEffect(() => held(draft), [draft]);
  const preview = previewWords(language);
  const isShown = shownBeside.value ?? besideAtFirst.includes(part);
  const now: SetupNow = { draft, words, language, wanted };
  return (
    <SetupContext.Provider value={now}>
      <div class="setup" ref={box}>
        <p class="lead">{words.lead}</p>
        <SetupHead />
        <div class={isShown ? 'setup__body setup__body--preview' : 'setup__body'}>
          <Nav part={part} />
          <section class="setup__part" aria-labelledby="setup-part">
            <div class="setup__about">
              <h2 id="setup-part">{words.parts[part]}</h2>
              <button
                class="button button--quiet"
                type="button"
                aria-expanded={isShown}
                onClick={() => {
                  shownBeside.value = !isShown;
                }}
              >
                {isShown ? preview.hide : preview.show}
              </button>
            </div>
            <p class="soft">{words.leads[part]}</p>
            <LockedInPart part={part} />
            <Part key={part} part={part} />
          </section>
          {isShown && <Preview key={part} part={part} />}
        </div>
      </div>
    </SetupContext.Provider>
  );
};

/** A page with words that only it has, as in a clash that is not settled, asks before it is closed, whatever section is open. */
const held = (draft: DraftModel): void => {
  if (holding.has(draft)) return;
  holding.add(draft);
  addEventListener('beforeunload', (event) => {
    if (draft.saved.peek() !== 'saved') event.preventDefault();
  });
};
const holding = new WeakSet<DraftModel>();

/** A file of this centre that was edited by hand and is not in force: which, and why. */
const Refused = ({ office }: { readonly office: Office }) => {
  const { words } = useWords();
  const refused = office.now.view.value?.refusedFiles ?? [];
  if (refused.length === 0) return null;
  return (
    <div class="notice notice--bad" role="alert">
      {refused.slice(0, mostRefused).map(({ file, message }) => (
        <p key={file}>
          <b>
            {words.now.fileRefused} <bdi>{file}</bdi>
          </b>{' '}
          <bdi lang="en" translate={false}>
            {message}
          </bdi>
        </p>
      ))}
      <p>{words.now.fileTodo}</p>
    </div>
  );
};

const mostRefused = 4;

/** Whether the preview is wanted; null until somebody has said so. */
const shownBeside = signal<boolean | null>(null);
/** Parts that are about what a screen looks like, with room beside them. */
const besideAtFirst: readonly SetupPartName[] = ['centre', 'groups', 'series', 'displays', 'playlist', 'slip', 'texts'];
const Preview = lazily(async () => (await import('./preview/preview.tsx')).Preview);

/** Undo and redo by the keys that people know, wherever in the forms they are. */
const useUndoKeys = (draft: DraftModel) => {
  const box = useRef<HTMLDivElement>(null);
  useKeys((event) => onKey(event, draft), { within: box });
  return box;
};

const onKey = (event: KeyboardEvent, draft: DraftModel): void => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  const isRedo = key === 'y' || (key === 'z' && event.shiftKey);
  if (!isRedo && key !== 'z') return;
  event.preventDefault();
  if (isRedo) draft.redo();
  else draft.undo();
};

const Nav = ({ part }: { readonly part: SetupPartName }) => {
  const { draft, words } = useSetup();
  const faulty = new Map<string, number>();
  for (const path of draft.faults.value.keys()) {
    const name = partFor(path) ?? '';
    faulty.set(name, (faulty.get(name) ?? 0) + 1);
  }
  return (
    <nav class="setup__nav" aria-label={words.nav}>
      {setupParts.map(({ name }) => (
        <a key={name} href={shownWhere(name)} aria-current={name === part ? 'page' : undefined}>
          <span>{words.parts[name]}</span>
          {faulty.has(name) && (
            <span class="setup__count" title={words.inPart(faulty.get(name) ?? 0)}>
              <span aria-hidden="true">{faulty.get(name)}</span>
              <span class="visually-hidden">, {words.inPart(faulty.get(name) ?? 0)}</span>
            </span>
          )}
        </a>
      ))}
    </nav>
  );
};

const parts = new Map(setupParts.map(({ name, fetch }) => [name, lazily(fetch)] as const));

const Part = ({ part }: { readonly part: SetupPartName }) => {
  const { draft, words, language } = useSetup();
  const [Shown] = useState(() => parts.get(part));
  return Shown === undefined ? null : <Shown draft={draft} words={words} language={language} />;
};
