import { useWords } from '../../ui/use-words.ts';
import { MoveButtons } from '../setup/lists/move-buttons.tsx';
import { ConditionPart } from './condition-part.tsx';
import type { EditorProps } from './editor-props.ts';
import { faultIn } from './field-faults.ts';
import { questionKinds, questionsOf, withKind, withStep } from './form-edits.ts';
import { LanguageTexts } from './language-texts.tsx';
import { LimitsPart } from './limits-part.tsx';
import { OptionsPart } from './options-part.tsx';
import { labelOf } from './outline.tsx';
import { Select, Tick } from './picks.tsx';
import { type AskedProps, SourcePart } from './source-part.tsx';

/** The question that is looked at: what it asks, of which kind, what may be answered, and when it shows. */
export function QuestionPanel(props: EditorProps) {
  const { model, texts } = props;
  const { language } = useWords();
  const place = model.place.value;
  const field = place === null ? undefined : model.document.value.steps[place.step]?.fields[place.field];
  if (place === null || field === undefined)
    return (
      <section class="asked" aria-label={texts.none}>
        <p>{texts.none}</p>
      </section>
    );
  const asked = { ...props, place, field, path: `steps/${place.step}/fields/${place.field}` };
  return (
    <section class="asked" aria-label={labelOf(field, language, texts)}>
      <Moves {...asked} />
      <Words {...asked} />
      {field.options !== undefined && <OptionsPart {...asked} />}
      <ConditionPart {...asked} />
      <details class="asked__more">
        <summary>{texts.more}</summary>
        <LimitsPart {...asked} />
        <SourcePart {...asked} />
      </details>
    </section>
  );
}

const Moves = ({ model, texts, place, mayChange }: AskedProps) => {
  const order = questionsOf(model.document.value);
  const at = order.findIndex((one) => one.place.step === place.step && one.place.field === place.field);
  if (!mayChange) return null;
  return (
    <div class="asked__moves">
      <MoveButtons
        texts={texts}
        ends={[at === 0, at === order.length - 1]}
        onShift={(by) => model.shift(place, by)}
        onRemove={() => model.remove(place)}
      />
    </div>
  );
};

const Words = (props: AskedProps) => {
  const { model, texts, place, field, path } = props;
  const title = model.document.value.steps[place.step]?.title ?? {};
  return (
    <>
      <LanguageTexts
        label={texts.label}
        value={field.label}
        maxLength={200}
        faultOf={(language) => faultIn(props, `${path}/label/${language}`)}
        onText={model.call}
      />
      <LanguageTexts
        label={texts.hint}
        hint={texts.hintHelp}
        value={field.hint ?? {}}
        maxLength={500}
        faultOf={() => null}
        onText={(language, text) => model.edit((now) => withHint(now, language, text), `hint ${language}`)}
      />
      <Kind {...props} />
      <LanguageTexts
        label={texts.pageTitle}
        hint={texts.pageTitleHelp}
        value={title}
        maxLength={200}
        faultOf={(language) => faultIn(props, `steps/${place.step}/title/${language}`)}
        onText={(language, text) =>
          model.change(
            (now) => withStep(now, place.step, (step) => ({ ...step, title: { ...step.title, [language]: text } })),
            `title ${place.step} ${language}`,
          )
        }
      />
    </>
  );
};

const Kind = ({ model, texts, field }: AskedProps) => (
  <div class="asked__kind">
    <Select
      label={texts.kind}
      value={field.type}
      options={questionKinds.map((type) => [type, texts.kinds[type]] as const)}
      onChoose={(type) => model.edit((now) => withKind(now, type))}
    />
    {field.type !== 'consent' && (
      <Tick
        label={texts.mustAnswer}
        checked={field.required === true}
        onTurn={() => model.edit(({ required, ...now }) => (required ? now : { ...now, required: true }))}
      />
    )}
  </div>
);

/** Help that says nothing in any language is none. */
const withHint = (field: AskedProps['field'], language: string, text: string): AskedProps['field'] => {
  const { hint: before = {}, ...rest } = field;
  const { [language]: _, ...others } = before;
  const hint = text === '' ? others : { ...before, [language]: text };
  return Object.keys(hint).length === 0 ? rest : { ...rest, hint };
};
