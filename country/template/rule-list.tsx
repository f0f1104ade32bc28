import { subjectOf, valueWords } from '../../manager/settings/setup/changes/change-words.ts';
import { setupWords } from '../../manager/settings/setup/setup-words.ts';
import type { NationalValue } from '../../shared/centre/national-schema.ts';
import type { TemplateRule, Which } from '../../shared/country/template-routes.ts';
import { say } from '../../ui/words.ts';
import { useScene } from '../screens/context.ts';
import type { Standing, TemplateModel } from './template-model.ts';
import { templateWords } from './words.ts';

interface Parts {
  readonly model: TemplateModel;
  readonly standing: Standing;
}

/** The groups of settings, each for some centres. */
export function RuleList({ model, standing, onAdd }: Parts & { readonly onAdd: (rule: number) => void }) {
  const own = templateWords(useScene().language);
  const rules = model.rules.value;
  return (
    <>
      {rules.map((rule, at) => (
        <Rule
          key={at}
          rule={rule}
          standing={standing}
          name={`rule-${at}`}
          onChange={(next) => model.change(next === null ? rules.toSpliced(at, 1) : rules.with(at, next))}
          onAdd={() => onAdd(at)}
        />
      ))}
      <p>
        <button
          type="button"
          class="button"
          onClick={() => {
            model.change([...rules, { which: { kind: 'all' }, values: [] }]);
            onAdd(rules.length);
          }}
        >
          {own.addRule}
        </button>
      </p>
    </>
  );
}

interface RuleParts {
  readonly rule: TemplateRule;
  readonly standing: Standing;
  readonly name: string;
  readonly onChange: (rule: TemplateRule | null) => void;
  readonly onAdd: () => void;
}

const Rule = ({ rule, standing, name, onChange, onAdd }: RuleParts) => {
  const own = templateWords(useScene().language);
  return (
    <section class="template__rule">
      <ForCentres rule={rule} standing={standing} name={name} onChange={onChange} />
      <Values values={rule.values} onChange={(values) => onChange({ ...rule, values: [...values] })} />
      <div class="template__actions">
        <button type="button" class="button" onClick={onAdd}>
          {own.add}
        </button>
        <button type="button" class="button button--quiet" onClick={() => onChange(null)}>
          {own.dropRule}
        </button>
      </div>
    </section>
  );
};

/** Centres to choose from: what is sent, and what it is called. */
const choicesOf = (kind: Which['kind'], { centres }: Standing, language: string): ReadonlyMap<string, string> => {
  if (kind === 'all') return new Map();
  if (kind === 'centres')
    return new Map(centres.map(({ id, name }) => [id, name === null ? id : say(name, language, [])]));
  const regions = centres.flatMap(({ region }) => (region === null ? [] : [say(region, language, [])]));
  return new Map(regions.toSorted((a, b) => a.localeCompare(b, language)).map((region) => [region, region]));
};

const chosenIn = (which: Which): readonly string[] =>
  which.kind === 'all' ? [] : which.kind === 'centres' ? which.centres : which.regions;

const whichOf = (kind: Which['kind'], chosen: readonly string[]): Which => {
  if (kind === 'all' || chosen.length === 0) return { kind: 'all' };
  return kind === 'centres' ? { kind, centres: [...chosen] } : { kind, regions: [...chosen] };
};

const ForCentres = ({ rule, standing, name, onChange }: Omit<RuleParts, 'onAdd'>) => {
  const { language } = useScene();
  const own = templateWords(language);
  const { which } = rule;
  const choices = choicesOf(which.kind, standing, language);
  const chosen = new Set(chosenIn(which));
  const choose = (kind: Which['kind'], next: readonly string[]): void =>
    onChange({ ...rule, which: whichOf(kind, next) });
  return (
    <fieldset class="template__which">
      <legend>{own.groupFor}</legend>
      {(['all', 'regions', 'centres'] as const).map((kind) => (
        <label key={kind} class="check">
          <input
            type="radio"
            name={name}
            checked={which.kind === kind}
            disabled={kind === 'regions' && choicesOf(kind, standing, language).size === 0}
            onChange={() => choose(kind, [...choicesOf(kind, standing, language).keys()])}
          />
          <span>{own.which[kind]}</span>
        </label>
      ))}
      {choices.size > 0 && <Choices choices={choices} chosen={chosen} onChoose={(next) => choose(which.kind, next)} />}
    </fieldset>
  );
};

const Choices = (props: {
  readonly choices: ReadonlyMap<string, string>;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: readonly string[]) => void;
}) => (
  <div class="template__choices">
    {[...props.choices].map(([key, label]) => (
      <label key={key} class="check">
        <input
          type="checkbox"
          checked={props.chosen.has(key)}
          disabled={props.chosen.size === 1 && props.chosen.has(key)}
          onChange={({ currentTarget: { checked } }) =>
            props.onChoose(checked ? [...props.chosen, key] : [...props.chosen].filter((one) => one !== key))
          }
        />
        <span>{label}</span>
      </label>
    ))}
  </div>
);

interface ValueParts {
  readonly values: readonly NationalValue[];
  readonly onChange: (values: readonly NationalValue[]) => void;
}

const Values = ({ values, onChange }: ValueParts) => {
  const own = templateWords(useScene().language);
  if (values.length === 0) return <p class="soft">{own.noValues}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="centres template__values" tabIndex={0} aria-label={own.setting}>
      <table>
        <thead>
          <tr>
            {[own.setting, own.value, own.locked, own.takeOut].map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {values.map((one, at) => (
            <Value
              key={one.path}
              value={one}
              onLock={(locked) => onChange(values.with(at, { ...one, locked }))}
              onTakeOut={() => onChange(values.toSpliced(at, 1))}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
};

const Value = (props: {
  readonly value: NationalValue;
  readonly onLock: (locked: boolean) => void;
  readonly onTakeOut: () => void;
}) => {
  const { language } = useScene();
  const own = templateWords(language);
  const words = setupWords(language);
  const { path, value, locked } = props.value;
  const name = subjectOf(path, [documentOf(props.value)], words);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{valueWords(path, value, {}, words)}</td>
      <td>
        <input
          type="checkbox"
          aria-label={own.lockedFor(name)}
          checked={locked}
          onChange={({ currentTarget: { checked } }) => props.onLock(checked)}
        />
      </td>
      <td>
        <button type="button" class="button button--quiet" aria-label={own.takeOutFor(name)} onClick={props.onTakeOut}>
          {own.takeOut}
        </button>
      </td>
    </tr>
  );
};

/** A document with nothing but one value in a list, so that what it is called is found. */
const documentOf = ({ path, value }: NationalValue): unknown => {
  const [list = '', id, ...rest] = path.split('/');
  return id === undefined || rest.length > 0 ? {} : { [list]: [value] };
};
