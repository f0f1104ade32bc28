import type { ComponentChildren } from 'preact';
import type { AnswerFault } from '../../shared/cases/form.ts';
import type { FormField } from '../../shared/cases/form-schema.ts';
import { inLanguage } from '../../shared/words.ts';
import { FieldFault } from '../field-fault.tsx';
import type { Asked } from './asked.ts';
import { Choice, Choices, Consent } from './choice.tsx';
import { DateParts } from './date-parts.tsx';
import { faultWords, type QuestionWords } from './form-words.ts';
import { People, PersonParts } from './person-parts.tsx';
import { TypedText } from './typed-text.tsx';

/** One question of a form: its label, what helps, what is wrong, and the field that is answered. `heading`: it is all that the page asks. */
export function Field(
  props: Omit<Asked, 'control'> & { readonly fault: AnswerFault | null; readonly heading: boolean },
) {
  const { field, words, language, fault, heading } = props;
  const id = `answer-${field.id}`;
  const hint = field.hint === undefined ? null : inLanguage(field.hint, language);
  const example = exampleOf(field, words);
  const described = [hint === null ? '' : `${id}-hint`, example === null ? '' : `${id}-example`, `${id}-fault`];
  const asked = {
    ...props,
    control: {
      id,
      'aria-describedby': described.filter((one) => one !== '').join(' '),
      'aria-invalid': fault !== null,
      'aria-required': field.required === true,
    },
  };
  const isGroup = groups.has(field.type) || isList(field);
  return (
    <Frame group={isGroup} fault={fault !== null} describedBy={asked.control['aria-describedby']}>
      <Label field={field} language={language} words={words} id={id} heading={heading} group={isGroup} />
      {hint !== null && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {example !== null && <Hint id={`${id}-example`}>{example}</Hint>}
      <FieldFault id={`${id}-fault`} fault={fault === null ? null : faultWords(words, field, fault)} />
      <Control {...asked} />
    </Frame>
  );
}

const Hint = (props: { readonly id: string; readonly children: string }) => (
  <p class="question__hint" id={props.id}>
    {props.children}
  </p>
);

/** Those with several controls, which stand under one legend. A choice of many is one control again. */
const groups: ReadonlySet<FormField['type']> = new Set(['choices', 'date', 'person', 'people']);

const isList = ({ type, options = [] }: FormField): boolean => type === 'choice' && options.length <= mostListed;

/** More options than these are chosen from a closed list. */
const mostListed = 8;

/** The example of a date is a birth. */
const exampleOf = ({ type, source }: FormField, { examples }: QuestionWords): string | null =>
  type === 'phone' || type === 'email' || type === 'fin' || type === 'money'
    ? examples[type]
    : type === 'date' && source === 'identity.born'
      ? examples.date
      : null;

const Frame = (props: {
  readonly group: boolean;
  readonly fault: boolean;
  readonly describedBy: string | undefined;
  readonly children: ComponentChildren;
}) => {
  const shape = props.fault ? 'field question question--bad' : 'field question';
  if (!props.group) return <div class={shape}>{props.children}</div>;
  return (
    <fieldset class={shape} aria-describedby={props.describedBy}>
      {props.children}
    </fieldset>
  );
};

const Label = (
  props: Pick<Asked, 'field' | 'language' | 'words'> & {
    readonly id: string;
    readonly heading: boolean;
    readonly group: boolean;
  },
) => {
  const { field, words } = props;
  const isOpen = field.required !== true && field.type !== 'consent';
  const text = (
    <>
      {inLanguage(field.label, props.language)}
      {isOpen && <span class="question__open"> ({words.optional})</span>}
    </>
  );
  const label = props.group ? text : <label for={props.id}>{text}</label>;
  const headed = props.heading ? (
    <h1 class="question__title" tabIndex={-1}>
      {label}
    </h1>
  ) : (
    label
  );
  return props.group ? <legend>{headed}</legend> : headed;
};

const Control = (asked: Asked) => {
  switch (asked.field.type) {
    case 'choice':
      return <Choice {...asked} listed={isList(asked.field)} />;
    case 'choices':
      return <Choices {...asked} />;
    case 'consent':
      return <Consent {...asked} />;
    case 'date':
      return <DateParts {...asked} />;
    case 'person':
      return <PersonParts {...asked} id={asked.control.id} />;
    case 'people':
      return <People {...asked} />;
    default:
      return <TypedText {...asked} />;
  }
};
