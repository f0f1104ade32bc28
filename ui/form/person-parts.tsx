import type { Given } from '../../shared/cases/form.ts';
import type { Asked } from './asked.ts';

const parts = ['surname', 'name', 'patronymic'] as const;

/** Somebody's name in its parts. */
export function PersonParts(
  props: Pick<Asked, 'field' | 'value' | 'words' | 'control' | 'onAnswer' | 'onLeave'> & { readonly id: string },
) {
  const { value, words, control, onAnswer, onLeave } = props;
  const person: Given = typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
  const textOf = (part: string): string => String(person[part] ?? '');
  return (
    <div class="person">
      {parts.map((part) => (
        <label key={part}>
          <span>{words[part]}</span>
          <input
            type="text"
            name={`${props.id}-${part}`}
            autocomplete="off"
            spellcheck={false}
            value={textOf(part)}
            aria-invalid={control['aria-invalid']}
            onInput={(event) =>
              onAnswer({
                ...Object.fromEntries(parts.map((one) => [one, textOf(one)])),
                [part]: event.currentTarget.value,
              })
            }
            onBlur={onLeave}
          />
        </label>
      ))}
    </div>
  );
}

/** Several people, one after the other. */
export function People(asked: Asked) {
  const { value, words, onAnswer } = asked;
  const people: readonly unknown[] = Array.isArray(value) && value.length > 0 ? value : [{}];
  return (
    <>
      {people.map((person, at) => (
        <fieldset key={at} class="people__one">
          <legend>{words.person(at + 1)}</legend>
          <PersonParts
            {...asked}
            id={`${asked.control.id}-${at}`}
            value={person}
            onAnswer={(next) => onAnswer(people.map((one, place) => (place === at ? next : one)))}
            // An empty one would be taken away under the hand.
            onLeave={() => undefined}
          />
          {people.length > 1 && (
            <button type="button" class="button" onClick={() => onAnswer(people.filter((_, place) => place !== at))}>
              {words.removePerson(at + 1)}
            </button>
          )}
        </fieldset>
      ))}
      <button type="button" class="button" onClick={() => onAnswer([...people, {}])}>
        {words.addPerson}
      </button>
    </>
  );
}
