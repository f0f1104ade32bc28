import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { textsIn } from '../../shared/languages.ts';
import { FieldFault } from '../../ui/field-fault.tsx';
import { readTime } from './typed-time.ts';
import { useWords } from './use-words.ts';

/** A time of day to type as one likes (`9`, `930`, `9:30`) or to leave empty; what is wrong with it is said once it is left. */
export function TimeField(props: {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly wrong: boolean;
  /** How often it was asked for while it was wrong: each time it is gone to. */
  readonly asked: number;
}) {
  const id = useId();
  const { language } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [isLeft, leave] = useState(false);
  const { wrong, asked } = props;
  useLayoutEffect(() => {
    if (asked > 0 && field.current?.getAttribute('aria-invalid') === 'true') field.current.focus();
  }, [asked]);
  const isShown = wrong && (isLeft || asked > 0);
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <input
        ref={field}
        id={id}
        name={props.name}
        type="text"
        inputMode="numeric"
        autocomplete="off"
        maxLength={8}
        placeholder="9:30"
        defaultValue={props.value}
        aria-invalid={wrong && (isLeft || asked > 0)}
        aria-describedby={isShown ? `${id}-fault` : undefined}
        onInput={() => leave(false)}
        onBlur={({ currentTarget }) => {
          const time = readTime(currentTarget.value);
          if (time !== null) currentTarget.value = time;
          leave(true);
        }}
      />
      <FieldFault id={`${id}-fault`} fault={isShown ? textsIn(faults, language) : null} />
    </div>
  );
}

const faults = {
  az: 'Saatı belə yazın: 9:30',
  ru: 'Введите время так: 9:30',
  en: 'Type the time like 9:30',
};
