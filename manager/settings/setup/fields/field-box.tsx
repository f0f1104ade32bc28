import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { FieldFault } from '../../../../ui/field-fault.tsx';
import { patternOf } from '../at-path.ts';
import { nationalIn, ownerAt } from '../national/national-here.ts';
import { OwnerMark } from '../national/owner-mark.tsx';
import { useSetup } from '../setup-context.ts';
import { faultWords, fieldText } from '../setup-words.ts';
import { shapeAt } from '../shape-at.ts';

/** What a control needs so that its label, its help and what is wrong with it are heard with it. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
}

/** A setting: its label, what it does with an example, its control, and what is wrong with it. */
export function FieldBox(props: {
  readonly path: string;
  /** The control is a box to tick, with its label beside it. */
  readonly ticked?: boolean;
  /** The controls are several, each with a label of its own. */
  readonly several?: boolean;
  /** A number in a fault as this field asks for it. */
  readonly unit?: (value: number) => string;
  readonly children: (control: ControlProps) => ComponentChildren;
}) {
  const { draft, words, wanted } = useSetup();
  const id = useId();
  const { path } = props;
  const box = useRef<HTMLDivElement>(null);
  const fault = useFault(path, props.several === true);
  const isWanted = wanted.value === path || wanted.value?.startsWith(`${path}/`) === true;
  useEffect(() => {
    if (!isWanted) return;
    wanted.value = null;
    const faulty = box.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (faulty ?? box.current?.querySelector<HTMLElement>('input, select, textarea, button'))?.focus();
    box.current?.scrollIntoView({ block: 'center' });
  }, [isWanted, wanted]);
  const text = fieldText(words, patternOf(path));
  const label = text?.label ?? path;
  const owner = ownerAt(nationalIn(draft.document).value, path);
  const control = {
    id,
    'aria-describedby': `${id}-help ${id}-fault`,
    'aria-invalid': fault !== null,
  };
  return (
    <div
      class={props.ticked ? 'field setting setting--ticked' : 'field setting'}
      ref={box}
      {...(props.several ? { role: 'group', 'aria-labelledby': `${id}-label`, 'aria-describedby': `${id}-help` } : {})}
    >
      {props.ticked && <Control isLocked={owner === 'locked'}>{props.children(control)}</Control>}
      <Label
        id={id}
        text={label}
        several={props.several === true}
        optional={shapeAt(path)?.isOptional === true && !props.ticked}
      />
      <p class="field__hint" id={`${id}-help`}>
        {owner !== null && <OwnerMark owner={owner} />} {text?.help}{' '}
        {text !== undefined && text.example !== '' && <span>{words.example(text.example)}</span>}
      </p>
      {!props.ticked && <Control isLocked={owner === 'locked'}>{props.children(control)}</Control>}
      <FieldFault id={`${id}-fault`} fault={fault === null ? null : faultWords(fault, words, props.unit)} />
    </div>
  );
}

/** What is locked is shown, and answers to nothing. */
const Control = ({ isLocked, children }: { readonly isLocked: boolean; readonly children: ComponentChildren }) =>
  isLocked ? (
    <fieldset class="setting__locked" disabled>
      {children}
    </fieldset>
  ) : (
    children
  );

const Label = (props: {
  readonly id: string;
  readonly text: string;
  readonly several: boolean;
  readonly optional: boolean;
}) => {
  const { words } = useSetup();
  const inside = (
    <>
      {props.text} {props.optional && <span class="setting__optional">{words.optional}</span>}
    </>
  );
  return props.several ? (
    <p class="setting__label" id={`${props.id}-label`}>
      {inside}
    </p>
  ) : (
    <label for={props.id}>{inside}</label>
  );
};

/** What is wrong at a path; of one with several controls, each says its own. */
const useFault = (path: string, several: boolean) => {
  const { draft } = useSetup();
  const own = draft.faults.value.get(path) ?? null;
  if (own !== null || several) return own;
  return null;
};
