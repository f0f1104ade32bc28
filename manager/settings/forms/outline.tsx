import type { TargetedDragEvent, TargetedKeyboardEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { FormField } from '../../../shared/cases/form-schema.ts';
import { say } from '../../../ui/words.ts';
import { useWords } from '../../ui/use-words.ts';
import { Said } from '../setup/lists/said.tsx';
import type { EditorProps } from './editor-props.ts';
import { type Place, placeOf, questionsOf } from './form-edits.ts';

/** The questions in their order, page by page: chosen by a press, moved by drag or by keys. */
export function Outline(props: EditorProps) {
  const { model, texts, mayChange } = props;
  const { language } = useWords();
  const [said, tell] = useState('');
  const form = model.document.value;
  const moved = (id: string): void => {
    const at = questionsOf(model.document.peek()).findIndex(({ field }) => field.id === id);
    const field = questionsOf(model.document.peek())[at]?.field;
    if (field !== undefined) tell(texts.moved(labelOf(field, language, texts), at + 1));
  };
  return (
    <section class="outline" aria-label={texts.questions}>
      {mayChange && <p class="field__hint">{texts.outlineKeys}</p>}
      <Said text={said} />
      {form.steps.map(({ id, fields }, step) => (
        <section key={id} class="outline__page" aria-label={pageName(props, step, language)}>
          <PageHead {...props} step={step} />
          <ol class="outline__list">
            {fields.map((field, at) => (
              <Question key={field.id} {...props} field={field} place={{ step, field: at }} onMoved={moved} />
            ))}
            {mayChange && <End {...props} place={{ step, field: fields.length }} onMoved={moved} />}
          </ol>
        </section>
      ))}
      {mayChange && (
        <div class="outline__add">
          <button class="button" type="button" onClick={() => model.add('text')}>
            {texts.addQuestion}
          </button>
          <button class="button" type="button" onClick={model.addStep}>
            {texts.addPage}
          </button>
        </div>
      )}
    </section>
  );
}

/** What a question is called in a list. */
export function labelOf({ label }: FormField, language: string, { noLabel }: EditorProps['texts']): string {
  const text = say(label, language, ['az']);
  return text.trim() === '' ? noLabel : text;
}

const pageName = ({ model, texts }: EditorProps, step: number, language: string): string =>
  texts.page(step + 1, say(model.document.value.steps[step]?.title ?? {}, language, ['az']));

const PageHead = (props: EditorProps & { readonly step: number }) => {
  const { model, texts, mayChange, step } = props;
  const { language } = useWords();
  const name = pageName(props, step, language);
  const last = model.document.value.steps.length - 1;
  const button = (word: string, sign: string, isIdle: boolean, by: -1 | 1) => (
    <button
      class="button button--quiet"
      type="button"
      aria-label={`${word}: ${name}`}
      title={word}
      aria-disabled={isIdle}
      onClick={() => !isIdle && model.shiftStep(step, by)}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
  return (
    <div class="outline__head">
      <h3>{name}</h3>
      {mayChange && button(texts.pageUp, '↑', step === 0, -1)}
      {mayChange && button(texts.pageDown, '↓', step === last, 1)}
    </div>
  );
};

type QuestionProps = EditorProps & { readonly place: Place; readonly onMoved: (id: string) => void };

const Question = (props: QuestionProps & { readonly field: FormField }) => {
  const { model, texts, mayChange, place, field, onMoved } = props;
  const { language } = useWords();
  const drop = useDrop(props);
  const isWrong = [...model.faults.value.keys()].some((path) =>
    path.startsWith(`steps/${place.step}/fields/${place.field}/`),
  );
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (!mayChange || (!(by !== null && event.altKey) && event.key !== 'Delete')) return;
    event.preventDefault();
    if (by === null) model.remove(place);
    else {
      model.shift(place, by);
      onMoved(field.id);
      focusOn(field.id);
    }
  };
  return (
    <li class={drop.isOver ? 'outline__row outline__row--over' : 'outline__row'} {...drop.target}>
      <button
        id={`outline-${field.id}`}
        class="outline__question"
        type="button"
        draggable={mayChange}
        aria-current={model.chosen.value === field.id ? 'true' : undefined}
        onClick={() => model.choose(field.id)}
        onKeyDown={onKeyDown}
        onDragStart={(event) => event.dataTransfer?.setData(dragged, field.id)}
      >
        <b>{labelOf(field, language, texts)}</b>
        <span>{notesOf(field, texts)}</span>
        {isWrong && <span class="outline__wrong">{texts.wrong}</span>}
      </button>
    </li>
  );
};

const notesOf = ({ type, required, show }: FormField, texts: EditorProps['texts']): string =>
  [texts.kinds[type], ...(required ? [texts.required] : []), ...(show === undefined ? [] : [texts.sometimes])].join(
    ' · ',
  );

/** Behind the last question of a page: it takes what is dropped there. */
const End = (props: QuestionProps) => {
  const drop = useDrop(props);
  return (
    <li class={drop.isOver ? 'outline__end outline__row--over' : 'outline__end'} aria-hidden="true" {...drop.target} />
  );
};

/** A place before which a question can be dropped. */
const useDrop = ({ model, mayChange, place, onMoved }: QuestionProps) => {
  const [isOver, hover] = useState(false);
  const isOurs = (event: TargetedDragEvent<HTMLElement>): boolean =>
    mayChange && (event.dataTransfer?.types.includes(dragged) ?? false);
  return {
    isOver,
    target: {
      onDragOver: (event: TargetedDragEvent<HTMLElement>): void => {
        if (!isOurs(event)) return;
        event.preventDefault();
        hover(true);
      },
      onDragLeave: () => hover(false),
      onDrop: (event: TargetedDragEvent<HTMLElement>): void => {
        hover(false);
        if (!isOurs(event)) return;
        event.preventDefault();
        const id = event.dataTransfer?.getData(dragged) ?? '';
        const from = placeOf(model.document.peek(), id);
        if (from === null) return;
        model.move(from, place);
        model.choose(id);
        onMoved(id);
      },
    },
  };
};

/** Once the list is drawn again, the question that was moved keeps the focus. */
const focusOn = (id: string): void => {
  requestAnimationFrame(() => document.getElementById(`outline-${id}`)?.focus());
};

const dragged = 'application/x-novbe-question';
