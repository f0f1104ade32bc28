import { useState } from 'preact/hooks';
import { readAt } from '../at-path.ts';
import { useSetup } from '../setup-context.ts';
import { shapeAt } from '../shape-at.ts';
import { FieldBox } from './field-box.tsx';
import { readDuration, readNumber, readShare, writeDuration, writeNumber, writeShare } from './typed.ts';

/** A line of text. */
export function TextSetting({ path }: { readonly path: string }) {
  const { value, write } = useValue(path);
  return (
    <FieldBox path={path}>
      {(control) => (
        <input
          {...control}
          type="text"
          autocomplete="off"
          spellcheck={false}
          value={writeNumber(value)}
          onInput={({ currentTarget }) => write(currentTarget.value)}
        />
      )}
    </FieldBox>
  );
}

/** What is shown and never changes. */
export function FixedSetting({ path }: { readonly path: string }) {
  const { value } = useValue(path);
  return (
    <FieldBox path={path}>
      {(control) => <input {...control} class="setting__code" type="text" readOnly value={writeNumber(value)} />}
    </FieldBox>
  );
}

/** A number. */
export function NumberSetting({ path }: { readonly path: string }) {
  return <Typed path={path} read={readNumber} show={writeNumber} />;
}

/** A share (0 to 1), asked for in per cent. */
export function ShareSetting({ path }: { readonly path: string }) {
  return <Typed path={path} read={readShare} show={writeShare} sign="%" unit={(share) => `${writeShare(share)} %`} />;
}

/** A time (in seconds), asked for in minutes and seconds. */
export function DurationSetting({ path }: { readonly path: string }) {
  const { words } = useSetup();
  const { value, write } = useValue(path);
  const [typed, setTyped] = useState<readonly [string, string] | null>(null);
  const shown = typed !== null && readDuration(...typed) === (value ?? '') ? typed : writeDuration(value);
  const type = (next: readonly [string, string]): void => {
    setTyped(next);
    write(readDuration(...next));
  };
  const [minutes, seconds] = shown;
  return (
    <FieldBox path={path} unit={words.time}>
      {(control) => (
        <span class="setting__duration">
          <input
            {...control}
            {...figures}
            value={minutes}
            onInput={({ currentTarget }) => type([currentTarget.value, seconds])}
            onBlur={() => setTyped(null)}
          />
          <span aria-hidden="true">{words.minutes}</span>
          <input
            {...figures}
            aria-label={words.seconds}
            aria-describedby={control['aria-describedby']}
            aria-invalid={control['aria-invalid']}
            value={seconds}
            onInput={({ currentTarget }) => type([minutes, currentTarget.value])}
            onBlur={() => setTyped(null)}
          />
          <span aria-hidden="true">{words.seconds}</span>
        </span>
      )}
    </FieldBox>
  );
}

/** Yes or no. */
export function YesNoSetting({ path }: { readonly path: string }) {
  const { draft } = useSetup();
  const isOptional = shapeAt(path)?.isOptional === true;
  return (
    <FieldBox path={path} ticked>
      {(control) => (
        <input
          {...control}
          type="checkbox"
          checked={readAt(draft.document.value, path) === true}
          onChange={({ currentTarget: { checked } }) => draft.set(path, checked || (isOptional ? undefined : false))}
        />
      )}
    </FieldBox>
  );
}

export interface Option {
  readonly value: string | number;
  readonly label: string;
}

/** One of a few, by their names; what stands in the document and is none of them is offered too, so that it is seen. */
export function ChoiceSetting({ path, options }: { readonly path: string; readonly options: readonly Option[] }) {
  const { draft, words } = useSetup();
  const value = readAt(draft.document.value, path);
  const isOptional = shapeAt(path)?.isOptional === true;
  const isKnown = options.some((option) => option.value === value);
  const choose = (chosen: string): void =>
    draft.set(path, chosen === '' ? undefined : (options.find((one) => String(one.value) === chosen)?.value ?? chosen));
  return (
    <FieldBox path={path}>
      {(control) => (
        <select
          {...control}
          value={value === undefined ? '' : String(value)}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        >
          {(isOptional || value === undefined || value === '') && <option value="">{words.notChosen}</option>}
          {!isKnown && value !== undefined && value !== '' && (
            <option value={String(value)}>{words.noSuch(String(value))}</option>
          )}
          {options.map((option) => (
            <option key={option.value} value={String(option.value)}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldBox>
  );
}

/** What stands at a path, and a way to write it: what is emptied goes if it may be left out. */
export function useValue(path: string): { readonly value: unknown; readonly write: (value: unknown) => void } {
  const { draft } = useSetup();
  const isOptional = shapeAt(path)?.isOptional === true;
  return {
    value: readAt(draft.document.value, path),
    write: (value) => draft.set(path, value === '' && isOptional ? undefined : value),
  };
}

const figures = { type: 'text', inputMode: 'decimal', autocomplete: 'off', class: 'setting__figure' } as const;

/** A figure that is typed as people write it; until it is left it stands as it was typed. */
const Typed = (props: {
  readonly path: string;
  readonly read: (typed: string) => unknown;
  readonly show: (value: unknown) => string;
  readonly sign?: string;
  readonly unit?: (value: number) => string;
}) => {
  const { value, write } = useValue(props.path);
  const [typed, setTyped] = useState<string | null>(null);
  const stands = typed !== null && props.read(typed) === (value ?? '');
  return (
    <FieldBox path={props.path} {...(props.unit === undefined ? {} : { unit: props.unit })}>
      {(control) => (
        <span class="setting__duration">
          <input
            {...control}
            {...figures}
            value={stands ? typed : props.show(value)}
            onInput={({ currentTarget }) => {
              setTyped(currentTarget.value);
              write(props.read(currentTarget.value));
            }}
            onBlur={() => setTyped(null)}
          />
          {props.sign !== undefined && <span aria-hidden="true">{props.sign}</span>}
        </span>
      )}
    </FieldBox>
  );
};
