import './visitor-page.css';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { LanguageSwitch } from './language-switch.tsx';

/** What stands around a page that visitors read at home: its title, the centre, the languages that it speaks (null = not known yet), and the page itself. */
export function VisitorPage(props: {
  readonly centre: string;
  readonly languages: readonly { readonly code: string; readonly name: string }[];
  readonly spoken: readonly string[] | null;
  readonly chosen: string;
  readonly title: string;
  readonly label: string;
  readonly onChoose: (language: string) => void;
  readonly children: ComponentChildren;
}) {
  const { languages, spoken, chosen, title } = props;
  useEffect(() => {
    document.title = title;
    document.documentElement.lang = chosen;
  }, [title, chosen]);
  return (
    <div class="visitor-page">
      <header class="visitor-top">
        <p class="visitor-top__centre">{props.centre}</p>
        <LanguageSwitch
          languages={languages.filter(({ code }) => spoken === null || spoken.includes(code))}
          chosen={chosen}
          label={props.label}
          onChoose={props.onChoose}
        />
      </header>
      <main>{props.children}</main>
    </div>
  );
}
