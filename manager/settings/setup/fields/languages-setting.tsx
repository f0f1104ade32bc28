import type { Centre } from '../../../../shared/centre/centre.ts';
import { withTexts } from '../../../../shared/centre/centre-texts.ts';
import { screenLanguages } from '../../../../shared/languages.ts';
import { useSetup } from '../setup-context.ts';
import { FieldBox } from './field-box.tsx';
import { languageName } from './said-setting.tsx';

/** The languages of the centre, in their order. What is said in one that is taken away goes with it, as one step to undo. */
export function LanguagesSetting({ path }: { readonly path: string }) {
  const { draft, words } = useSetup();
  const spoken = draft.document.value.languages;
  const others = screenLanguages.filter((one) => !spoken.includes(one));
  const set = (languages: readonly string[]): void => draft.set(path, languages);
  return (
    <FieldBox path={path} several>
      {() => (
        <ul class="setup-rows">
          {spoken.map((code, at) => (
            <li key={code} class="setup-rows__row">
              <label class="check">
                <input
                  type="checkbox"
                  checked
                  disabled={spoken.length === 1}
                  onChange={() => draft.change((document) => withoutLanguage(document, code))}
                />
                {languageName(words, code)}
              </label>
              {at > 0 && (
                <button
                  class="button button--quiet"
                  type="button"
                  aria-label={`${words.up}: ${languageName(words, code)}`}
                  onClick={() => set(swapped(spoken, at, at - 1))}
                >
                  {words.up}
                </button>
              )}
            </li>
          ))}
          {others.map((code) => (
            <li key={code} class="setup-rows__row">
              <label class="check">
                <input type="checkbox" checked={false} onChange={() => set([...spoken, code])} />
                {languageName(words, code)}
              </label>
            </li>
          ))}
        </ul>
      )}
    </FieldBox>
  );
}

/** A list with two of its things changed about. */
export function swapped<T>(list: readonly T[], one: number, other: number): readonly T[] {
  return list.map((thing, at) => (at === one ? (list[other] ?? thing) : at === other ? (list[one] ?? thing) : thing));
}

/** The document without a language, and without what is said in it. */
export function withoutLanguage(document: Centre, code: string): Centre {
  const languages = document.languages.filter((one) => one !== code);
  const spoken = withTexts(document, ({ [code]: _, ...others }) => others);
  return { ...spoken, languages };
}
