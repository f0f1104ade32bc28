import { useId } from 'preact/hooks';
import { textsIn } from '../../shared/languages.ts';
import { waysWithAddress } from '../../shared/notices.ts';
import { contactOf } from '../../ui/form/contact-of.ts';
import { toldByWords } from '../../ui/told-by-words.ts';
import { Fact } from '../../ui/visitor/facts.tsx';
import type { AppealModel } from '../appeal-model.ts';
import type { OwnCase } from '../ports.ts';
import type { ScreenWords } from '../words.ts';

/** [NO4] By which way they are told first, where they gave an address for more than one. */
export function ToldBy({ model, words }: { readonly model: AppealModel; readonly words: ScreenWords }) {
  const id = useId();
  const form = model.form.value;
  const ways = form === null ? [] : waysWithAddress(contactOf(form.form, form.answers.value));
  if (ways.length < 2) return null;
  const said = textsIn(toldByWords, words.language);
  return (
    <div class="field about-official">
      <label for={id}>{said.question}</label>
      <p class="soft" id={`${id}-hint`}>
        {said.hint}
      </p>
      <select
        id={id}
        value={model.choice.value?.toldBy ?? ways[0]}
        aria-describedby={`${id}-hint`}
        disabled={model.busy.value || model.trouble.value?.why === 'unsure'}
        onChange={({ currentTarget: { value } }) => {
          const way = ways.find((one) => one === value);
          if (way !== undefined) model.tellBy(way);
        }}
      >
        {ways.map((way) => (
          <option key={way} value={way}>
            {said.ways[way]}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The way that they chose. */
export function ToldByFact({ own: { toldBy }, words }: { readonly own: OwnCase; readonly words: ScreenWords }) {
  const said = textsIn(toldByWords, words.language);
  return toldBy === null ? null : <Fact label={said.label} text={said.ways[toldBy]} />;
}
