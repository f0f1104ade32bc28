import { idsOf } from '../setup/lists/ids.ts';
import { faultIn } from './field-faults.ts';
import { emptyOption, idCalled, type Option } from './form-edits.ts';
import { LanguageTexts } from './language-texts.tsx';
import type { AskedProps } from './source-part.tsx';

/** The answers of a choice, in their order and in every language. */
export function OptionsPart(props: AskedProps) {
  const { model, texts, field, path } = props;
  const options = field.options ?? [];
  const set = (next: readonly Option[], about?: string): void =>
    model.edit((now) => ({ ...now, options: [...next] }), about);
  const fault = faultIn(props, `${path}/options`);
  return (
    <section class="asked__part" aria-label={texts.options}>
      <h3>{texts.options}</h3>
      {fault !== null && <p class="field__fault">{fault}</p>}
      <ol class="asked__options">
        {options.map((option, at) => (
          <li key={at} class="asked__option">
            <LanguageTexts
              label={texts.option(at + 1)}
              value={option.name}
              maxLength={200}
              faultOf={(language) =>
                faultIn(props, `${path}/options/${at}/name/${language}`) ??
                (language === 'az' ? faultIn(props, `${path}/options/${at}/id`) : null)
              }
              onText={(language, text) => set(called(props, at, language, text), `option ${at} ${language}`)}
            />
            <OptionButtons {...props} at={at} onSet={set} />
          </li>
        ))}
      </ol>
      <button class="button" type="button" onClick={() => set([...options, freeOption(options)])}>
        {texts.addOption}
      </button>
    </section>
  );
}

const OptionButtons = (
  props: AskedProps & { readonly at: number; readonly onSet: (next: readonly Option[]) => void },
) => {
  const { texts, field, at, onSet } = props;
  const options = field.options ?? [];
  const button = (word: string, sign: string, isIdle: boolean, next: () => readonly Option[]) => (
    <button
      class="button button--quiet"
      type="button"
      aria-label={`${word}: ${texts.option(at + 1)}`}
      title={word}
      aria-disabled={isIdle}
      onClick={() => !isIdle && onSet(next())}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
  const swapped = (by: -1 | 1): readonly Option[] => {
    const option = options[at];
    return option === undefined ? options : options.toSpliced(at, 1).toSpliced(at + by, 0, option);
  };
  return (
    <span class="asked__acts">
      {button(texts.optionUp, '↑', at === 0, () => swapped(-1))}
      {button(texts.optionDown, '↓', at === options.length - 1, () => swapped(1))}
      {button(texts.removeOption, '×', options.length === 1, () => options.toSpliced(at, 1))}
    </span>
  );
};

/** An answer called so; one that is not in force yet takes its id from its name. */
const called = ({ model, field }: AskedProps, at: number, language: string, text: string): readonly Option[] => {
  const options = field.options ?? [];
  const inForce = model.inForce.peek().steps.flatMap(({ fields }) => fields);
  const known = idsOf(inForce.find(({ id }) => id === field.id)?.options ?? []);
  return options.map((option, place) => {
    if (place !== at) return option;
    const name = { ...option.name, [language]: text };
    if (known.has(option.id)) return { ...option, name };
    const taken = new Set([...known, ...idsOf(options.toSpliced(at, 1))]);
    return { id: idCalled(name, taken, `answer-${at + 1}`), name };
  });
};

const freeOption = (options: readonly Option[]): Option => {
  const taken = idsOf(options);
  let at = options.length;
  while (taken.has(emptyOption(at).id)) at++;
  return emptyOption(at);
};
