import type { ChosenRange } from '../chosen-range.ts';
import { presets } from '../history-range.ts';
import { useVocabulary } from './vocabulary.ts';

/** A range of days: by its name, or by its two dates. */
export const RangeChoice = ({ model }: { readonly model: ChosenRange }) => {
  const { words } = useVocabulary();
  const { range, preset, fault } = model;
  const { from, to } = range.value;
  return (
    <div class="range">
      <fieldset class="choice">
        <legend class="visually-hidden">{words.history.range}</legend>
        {presets.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={preset.value === name}
            onClick={() => model.choosePreset(name)}
          >
            {words.history.presets[name]}
          </button>
        ))}
      </fieldset>
      <label class="range__date">
        {words.history.from}
        <input
          type="date"
          value={from}
          aria-invalid={fault.value !== null}
          onChange={(event) => model.chooseRange({ from: event.currentTarget.value, to })}
        />
      </label>
      <label class="range__date">
        {words.history.to}
        <input
          type="date"
          value={to}
          aria-invalid={fault.value !== null}
          onChange={(event) => model.chooseRange({ from, to: event.currentTarget.value })}
        />
      </label>
    </div>
  );
};
