import { useId, useState } from 'preact/hooks';
import { type Counter, directions } from '../../../../shared/centre/centre.ts';
import type { Words } from '../../../../shared/words.ts';
import { say } from '../../../../ui/words.ts';
import { useWords } from '../../../ui/use-words.ts';
import { languageName } from '../fields/said-setting.tsx';
import { Panel } from '../lists/panel.tsx';
import { readCount } from '../lists/reading.ts';
import type { PartProps } from '../setup-context.ts';
import { namesOfRun, withRun } from './counters-model.ts';
import type { az } from './text/az.ts';

type RunProps = PartProps & { readonly texts: Words<typeof az>; readonly onClose: () => void };

/** Several counters at once, as 1 to 12; it says which ones it makes, and which are there already. */
export function RunDialog(props: RunProps) {
  const { draft, texts, language, onClose } = props;
  const centre = draft.document.value;
  const [run, setRun] = useState({
    prefix: '',
    from: '1',
    to: '12',
    profile: centre.profiles[0]?.id ?? '',
    direction: '',
    place: noPlace,
  });
  const type = (change: Partial<typeof run>): void => setRun({ ...run, ...change });
  const asked = { prefix: run.prefix.trim(), from: numberIn(run.from, 1), to: numberIn(run.to, 0) };
  const { fresh, there } = namesOfRun(centre, asked);
  const make = (): void => {
    if (fresh.length === 0) return;
    const direction = directions.find((way) => way === run.direction);
    const place = Object.keys(run.place).length === 0 ? undefined : run.place;
    draft.change((now) => withRun(now, { ...asked, profile: run.profile, direction, place }));
    onClose();
  };
  return (
    <Panel title={texts.run.title} onClose={onClose}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          make();
        }}
      >
        <div class="counter-run__numbers">
          <Line label={texts.run.prefix} value={run.prefix} maxLength={8} onType={(prefix) => type({ prefix })} />
          <Line label={texts.run.from} value={run.from} maxLength={4} onType={(from) => type({ from })} />
          <Line label={texts.run.to} value={run.to} maxLength={4} onType={(to) => type({ to })} />
        </div>
        <p class="field__hint">{texts.run.prefixHelp}</p>
        <Pick
          label={texts.run.profile}
          value={run.profile}
          options={centre.profiles.map(({ id, name }) => [id, say(name, language, centre.languages) || id])}
          onPick={(profile) => type({ profile })}
        />
        <Pick
          label={texts.run.direction}
          value={run.direction}
          options={[
            ['', texts.noDirection],
            ...directions.map((way) => [way, props.words.choices.direction[way]] as const),
          ]}
          onPick={(direction) => type({ direction })}
        />
        <Places {...{ ...props, place: run.place, onType: (place) => type({ place }) }} />
        <Makes {...{ texts, fresh, there, onClose }} />
      </form>
    </Panel>
  );
}

type Place = NonNullable<Counter['place']>;
const noPlace: Place = {};

/** Where the counters stand, in each language of the centre. */
const Places = (props: RunProps & { readonly place: Place; readonly onType: (place: Place) => void }) => {
  const { draft, texts, words, place, onType } = props;
  return (
    <fieldset class="field">
      <legend>{texts.run.place}</legend>
      <div class="edit-languages">
        {draft.document.value.languages.map((code) => (
          <Line
            key={code}
            label={languageName(words, code)}
            value={place[code] ?? ''}
            maxLength={200}
            onType={(text) => onType(withText(place, code, text))}
          />
        ))}
      </div>
    </fieldset>
  );
};

/** Which counters it makes, and the buttons. */
const Makes = (props: {
  readonly texts: RunProps['texts'];
  readonly fresh: readonly string[];
  readonly there: readonly string[];
  readonly onClose: () => void;
}) => {
  const { texts, fresh, there, onClose } = props;
  const { words: common } = useWords();
  return (
    <>
      <div role="status">
        {there.length > 0 && <p>{texts.run.there(shortened(there))}</p>}
        <p>{fresh.length > 0 ? texts.run.makes(shortened(fresh)) : texts.run.nothing}</p>
      </div>
      <div class="dialog__actions">
        <button class="button" type="button" onClick={onClose}>
          {common.cancel}
        </button>
        <button class="button button--primary" type="submit" aria-disabled={fresh.length === 0}>
          {texts.run.apply(fresh.length)}
        </button>
      </div>
    </>
  );
};

const Line = (props: {
  readonly label: string;
  readonly value: string;
  readonly maxLength: number;
  readonly onType: (text: string) => void;
}) => {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        maxLength={props.maxLength}
        value={props.value}
        onInput={({ currentTarget: { value } }) => props.onType(value)}
      />
    </div>
  );
};

const Pick = (props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onPick: (value: string) => void;
}) => {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <select id={id} value={props.value} onChange={({ currentTarget: { value } }) => props.onPick(value)}>
        {props.options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
};

const withText = (place: Place, language: string, text: string): Place => {
  const { [language]: _, ...others } = place;
  return text.trim() === '' ? others : { ...others, [language]: text };
};

/** A number of a counter; what is none gives `otherwise`, with which no counter is made. */
const numberIn = (typed: string, otherwise: number): number => {
  const read = readCount(typed, 0);
  return read.ok && read.value !== undefined ? read.value : otherwise;
};

const shortened = (names: readonly string[]): string =>
  names.length > 8 ? `${names.slice(0, 4).join(', ')} … ${names.at(-1)}` : names.join(', ');
