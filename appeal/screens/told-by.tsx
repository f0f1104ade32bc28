import { useId } from 'preact/hooks';
import { textsIn } from '../../shared/languages.ts';
import { FieldFault } from '../../ui/field-fault.tsx';
import type { ToldBy as Told } from '../../ui/told-by.ts';
import { toldByWords } from '../../ui/told-by-words.ts';
import { Fact } from '../../ui/visitor/facts.tsx';
import type { AppealModel } from '../appeal-model.ts';
import type { OwnCase } from '../ports.ts';
import { toldByOf } from '../told-by.ts';
import type { ScreenWords } from '../words.ts';

interface Shown {
  readonly model: AppealModel;
  readonly words: ScreenWords;
}

/** [NO4] By which way they are told first; of a letter, where it goes. */
export function ToldBy({ model, words }: Shown) {
  const id = useId();
  const form = model.form.value;
  const choice = model.choice.value;
  if (form === null || choice === null) return null;
  const said = textsIn(toldByWords, words.language);
  const told = toldByOf(form.form, form.answers.value, choice);
  const isFixed = model.busy.value || model.trouble.value?.why === 'unsure';
  return (
    <div class="field about-official">
      <label for={id}>{said.question}</label>
      <p class="soft" id={`${id}-hint`}>
        {said.hint}
      </p>
      <select
        id={id}
        value={told.by}
        aria-describedby={`${id}-hint`}
        disabled={isFixed}
        onChange={({ currentTarget: { value } }) => {
          const way = told.ways.find((one) => one === value);
          if (way !== undefined) model.tellBy(way);
        }}
      >
        {told.ways.map((way) => (
          <option key={way} value={way}>
            {said.ways[way]}
          </option>
        ))}
      </select>
      {told.by === 'letter' && (
        <LetterTo id={`${id}-address`} told={told} said={said} isFixed={isFixed} model={model} />
      )}
    </div>
  );
}

const LetterTo = (props: {
  readonly id: string;
  readonly told: Told;
  readonly said: (typeof toldByWords)['az'];
  readonly isFixed: boolean;
  readonly model: AppealModel;
}) => {
  const { id, told, said } = props;
  return (
    <>
      <label for={id}>{said.address}</label>
      <p class="soft" id={`${id}-hint`}>
        {said.addressHint}
      </p>
      <FieldFault id={`${id}-fault`} fault={told.needsAddress ? said.needsAddress : null} />
      <input
        id={id}
        type="text"
        autocomplete="street-address"
        maxLength={300}
        value={told.address}
        disabled={props.isFixed}
        aria-invalid={told.needsAddress}
        aria-describedby={`${id}-hint ${id}-fault`}
        onInput={({ currentTarget: { value } }) => props.model.sendTo(value)}
      />
    </>
  );
};

/** By which way they are told; where the one that they chose cannot be gone, that too. */
export function ToldByFact({ own, words }: { readonly own: OwnCase; readonly words: ScreenWords }) {
  const said = textsIn(toldByWords, words.language);
  const { toldBy, toldFirst } = own;
  const way = toldFirst ?? toldBy;
  if (way === null) return null;
  const instead = toldBy === null || toldBy === way ? '' : ` ${said.instead(said.ways[toldBy])}`;
  return <Fact label={said.label} text={`${said.ways[way]}${instead === '' ? '' : `.${instead}`}`} />;
}
