import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { KioskService } from '../../shared/views.ts';
import { findServices, searchIndex } from '../../ui/find-services.ts';
import { keyRows } from '../../ui/touch-keys/key-rows.ts';
import { useFit } from '../fit.ts';
import type { Searching } from '../steps.ts';
import type { OpenScreenContext } from '../words.ts';
import { Bar, BarButton, Frame, Pager } from './frame.tsx';
import { Icon } from './icons.tsx';
import { frequentOf, GroupTiles, ServiceRows } from './rows.tsx';

export function SearchScreen({ context, step }: { readonly context: OpenScreenContext; readonly step: Searching }) {
  const { words, model } = context;
  const found = useFound(context, step.text);
  const turns = ['low', 'large', 'low-large'].includes(model.layout.value);
  const inHead = model.layout.value === 'landscape' || model.layout.value === 'low-landscape';
  // Where there is no room for both, the keyboard and what was found take turns.
  const shows = { field: !turns || step.typing, found: !turns || !step.typing };
  return (
    <Frame
      context={context}
      name="search"
      title={words.searchQuestion}
      below={
        <>
          {inHead && <Field context={context} step={step} />}
          <Count context={context} step={step} count={found.length} />
        </>
      }
      controls={
        <div class="search">
          {shows.field && !inHead && <Field context={context} step={step} />}
          {shows.found && <Found context={context} step={step} found={found} />}
          {shows.field && <Keyboard context={context} step={step} />}
          {!shows.found && (
            <button type="button" class="take" onClick={() => model.showKeyboard(false)}>
              {!isTyped(step) ? words.often : found.length > 0 ? words.found(found.length) : words.topics}
            </button>
          )}
        </div>
      }
      bar={
        <Bar
          context={context}
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
const useFound = ({ view, language }: OpenScreenContext, text: string): readonly KioskService[] => {
  const index = useMemo(() => searchIndex(view.services, language), [view.services, language]);
  return useMemo(() => findServices(index, text, language), [index, text, language]);
};

const isTyped = ({ text }: Searching): boolean => text.trim() !== '';

const toField = (): void => document.querySelector<HTMLElement>('.search__field input')?.focus();

const Keyboard = ({ context, step }: { readonly context: OpenScreenContext; readonly step: Searching }) => {
  const { words, model, language } = context;
  const key = (letter: string) => (
    <button key={letter} type="button" class="key" onClick={() => model.type(step.text + letter)}>
      {letter.toLocaleUpperCase(language)}
    </button>
  );
  return (
    <fieldset class="keyboard">
      <legend class="visually-hidden">{words.keyboard}</legend>
      {keyRows(context.alphabet).map((row) => (
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
const Count = (props: { readonly context: OpenScreenContext; readonly step: Searching; readonly count: number }) => {
  const { context, step, count } = props;
  const { words } = context;
  const typed = isTyped(step);
  return (
    <div role="status">
      <p>{typed ? words.found(count) : words.searchHint}</p>
      {typed && count === 0 && <p>{words.nothingFoundMore}</p>}
    </div>
  );
};

const Found = (props: {
  readonly context: OpenScreenContext;
  readonly step: Searching;
  readonly found: readonly KioskService[];
}) => {
  const { context, step, found } = props;
  const typed = isTyped(step);
  // Before anything is typed, what is asked for most; where nothing was found, the topics.
  const groups = typed && found.length === 0 ? context.view.groups : [];
  const services = typed ? found : frequentOf(context.view);
  const page = useFit(context, [...groups, ...services], step.page);
  return (
    <div class="found" ref={page.box}>
      {!typed && services.length > 0 && <h2>{context.words.often}</h2>}
      {groups.length > 0 ? (
        <GroupTiles context={context} groups={groups.slice(page.from, page.to)} />
      ) : (
        <ServiceRows context={context} services={services.slice(page.from, page.to)} />
      )}
      {typed && <Pager context={context} page={page.page} pages={page.pages} />}
    </div>
  );
};

const Field = ({ context, step }: { readonly context: OpenScreenContext; readonly step: Searching }) => {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);
  return (
    <label class="search__field">
      <span class="visually-hidden">{context.words.searchLabel}</span>
      <Icon name="search" />
      <input
        ref={field}
        type="text"
        inputMode="none"
        autocomplete="off"
        spellcheck={false}
        placeholder={context.words.searchLabel}
        value={step.text}
        onInput={(event) => context.model.type(event.currentTarget.value)}
      />
    </label>
  );
};
