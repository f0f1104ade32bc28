import type { FieldTest, FormField } from '../../../shared/cases/form-schema.ts';
import { say } from '../../../ui/words.ts';
import { OneOf } from '../../ui/one-of.tsx';
import { useWords } from '../../ui/use-words.ts';
import { Labelled } from '../labelled.tsx';
import {
  firstTest,
  kindOfTest,
  type ShownIf,
  shownIf,
  testKindsOf,
  testOf,
  valuesOf,
  withShownIf,
} from './conditions.ts';
import { faultIn } from './field-faults.ts';
import { questionsBefore } from './form-edits.ts';
import { labelOf } from './outline.tsx';
import { Select, Tick } from './picks.tsx';
import type { AskedProps } from './source-part.tsx';

/** When a question is asked: always, or if the answers to questions before it are so. */
export function ConditionPart(props: AskedProps) {
  const { model, texts, field, place } = props;
  const before = questionsBefore(model.document.value, place);
  const condition = shownIf(field.show);
  const { tests } = condition;
  const set = (next: Partial<ShownIf>, about?: string): void =>
    model.edit((now) => withShownIf(now, { ...condition, ...next }), about);
  const last = before.at(-1);
  return (
    <section class="asked__part" aria-label={texts.shown}>
      <h3>{texts.shown}</h3>
      {tests.length === 0 && <p>{last === undefined ? texts.shownNothing : texts.shownAlways}</p>}
      {tests.length > 1 && <Together texts={texts} of={condition.of} onChoose={(of) => set({ of })} />}
      {tests.map((test, at) => (
        <Test
          key={at}
          {...props}
          {...{ test, at, before, condition }}
          onTest={(next) => set({ tests: next === null ? tests.toSpliced(at, 1) : tests.with(at, next) }, `test ${at}`)}
        />
      ))}
      {last !== undefined && (
        <button class="button" type="button" onClick={() => set({ tests: [...tests, firstTest(last)] })}>
          {texts.addTest}
        </button>
      )}
    </section>
  );
}

const Together = (
  props: Pick<AskedProps, 'texts'> & Pick<ShownIf, 'of'> & { readonly onChoose: (of: ShownIf['of']) => void },
) => (
  <OneOf
    label={props.texts.together}
    labelled
    options={['all', 'any'] as const}
    chosen={props.of}
    word={(of) => props.texts[of]}
    onChoose={props.onChoose}
  />
);

type TestProps = AskedProps & {
  readonly test: FieldTest;
  readonly at: number;
  readonly before: readonly FormField[];
  readonly condition: ShownIf;
  readonly onTest: (test: FieldTest | null) => void;
};

const Test = (props: TestProps) => {
  const { texts, test, at, before, onTest } = props;
  const of = before.find(({ id }) => id === test.field);
  return (
    <fieldset class="asked__test">
      <legend>{texts.test(at + 1)}</legend>
      <Of {...props} />
      {of !== undefined && <How {...props} of={of} />}
      {of !== undefined && <Values {...props} of={of} />}
      <button
        class="button button--quiet"
        type="button"
        aria-label={`${texts.removeTest}: ${texts.test(at + 1)}`}
        onClick={() => onTest(null)}
      >
        {texts.removeTest}
      </button>
    </fieldset>
  );
};

/** Which question it looks at: one that comes before. */
const Of = (props: TestProps) => {
  const { texts, test, at, before, condition, path, onTest } = props;
  const { language } = useWords();
  const own = condition.tests.length === 1 ? '' : `/${condition.of}/${at}`;
  const known = before.map((one) => [one.id, labelOf(one, language, texts)] as const);
  const isKnown = before.some(({ id }) => id === test.field);
  return (
    <Select
      label={texts.testOf}
      fault={faultIn(props, `${path}/show${own}/field`) ?? faultIn(props, `${path}/show${own}`)}
      value={test.field}
      options={isKnown ? known : [[test.field, texts.gone(test.field)], ...known]}
      onChoose={(id) => {
        const of = before.find((one) => one.id === id);
        if (of !== undefined) onTest(firstTest(of));
      }}
    />
  );
};

/** How its answer has to be. */
const How = ({ texts, test, of, onTest }: TestProps & { readonly of: FormField }) => (
  <Select
    label={texts.testHow}
    value={kindOfTest(test)}
    options={testKindsOf(of).map((kind) => [kind, texts.testKinds[kind]] as const)}
    onChoose={(kind) =>
      onTest(testOf(of.id, kind, valuesOf(test).length > 0 ? valuesOf(test) : valuesOf(firstTest(of))))
    }
  />
);

/** What the answer is held against: picked from the answers of a choice, else typed. */
const Values = (props: TestProps & { readonly of: FormField }) => {
  const { texts, test, of, onTest } = props;
  const { language } = useWords();
  const kind = kindOfTest(test);
  const values = valuesOf(test);
  if (kind !== 'in' && kind !== 'not') return null;
  if (of.options === undefined) return <TypedValue {...props} kind={kind} />;
  const toggle = (id: string): void => {
    const others = values.filter((value) => value !== id);
    const next = kind === 'not' ? [id] : others.length < values.length ? others : [...values, id];
    if (next.length > 0) onTest(testOf(of.id, kind, next));
  };
  return (
    <fieldset class="asked__values">
      <legend>{texts.testValue}</legend>
      {of.options.map(({ id, name }) => (
        <Tick
          key={id}
          label={say(name, language, ['az']) || id}
          checked={values.includes(id)}
          isDot={kind === 'not'}
          onTurn={() => toggle(id)}
        />
      ))}
    </fieldset>
  );
};

const TypedValue = (props: TestProps & { readonly of: FormField; readonly kind: 'in' | 'not' }) => {
  const { texts, test, of, kind, onTest } = props;
  return (
    <Labelled label={texts.testValue}>
      {(named) => (
        <input
          {...named}
          type="text"
          autocomplete="off"
          maxLength={200}
          value={String(valuesOf(test)[0] ?? '')}
          onInput={({ currentTarget: { value } }) => onTest(testOf(of.id, kind, [typedValue(of, value)]))}
        />
      )}
    </Labelled>
  );
};

const typedValue = ({ type }: FormField, text: string): string | number => {
  const number = Number(text.replace(',', '.'));
  return type === 'number' && text.trim() !== '' && Number.isFinite(number) ? number : text;
};
