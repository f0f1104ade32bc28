import { useEffect, useRef } from 'preact/hooks';
import { keyRows, pageOf } from '../paging.ts';
import type { OpenStage } from '../stage.ts';
import type { Searching } from '../steps.ts';
import { BackButton, Frame, Pager, ReachButton } from './frame.tsx';
import { Icon } from './icons.tsx';
import { ServiceRows } from './rows.tsx';

const Keyboard = ({ stage, step }: { readonly stage: OpenStage; readonly step: Searching }) => {
  const { words, model, language } = stage;
  const key = (letter: string) => (
    <button key={letter} type="button" class="key" onClick={() => model.type(step.text + letter)}>
      {letter.toLocaleUpperCase(language)}
    </button>
  );
  return (
    <fieldset class="keyboard">
      <legend class="visually-hidden">{words.keyboard}</legend>
      {keyRows(stage.alphabet).map((row) => (
        <div key={row.join('')} class="keyboard__row">
          {row.map(key)}
        </div>
      ))}
      <div class="keyboard__row">
        <button type="button" class="key key--wide" onClick={() => model.type('')}>
          {words.clear}
        </button>
        <button type="button" class="key key--space" onClick={() => model.type(`${step.text} `)}>
          {words.space}
        </button>
        <button type="button" class="key" aria-label={words.erase} onClick={() => model.type(step.text.slice(0, -1))}>
          <Icon name="erase" />
        </button>
      </div>
    </fieldset>
  );
};

/** What was found, and a word on it for those who only hear. */
const Found = ({ stage, step }: { readonly stage: OpenStage; readonly step: Searching }) => {
  const { words, model } = stage;
  const found = model.found.value;
  const page = pageOf(found, step.page, 'found', model.layout.value);
  const typed = step.text.trim() !== '';
  return (
    <div class="found">
      <p class="found__count" role="status">
        {typed ? words.found(found.length) : words.searchHint}
      </p>
      {typed && found.length === 0 && <p>{words.nothingFoundMore}</p>}
      <ServiceRows stage={stage} services={page.items} />
      <Pager stage={stage} page={page.page} pages={page.pages} />
    </div>
  );
};

export const SearchScreen = ({ stage, step }: { readonly stage: OpenStage; readonly step: Searching }) => {
  const { words, model } = stage;
  const low = model.layout.value === 'low';
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  return (
    <Frame
      stage={stage}
      name="search"
      title={words.searchQuestion}
      controls={
        <div class="search">
          <label class="field">
            <span class="visually-hidden">{words.searchLabel}</span>
            <Icon name="search" />
            <input
              ref={field}
              type="text"
              inputMode="none"
              autocomplete="off"
              spellcheck={false}
              placeholder={words.searchLabel}
              value={step.text}
              onInput={(event) => model.type(event.currentTarget.value)}
            />
          </label>
          {(!low || !step.typing) && <Found stage={stage} step={step} />}
          {(!low || step.typing) && <Keyboard stage={stage} step={step} />}
          {low && (
            <button type="button" class="row row--plain" onClick={() => model.showKeyboard(!step.typing)}>
              {step.typing ? words.showFound(model.found.value.length) : words.showKeyboard}
            </button>
          )}
        </div>
      }
      bar={
        <>
          <BackButton stage={stage} />
          <ReachButton stage={stage} />
        </>
      }
    />
  );
};
