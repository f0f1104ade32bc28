import { useId } from 'preact/hooks';
import type { ChosenRange } from './chosen-range.ts';
import { DateInput } from './date-input.tsx';
import { OneOf } from './one-of.tsx';
import { presets } from './range.ts';
import { useWords } from './use-words.ts';

/** A range of days: by its name, or by its two dates. */
export function RangeChoice({ model }: { readonly model: ChosenRange }) {
  const id = useId();
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
      <span class="range__date">
        <label for={`${id}-from`}>{history.from}</label>
        <DateInput
          id={`${id}-from`}
          value={from}
          today={model.today()}
          wrong={fault.value !== null}
          onChange={(from) => model.chooseRange({ from, to })}
        />
      </span>
      <span class="range__date">
        <label for={`${id}-to`}>{history.to}</label>
        <DateInput
          id={`${id}-to`}
          value={to}
          today={model.today()}
          wrong={fault.value !== null}
          onChange={(to) => model.chooseRange({ from, to })}
        />
      </span>
    </div>
  );
}
