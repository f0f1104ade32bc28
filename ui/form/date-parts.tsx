import type { Asked } from './asked.ts';

/** A date in three fields: quicker than leafing back through seventy years of a calendar. */
export function DateParts({ field, value, words, control, onAnswer, onLeave }: Asked) {
  const [year = '', month = '', day = ''] = typeof value === 'string' ? value.split('-') : [];
  const isBirth = field.source === 'identity.born';
  const part = (name: 'day' | 'month' | 'year', text: string, put: (typed: string) => string) => (
    <label class={`date__part date__part--${name}`}>
      <span>{words[name]}</span>
      <input
        type="text"
        inputMode="numeric"
        autocomplete={isBirth ? `bday-${name}` : 'off'}
        name={`${field.id}-${name}`}
        maxLength={name === 'year' ? 4 : 2}
        value={text}
        aria-invalid={control['aria-invalid']}
        onInput={(event) => onAnswer(put(event.currentTarget.value.replace(/\D/g, '')))}
        onBlur={onLeave}
      />
    </label>
  );
  return (
    <div class="date">
      {part('day', day, (typed) => `${year}-${month}-${typed}`)}
      {part('month', month, (typed) => `${year}-${typed}-${day}`)}
      {part('year', year, (typed) => `${typed}-${month}-${day}`)}
    </div>
  );
}
