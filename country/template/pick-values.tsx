import '../../manager/settings/setup/setup.css';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { type SetupPartName, setupParts } from '../../manager/settings/setup/parts.ts';
import { nothingWanted, SetupContext, type SetupNow } from '../../manager/settings/setup/setup-context.ts';
import { setupWords } from '../../manager/settings/setup/setup-words.ts';
import { lazily } from '../../manager/ui/lazily.tsx';
import { WordsContext } from '../../manager/ui/use-words.ts';
import { screenWords } from '../../manager/words.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { NationalValue } from '../../shared/centre/national-schema.ts';
import { say } from '../../ui/words.ts';
import type { CountryWorld } from '../country-model.ts';
import { useScene } from '../screens/context.ts';
import { changedValues, draftOn, valuesOfPart } from './picked-values.ts';
import { type Standing, type TemplateModel, withValues } from './template-model.ts';
import { templateWords } from './words.ts';

/** Parts whose forms need nothing of a centre but its document, and hold what can be the same in several. */
const pickedParts: readonly SetupPartName[] = [
  ...(['targets', 'calling', 'limits', 'visits', 'texts', 'voice', 'classes', 'groups', 'series', 'outcomes'] as const),
  ...(['ratingReasons', 'caseTopics', 'caseOutcomes', 'leaveGrounds', 'departments'] as const),
];

interface Parts {
  readonly model: TemplateModel;
  readonly standing: Standing;
  readonly world: CountryWorld;
  /** The place of the group that the settings go into. */
  readonly rule: number;
  readonly onClose: () => void;
}

/** The forms of a centre's settings, on a copy of one centre's: what is changed there goes into a group. */
export function PickValues({ model, standing, world, rule, onClose }: Parts) {
  const { language } = useScene();
  const own = templateWords(language);
  const [centre, setCentre] = useState(standing.centres[0]?.id ?? '');
  const document = useDocument(world, centre);
  const words = setupWords(language);
  const [part, setPart] = useState<SetupPartName>('targets');
  return (
    <section class="template__pick" aria-label={own.add}>
      <p class="template__note">{own.pickNote}</p>
      <div class="template__selects">
        <Choice
          label={own.model}
          value={centre}
          options={standing.centres.map(({ id, name }) => [id, name === null ? id : say(name, language, [])])}
          onChoose={setCentre}
        />
        <Choice
          label={own.part}
          value={part}
          options={pickedParts.map((name) => [name, words.parts[name]])}
          onChoose={(name) => setPart(pickedParts.find((one) => one === name) ?? 'targets')}
        />
      </div>
      {document !== null && (
        <Form
          key={`${centre} ${part}`}
          document={document}
          part={part}
          onTake={(values) => takeInto(model, rule, values)}
          onClose={onClose}
        />
      )}
    </section>
  );
}

const takeInto = (model: TemplateModel, rule: number, values: readonly NationalValue[]): void => {
  const rules = model.rules.peek();
  const into = rules[rule];
  if (into !== undefined) model.change(rules.with(rule, { ...into, values: withValues(into.values, values) }));
};

const useDocument = ({ api }: CountryWorld, centre: string): Centre | null => {
  const [document, setDocument] = useState<Centre | null>(null);
  useEffect(() => {
    let isOver = false;
    setDocument(null);
    void api('config', { params: { centre } }).then((answer) => {
      if (answer.ok && !isOver) setDocument(answer.value);
    });
    return () => {
      isOver = true;
    };
  }, [api, centre]);
  return document;
};

const Choice = (props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onChoose: (value: string) => void;
}) => (
  <label class="field">
    <span>{props.label}</span>
    <select value={props.value} onChange={({ currentTarget }) => props.onChoose(currentTarget.value)}>
      {props.options.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  </label>
);

const shownParts = new Map(setupParts.map(({ name, fetch }) => [name, lazily(fetch)] as const));

interface FormParts {
  readonly document: Centre;
  readonly part: SetupPartName;
  readonly onTake: (values: readonly NationalValue[]) => void;
  readonly onClose: () => void;
}

const Form = ({ document, part, onTake, onClose }: FormParts) => {
  const { language } = useScene();
  const words = setupWords(language);
  const draft = useMemo(() => draftOn(document), [document]);
  const wanted = useMemo(nothingWanted, []);
  const now: SetupNow = { draft, words, language, wanted };
  const Shown = shownParts.get(part);
  const changed = changedValues(document, draft.document.value);
  const isFaulty = draft.faults.value.size > 0;
  return (
    <WordsContext.Provider value={screenWords(language)}>
      <SetupContext.Provider value={now}>
        <div class="setup__part">
          {Shown !== undefined && <Shown draft={draft} words={words} language={language} />}
        </div>
      </SetupContext.Provider>
      <Takes
        changed={changed}
        isFaulty={isFaulty}
        onTake={onTake}
        onTakeAll={() => onTake(valuesOfPart(part, draft.document.peek()))}
        onClose={onClose}
      />
    </WordsContext.Provider>
  );
};

interface TakeParts extends Pick<FormParts, 'onTake' | 'onClose'> {
  readonly changed: readonly NationalValue[];
  readonly isFaulty: boolean;
  readonly onTakeAll: () => void;
}

const Takes = ({ changed, isFaulty, onTake, onTakeAll, onClose }: TakeParts) => {
  const own = templateWords(useScene().language);
  return (
    <div class="template__actions">
      <button
        type="button"
        class="button button--primary"
        disabled={changed.length === 0 || isFaulty}
        onClick={() => onTake(changed)}
      >
        {own.takeChanged(String(changed.length))}
      </button>
      <button type="button" class="button" disabled={isFaulty} onClick={onTakeAll}>
        {own.takeAll}
      </button>
      <button type="button" class="button button--quiet" onClick={onClose}>
        {own.close}
      </button>
    </div>
  );
};
