import { inLanguage } from '../../shared/words.ts';
import type { Asked } from './asked.ts';

/** One of several: each beside its circle, or in a closed list where they are many. */
export function Choice(props: Asked & { readonly listed: boolean }) {
  if (!props.listed) return <ClosedList {...props} />;
  const { field, value, language, control, onAnswer } = props;
  return (
    <div class="answers">
      {(field.options ?? []).map(({ id, name }) => (
        <label key={id} class="answer">
          <input
            type="radio"
            name={field.id}
            value={id}
            checked={value === id}
            aria-invalid={control['aria-invalid']}
            onChange={() => onAnswer(id)}
          />
          <span>{inLanguage(name, language)}</span>
        </label>
      ))}
    </div>
  );
}

const ClosedList = ({ field, value, language, words, control, onAnswer }: Asked) => (
  <select {...control} name={field.id} onChange={(event) => onAnswer(event.currentTarget.value)}>
    <option value="" selected={value === undefined || value === ''}>
      {words.choose}
    </option>
    {(field.options ?? []).map(({ id, name }) => (
      <option key={id} value={id} selected={value === id}>
        {inLanguage(name, language)}
      </option>
    ))}
  </select>
);

/** Any of several. */
export function Choices({ field, value, language, control, onAnswer }: Asked) {
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  const options = field.options ?? [];
  const turn = (id: string): void => {
    const next = new Set(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
    onAnswer(options.map((one) => one.id).filter((one) => next.has(one)));
  };
  return (
    <div class="answers">
      {options.map(({ id, name }) => (
        <label key={id} class="answer">
          <input
            type="checkbox"
            name={field.id}
            checked={chosen.includes(id)}
            aria-invalid={control['aria-invalid']}
            onChange={() => turn(id)}
          />
          <span>{inLanguage(name, language)}</span>
        </label>
      ))}
    </div>
  );
}

/** What has to be agreed to. */
export function Consent({ field, value, words, control, onAnswer }: Asked) {
  return (
    <div class="answers">
      <label class="answer">
        <input
          {...control}
          type="checkbox"
          name={field.id}
          checked={value === true}
          onChange={(event) => onAnswer(event.currentTarget.checked)}
        />
        <span>{words.agree}</span>
      </label>
    </div>
  );
}
