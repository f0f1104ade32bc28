import './changes.css';
import { clockTime } from '../../../../shared/words.ts';
import type { DraftModel } from '../draft-model.ts';
import type { SetupWords } from '../setup-words.ts';
import { ChangeList } from './change-list.tsx';
import { changeWords } from './change-words.ts';
import { ClashPanel } from './clash-panel.tsx';

/** Who else is at work on the settings, what they have changed, and what waits for a choice. */
export function OthersNotice({ draft, words }: { readonly draft: DraftModel; readonly words: SetupWords }) {
  const own = changeWords(words.language);
  const other = draft.other.value;
  const taken = draft.taken.value;
  const zone = draft.inForce.value.timeZone;
  const from = (): string => {
    if (taken?.from === 'in-force') return own.takenForce;
    return taken === null || taken.who === null ? own.takenUnknown : own.taken(taken.who);
  };
  return (
    <>
      {other !== null && <p class="soft">{own.other(other.name, clockTime(Date.parse(other.at), zone))}</p>}
      <div role="status">
        {taken !== null && (
          <div class="notice setup-head__taken">
            <p>{from()}</p>
            <ChangeList {...taken} words={words} most={5} />
            <button class="button" type="button" onClick={draft.seen}>
              {own.seen}
            </button>
          </div>
        )}
      </div>
      <ClashPanel draft={draft} words={words} />
    </>
  );
}
