import type { TargetedInputEvent } from 'preact';
import type { FieldType } from '../../shared/cases/form-schema.ts';
import type { Asked } from './asked.ts';
import { longestOf } from './form-words.ts';

/** Whatever is typed: on the keyboard that fits, and offered by the browser where it knows it. */
export function TypedText({ field, value, words, control, onAnswer, onLeave }: Asked) {
  const text = textOf(field.type, value);
  const most = longestOf(field);
  const typed = {
    ...control,
    name: field.id,
    value: text,
    onInput: (event: TargetedInputEvent<HTMLInputElement | HTMLTextAreaElement>) => onAnswer(event.currentTarget.value),
    onBlur: onLeave,
  };
  if (field.type === 'phone') return <input {...typed} {...aNumber} type="tel" />;
  if (field.type !== 'long' && field.type !== 'address')
    return <input {...typed} {...keyboards[field.type]} {...knownTo(field.source)} type="text" />;
  return (
    <>
      <textarea {...typed} rows={field.type === 'long' ? 6 : 3} {...(field.type === 'address' ? home : {})} />
      {field.type === 'long' && (
        <p class={text.length > most ? 'question__hint question__hint--bad' : 'question__hint'}>
          {words.letters([...text].length, most)}
        </p>
      )}
    </>
  );
}

/** Money is kept in qəpik and typed in manat. */
const textOf = (type: FieldType, value: unknown): string => {
  if (value === undefined || value === null) return '';
  if (type === 'money' && typeof value === 'number') return (value / 100).toFixed(2).replace('.', ',');
  return String(value);
};

const home = { autocomplete: 'street-address' } as const;

interface InputOf {
  readonly inputMode?: 'email' | 'decimal';
  readonly autocomplete?: string;
  readonly autocapitalize?: 'none' | 'characters';
  readonly spellcheck?: boolean;
}

const plain = { autocapitalize: 'none', spellcheck: false } as const;
const aNumber = { inputMode: 'tel', autocomplete: 'tel', ...plain } as const;
const keyboards: { readonly [Type in FieldType]?: InputOf } = {
  // Not of the type email: the browser would judge it in words of its own.
  email: { inputMode: 'email', autocomplete: 'email', ...plain },
  fin: { autocomplete: 'off', autocapitalize: 'characters', spellcheck: false },
  money: { inputMode: 'decimal', autocomplete: 'off' },
  number: { inputMode: 'decimal', autocomplete: 'off' },
};

/** What the browser knows of its owner, by where the value may come from. */
const knownTo = (source: string | undefined): InputOf | undefined => (source === undefined ? undefined : known[source]);

const known: { readonly [source: string]: InputOf } = {
  'identity.surname': { autocomplete: 'family-name', spellcheck: false },
  'identity.name': { autocomplete: 'given-name', spellcheck: false },
  'identity.father': { autocomplete: 'additional-name', spellcheck: false },
  'identity.card': { autocomplete: 'off', autocapitalize: 'characters', spellcheck: false },
};
