import type { ChosenRange } from './chosen-range.ts';
import { OneOf } from './one-of.tsx';
import { presets } from './range.ts';
import { useWords } from './use-words.ts';

/** A range of days: by its name, or by its two dates. */
export function RangeChoice({ model }: { readonly model: ChosenRange }) {
  const { history } = useWords().words;
  const { range, preset, fault } = model;
  const { from, to } = range.value;
  return (
    <div class="range">
      <OneOf
        label={history.range}
        options={presets}
        chosen={preset.value}
        word={(name) => history.presets[name]}
        onChoose={model.choosePreset}
      />
      <label class="range__date">
        {history.from}
        <input
          type="date"
          value={from}
          aria-invalid={fault.value !== null}
          onChange={(event) => model.chooseRange({ from: event.currentTarget.value, to })}
        />
      </label>
      <label class="range__date">
        {history.to}
        <input
          type="date"
          value={to}
          aria-invalid={fault.value !== null}
          onChange={(event) => model.chooseRange({ from, to: event.currentTarget.value })}
        />
      </label>
    </div>
  );
}
