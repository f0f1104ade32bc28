import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { Conflict, Side } from '../../../../shared/centre/config-merge.ts';
import type { Clash } from '../draft-merge.ts';
import type { DraftModel } from '../draft-model.ts';
import type { SetupWords } from '../setup-words.ts';
import { changeWords, subjectOf, valueWords } from './change-words.ts';

/** Places that two have changed in two ways, and whose word holds for each. */
export function ClashPanel({ draft, words }: { readonly draft: DraftModel; readonly words: SetupWords }) {
  const clash = draft.clash.value;
  return clash === null ? null : <Open clash={clash} draft={draft} words={words} />;
}

const Open = ({
  clash,
  draft,
  words,
}: {
  readonly clash: Clash;
  readonly draft: DraftModel;
  readonly words: SetupWords;
}) => {
  const own = changeWords(words.language).clash;
  const title = useId();
  const chosen = useSignal<ReadonlyMap<string, Side>>(new Map());
  const left = clash.conflicts.filter(({ path }) => !chosen.value.has(path)).length;
  const all = (side: Side): void => draft.settle(new Map(clash.conflicts.map(({ path }) => [path, side])));
  const draftLead = clash.who === null ? own.withDraftUnknown : own.withDraft(clash.who);
  return (
    <section class="notice notice--bad clash" aria-labelledby={title} role="alert">
      <h2 id={title}>{own.title}</h2>
      <p>{clash.with === 'draft' ? draftLead : own.withForce}</p>
      {clash.conflicts.map((conflict) => (
        <Choice
          key={conflict.path}
          conflict={conflict}
          clash={clash}
          draft={draft}
          words={words}
          side={chosen.value.get(conflict.path) ?? null}
          onChoose={(side) => {
            chosen.value = new Map([...chosen.value, [conflict.path, side]]);
          }}
        />
      ))}
      <div class="clash__actions">
        <button class="button" type="button" onClick={() => all('mine')}>
          {own.allMine}
        </button>
        <button class="button" type="button" onClick={() => all('theirs')}>
          {clash.with === 'draft' ? own.allTheirs : own.allInForce}
        </button>
        <button
          class="button button--primary"
          type="button"
          aria-disabled={left > 0}
          onClick={() => {
            if (left === 0) draft.settle(chosen.value);
          }}
        >
          {own.done}
        </button>
        {left > 0 && <p class="soft">{own.left(left)}</p>}
      </div>
    </section>
  );
};

const Choice = (props: {
  readonly conflict: Conflict;
  readonly clash: Clash;
  readonly draft: DraftModel;
  readonly words: SetupWords;
  readonly side: Side | null;
  readonly onChoose: (side: Side) => void;
}) => {
  const { conflict, clash, draft, words, side, onChoose } = props;
  const own = changeWords(words.language).clash;
  const name = useId();
  const documents = [draft.document.value, draft.inForce.value];
  const said = (value: unknown): string => valueWords(conflict.path, value, draft.document.value, words);
  const sides: readonly (readonly [Side, string, unknown])[] = [
    ['mine', own.mine, conflict.mine],
    ['theirs', clash.with === 'draft' ? own.theirs : own.inForce, conflict.theirs],
  ];
  return (
    <fieldset class="clash__place">
      <legend>{subjectOf(conflict.path, documents, words)}</legend>
      <p class="soft">{own.before(said(conflict.base))}</p>
      {sides.map(([value, label, shown]) => (
        <label key={value} class="clash__side">
          <input type="radio" name={name} checked={side === value} onChange={() => onChoose(value)} />
          <span>
            <b>{label}:</b> {said(shown)}
          </span>
        </label>
      ))}
    </fieldset>
  );
};
