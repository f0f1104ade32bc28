import { directions } from '../../../../shared/centre/centre.ts';
import type { Words } from '../../../../shared/words.ts';
import { say } from '../../../../ui/words.ts';
import { MenuButton } from '../lists/menu-button.tsx';
import { MoveButtons } from '../lists/move-buttons.tsx';
import type { PartProps } from '../setup-context.ts';
import { withAllCounters } from './counters-model.ts';
import type { az } from './text/az.ts';

/** What makes new counters, and what can be done with the chosen ones. */
export function CountersBar(
  props: PartProps & {
    readonly texts: Words<typeof az>;
    readonly chosen: ReadonlySet<number>;
    readonly onAdd: () => void;
    readonly onRun: () => void;
    readonly onPaste: () => void;
    readonly onShift: (by: -1 | 1) => void;
    readonly onRemove: () => void;
  },
) {
  const { draft, texts, chosen } = props;
  return (
    <>
      <div class="edit-bar">
        <p class="edit-bar__count">{texts.count(draft.document.value.counters.length)}</p>
        <div class="edit-bar__end">
          <button class="button" type="button" onClick={props.onPaste}>
            {texts.paste}
          </button>
          <button class="button" type="button" onClick={props.onRun}>
            {texts.several}
          </button>
          <button class="button button--primary" type="button" onClick={props.onAdd}>
            {texts.add}
          </button>
        </div>
      </div>
      {chosen.size > 0 && <Chosen {...props} />}
    </>
  );
}

const Chosen = (props: Parameters<typeof CountersBar>[0]) => {
  const { draft, texts, words, chosen, language } = props;
  const { profiles, languages } = draft.document.value;
  const setAll = (path: string, value: unknown): void =>
    draft.change((now) => withAllCounters(now, chosen, path, value));
  return (
    <div class="edit-bar edit-bar--chosen">
      <p>
        <b>{texts.chosen(chosen.size)}</b>
      </p>
      <MenuButton
        word={texts.setProfile}
        items={profiles.map(({ id, name }) => ({
          ...{ key: id, word: say(name, language, languages) || id, onPick: () => setAll('profile', id) },
        }))}
      />
      <MenuButton
        word={texts.setDirection}
        items={[
          { key: 'none', word: texts.noDirection, onPick: () => setAll('direction', undefined) },
          ...directions.map((way) => ({
            key: way,
            word: words.choices.direction[way],
            onPick: () => setAll('direction', way),
          })),
        ]}
      />
      <MoveButtons {...{ texts, onShift: props.onShift, onRemove: props.onRemove }} />
    </div>
  );
};
