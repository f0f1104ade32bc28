import type { ComponentChildren } from 'preact';
import './controls.css';
import './page-bar.css';
import type { ChosenLanguage } from './language.ts';
import { LanguageSwitch } from './language-switch.tsx';

/** The top line of a screen with pages: its name, its pages, and on the right the language, who looks and the way out. */
export function PageBar(props: {
  readonly name: ComponentChildren;
  /** The pages, or what else stands in the middle. */
  readonly children?: ComponentChildren;
  readonly languages: readonly { readonly code: string; readonly name: string }[];
  readonly language: Pick<ChosenLanguage, 'choose'> & { readonly code: string };
  readonly user: string;
  readonly words: { readonly language: string; readonly signOut: string };
  readonly onSignOut: () => void;
}) {
  const { language, words } = props;
  return (
    <header class="page-bar">
      <p class="page-bar__name">{props.name}</p>
      {props.children}
      <div class="page-bar__tools">
        <LanguageSwitch
          languages={props.languages}
          chosen={language.code}
          label={words.language}
          onChoose={language.choose}
        />
        <span class="page-bar__user">{props.user}</span>
        <button type="button" class="button button--quiet" onClick={props.onSignOut}>
          {words.signOut}
        </button>
      </div>
    </header>
  );
}

/** The pages of a top line. */
export function PageLinks(props: {
  readonly label: string;
  readonly pages: readonly { readonly path: string; readonly word: string; readonly isHere: boolean }[];
}) {
  return (
    <nav class="page-bar__pages" aria-label={props.label}>
      {props.pages.map(({ path, word, isHere }) => (
        <a key={path} class="page-bar__page" href={`#${path}`} aria-current={isHere ? 'page' : undefined}>
          {word}
        </a>
      ))}
    </nav>
  );
}
