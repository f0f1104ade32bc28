import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { KioskService } from '../../shared/views.ts';
import { findServices, searchIndex } from '../../ui/find-services.ts';
import { keyRows } from '../../ui/touch-keys/key-rows.ts';
import { useFit } from '../fit.ts';
import type { Searching } from '../steps.ts';
import type { OpenStage } from '../words.ts';
import { Bar, BarButton, Frame, Pager } from './frame.tsx';
import { Icon } from './icons.tsx';
import { frequentOf, GroupTiles, ServiceRows } from './rows.tsx';

export function SearchScreen({ stage, step }: { readonly stage: OpenStage; readonly step: Searching }) {
  const { words, model } = stage;
  const found = useFound(stage, step.text);
  const turns = ['low', 'large', 'low-large'].includes(model.layout.value);
  const inHead = model.layout.value === 'landscape' || model.layout.value === 'low-landscape';
  // Where there is no room for both, the keyboard and what was found take turns.
  const shows = { field: !turns || step.typing, found: !turns || !step.typing };
  return (
    <Frame
      stage={stage}
      name="search"
      title={words.searchQuestion}
      below={
        <>
          {inHead && <Field stage={stage} step={step} />}
          <Count stage={stage} step={step} count={found.length} />
        </>
      }
      controls={
        <div class="search">
          {shows.field && !inHead && <Field stage={stage} step={step} />}
          {shows.found && <Found stage={stage} step={step} found={found} />}
          {shows.field && <Keyboard stage={stage} step={step} />}
          {!shows.found && (
            <button type="button" class="take" onClick={() => model.showKeyboard(false)}>
              {!isTyped(step) ? words.often : found.length > 0 ? words.found(found.length) : words.topics}
            </button>
          )}
        </div>
      }
      bar={
        <Bar
          stage={stage}
          middle={
            shows.field ? (
              <BarButton at="middle" icon="search" current={true} onPress={toField}>
                {words.find}
              </BarButton>
            ) : (
              <BarButton at="middle" icon="erase" onPress={() => model.showKeyboard(true)}>
                {words.showKeyboard}
              </BarButton>
            )
          }
        />
      }
    />
  );
}

/** Services named by what was typed, the best first. */
const useFound = ({ view, language }: OpenStage, text: string): readonly KioskService[] => {
  const index = useMemo(() => searchIndex(view.services, language), [view.services, language]);
  return useMemo(() => findServices(index, text, language), [index, text, language]);
};

const isTyped = ({ text }: Searching): boolean => text.trim() !== '';

const toField = (): void => document.querySelector<HTMLElement>('.search__field input')?.focus();

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

/** How many were found, in a word for the eye and for those who only hear. */
const Count = (props: { readonly stage: OpenStage; readonly step: Searching; readonly count: number }) => {
  const { stage, step, count } = props;
  const { words } = stage;
  const typed = isTyped(step);
  return (
    <div role="status">
      <p>{typed ? words.found(count) : words.searchHint}</p>
      {typed && count === 0 && <p>{words.nothingFoundMore}</p>}
    </div>
  );
};

const Found = (props: {
  readonly stage: OpenStage;
  readonly step: Searching;
  readonly found: readonly KioskService[];
}) => {
  const { stage, step, found } = props;
  const typed = isTyped(step);
  // Before anything is typed, what is asked for most; where nothing was found, the topics.
  const groups = typed && found.length === 0 ? stage.view.groups : [];
  const services = typed ? found : frequentOf(stage.view);
  const page = useFit(stage, [...groups, ...services], step.page);
  return (
    <div class="found" ref={page.box}>
      {!typed && services.length > 0 && <h2>{stage.words.often}</h2>}
      {groups.length > 0 ? (
        <GroupTiles stage={stage} groups={groups.slice(page.from, page.to)} />
      ) : (
        <ServiceRows stage={stage} services={services.slice(page.from, page.to)} />
      )}
      {typed && <Pager stage={stage} page={page.page} pages={page.pages} />}
    </div>
  );
};

const Field = ({ stage, step }: { readonly stage: OpenStage; readonly step: Searching }) => {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);
  return (
    <label class="search__field">
      <span class="visually-hidden">{stage.words.searchLabel}</span>
      <Icon name="search" />
      <input
        ref={field}
        type="text"
        inputMode="none"
        autocomplete="off"
        spellcheck={false}
        placeholder={stage.words.searchLabel}
        value={step.text}
        onInput={(event) => stage.model.type(event.currentTarget.value)}
      />
    </label>
  );
};
