import { useState } from 'preact/hooks';
import { FieldBox } from './field-box.tsx';
import { useValue } from './plain-fields.tsx';
import { readNumber, writeNumber } from './typed.ts';

/** Several words, one a line. */
export function WordsSetting({ path }: { readonly path: string }) {
  return <ListOf path={path} read={(typed) => partsOf(typed, '\n')} show={(words) => words.join('\n')} rows={3} />;
}

/** Several numbers, with a comma between them. */
export function NumbersSetting({ path }: { readonly path: string }) {
  return (
    <ListOf
      path={path}
      read={(typed) => partsOf(typed, /[,;]/).map(readNumber)}
      show={(numbers) => numbers.map(writeNumber).join(', ')}
    />
  );
}

const partsOf = (typed: string, between: string | RegExp): readonly string[] =>
  typed
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** A list as one text, which stands as it is typed while it says the same; nothing typed is no list. */
const ListOf = (props: {
  readonly path: string;
  readonly read: (typed: string) => readonly unknown[];
  readonly show: (list: readonly unknown[]) => string;
  readonly rows?: number;
}) => {
  const { value, write } = useValue(props.path);
  const [typed, setTyped] = useState<string | null>(null);
  const there = Array.isArray(value) ? value : [];
  const stands = typed !== null && JSON.stringify(props.read(typed)) === JSON.stringify(there);
  const shown = {
    value: stands ? typed : props.show(there),
    onInput({ currentTarget }: { readonly currentTarget: { readonly value: string } }): void {
      const list = props.read(currentTarget.value);
      setTyped(currentTarget.value);
      write(list.length === 0 ? '' : list);
    },
    onBlur: () => setTyped(null),
  };
  return (
    <FieldBox path={props.path}>
      {(control) =>
        props.rows === undefined ? (
          <input {...control} {...shown} type="text" inputMode="decimal" autocomplete="off" />
        ) : (
          <textarea {...control} {...shown} rows={props.rows} spellcheck={false} />
        )
      }
    </FieldBox>
  );
};
