import { textsIn } from '../../shared/languages.ts';
import { FieldFault } from '../../ui/field-fault.tsx';
import type { ToldBy } from '../../ui/told-by.ts';
import { toldByWords } from '../../ui/told-by-words.ts';
import { useOffice } from '../screens/context.ts';
import { Choice } from './choice.tsx';
import type { PaperModel } from './paper-model.ts';

interface Shown {
  readonly model: PaperModel;
}

/** [PV4] Who applies, by the document that they show: registers are asked about them once it is registered, and show nothing here. */
export function ProofField({ model }: Shown) {
  const { words, text } = useOffice();
  const { paper } = words.office;
  const proof = model.proof.value;
  const { fin } = model.about.value;
  const fault = model.needsProof.value ? paper.needsProof : null;
  if (proof === null) return null;
  if (proof.cards !== undefined)
    return (
      <Choice
        id="fin"
        label={paper.card}
        value={fin}
        fault={fault}
        options={[['', paper.noCard], ...proof.cards.map((card) => [card.fin, text(card.name)] as const)]}
        onChoose={(chosen) => model.say({ fin: chosen })}
      />
    );
  return (
    <div class="field">
      <label for="paper-fin">{paper.fin}</label>
      <p class="field__hint" id="paper-fin-hint">
        {paper.finHint}
      </p>
      <FieldFault id="paper-fin-fault" fault={fault} />
      <input
        id="paper-fin"
        type="text"
        autocomplete="off"
        maxLength={20}
        value={fin}
        aria-invalid={fault !== null}
        aria-describedby="paper-fin-hint paper-fin-fault"
        onInput={(event) => model.say({ fin: event.currentTarget.value })}
      />
    </div>
  );
}

/** [NO4] By which way they are told first; of a letter, where it goes. */
export function ToldByField({ model }: Shown) {
  const { language } = useOffice();
  const said = textsIn(toldByWords, language);
  const told = model.told.value;
  if (told === null) return null;
  return (
    <>
      <Choice
        id="told-by"
        label={said.label}
        value={told.by}
        options={told.ways.map((way) => [way, said.ways[way]])}
        onChoose={(id) => {
          const way = told.ways.find((one) => one === id);
          if (way !== undefined) model.say({ toldBy: way });
        }}
      />
      {told.by === 'letter' && <LetterTo model={model} told={told} said={said} />}
    </>
  );
}

const LetterTo = ({
  model,
  told,
  said,
}: Shown & { readonly told: ToldBy; readonly said: (typeof toldByWords)['az'] }) => (
  <div class="field">
    <label for="paper-letter-to">{said.address}</label>
    <p class="field__hint" id="paper-letter-to-hint">
      {said.addressHint}
    </p>
    <FieldFault id="paper-letter-to-fault" fault={told.needsAddress ? said.needsAddress : null} />
    <input
      id="paper-letter-to"
      type="text"
      autocomplete="off"
      maxLength={300}
      value={told.address}
      aria-invalid={told.needsAddress}
      aria-describedby="paper-letter-to-hint paper-letter-to-fault"
      onInput={(event) => model.say({ letterTo: event.currentTarget.value })}
    />
  </div>
);
