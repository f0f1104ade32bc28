import '../lists/lists.css';
import './profiles.css';
import { useId, useState } from 'preact/hooks';
import type { Words } from '../../../../shared/words.ts';
import { wordsOf } from '../../../../ui/words.ts';
import { Ask } from '../lists/ask.tsx';
import { CodePart } from '../lists/code-part.tsx';
import { idsOf } from '../lists/ids.ts';
import { faultAt, LanguagesPart } from '../lists/part-fields.tsx';
import { ThingList } from '../lists/thing-list.tsx';
import { type PartProps, useSetup } from '../setup-context.ts';
import { useWanted } from '../use-wanted.ts';
import { nameIn, profileSentences } from './profile-words.ts';
import { countersWith, takenByNoCounter, withNewProfile, withoutProfile, withProfileCode } from './profiles-model.ts';
import type { az } from './text/az.ts';
import { profilesTexts } from './texts.ts';
import { TierBoard } from './tier-board.tsx';

/** The work profiles of a centre: which services a counter takes and in which order. */
export function ProfilesPart(props: PartProps) {
  const { draft, language } = props;
  const texts = wordsOf(profilesTexts, language);
  const centre = draft.document.value;
  const { wanted } = useSetup();
  const [looked, take] = useState(0);
  useWanted(/^profiles\/(\d+)/, (place) => {
    take(place);
    wanted.value = null;
  });
  const at = Math.min(looked, centre.profiles.length - 1);
  const profile = centre.profiles[at];
  const [isRemoving, remove] = useState(false);
  const add = (like?: number): void => {
    draft.change((now) => withNewProfile(now, like));
    take(centre.profiles.length);
  };
  const nameOf = (id: string): string => nameIn(centre.profiles, id, centre, language) || texts.unnamed;
  return (
    <div class="edit">
      <Unserved {...props} texts={texts} />
      <ThingList
        label={texts.list}
        things={centre.profiles.map(({ id }) => ({
          name: nameOf(id),
          note: usedWords(countersWith(centre, id), texts),
        }))}
        {...{ at, add: texts.add, onTake: take, onAdd: () => add() }}
      />
      {profile !== undefined && (
        <section class="edit-thing" key={at} aria-label={nameOf(profile.id)}>
          <div class="edit-thing__fields edit-thing__fields--wide">
            <LanguagesPart {...props} path={`profiles/${at}/name`} {...nameText(props)} maxLength={200} />
            <CodePart
              {...props}
              path={`profiles/${at}/id`}
              taken={idsOf(centre.profiles.filter((_, place) => place !== at))}
              onCode={(code) => draft.change((now) => withProfileCode(now, at, code))}
            />
          </div>
          <h3>{texts.order}</h3>
          <Faults {...props} at={at} />
          <TierBoard {...props} {...{ at, tiers: profile.tiers, texts }} />
          <div class="said-rule" role="status" aria-label={texts.sentence}>
            {profileSentences(centre, profile.tiers, texts, language).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          <Bar
            {...{ texts, isLast: centre.profiles.length < 2, onCopy: () => add(at), onRemove: () => remove(true) }}
          />
        </section>
      )}
      {isRemoving && <Remove {...{ ...props, texts, at, onClose: () => remove(false), onRemoved: () => take(0) }} />}
    </div>
  );
}

type Texts = { readonly texts: Words<typeof az> };

const Bar = (
  props: Texts & { readonly isLast: boolean; readonly onCopy: () => void; readonly onRemove: () => void },
) => {
  const { texts, isLast } = props;
  return (
    <div class="edit-bar">
      <button class="button" type="button" onClick={props.onCopy}>
        {texts.copy}
      </button>
      <button
        class="button button--bad"
        type="button"
        aria-disabled={isLast}
        title={isLast ? texts.last : undefined}
        onClick={() => !isLast && props.onRemove()}
      >
        {texts.remove}
      </button>
    </div>
  );
};

const nameText = ({ words }: PartProps) => ({
  label: words.fields['profiles/*/name'].label,
  help: words.fields['profiles/*/name'].help,
});

const usedWords = (counters: readonly { readonly name: string }[], texts: Words<typeof az>): string =>
  counters.length === 0 ? texts.usedNowhere : texts.usedAt(shortened(counters.map(({ name }) => name)));

/** Services that tickets are given for and nobody calls. */
const Unserved = ({ draft, texts, language }: PartProps & Texts) => {
  const centre = draft.document.value;
  const ids = takenByNoCounter(centre);
  if (ids.length === 0) return null;
  const names = ids.map((id) => nameIn(centre.services, id, centre, language));
  return (
    <div class="notice notice--warn">
      <b>{texts.noCounter(ids.length)}</b> {names.slice(0, mostNamed).join('; ')}
      {names.length > mostNamed && ` ${texts.more(names.length - mostNamed)}`}
    </div>
  );
};

/** What is wrong with the tiers: services named twice, or that are not there. */
const Faults = (props: PartProps & { readonly at: number }) => {
  const path = `profiles/${props.at}/tiers`;
  const found = [...props.draft.faults.value.keys()].filter((one) => one.startsWith(path));
  return found.length === 0 ? null : (
    <div class="notice notice--bad" role="alert">
      {found.slice(0, mostNamed).map((one) => (
        <p key={one}>{faultAt(props, one)}</p>
      ))}
    </div>
  );
};

const Remove = (
  props: PartProps & Texts & { readonly at: number; readonly onClose: () => void; readonly onRemoved: () => void },
) => {
  const { draft, texts, at, language } = props;
  const id = useId();
  const centre = draft.document.value;
  const profile = centre.profiles[at];
  const others = centre.profiles.filter((_, place) => place !== at);
  const [heir, setHeir] = useState(others[0]?.id ?? '');
  const counters = countersWith(centre, profile?.id ?? '');
  const nameOf = (one: string): string => nameIn(centre.profiles, one, centre, language);
  const remove = (): void => {
    draft.change((now) => withoutProfile(now, at, heir));
    props.onRemoved();
    props.onClose();
  };
  return (
    <Ask title={texts.removeTitle(nameOf(profile?.id ?? ''))} yes={texts.remove} onYes={remove} onClose={props.onClose}>
      {counters.length === 0 ? (
        <p>{texts.removeUnused}</p>
      ) : (
        <div class="field">
          <p>{texts.removeUsed(shortened(counters.map(({ name }) => name)))}</p>
          <label for={id}>{texts.heir}</label>
          <select id={id} value={heir} onChange={({ currentTarget: { value } }) => setHeir(value)}>
            {others.map((other) => (
              <option key={other.id} value={other.id}>
                {nameOf(other.id)}
              </option>
            ))}
          </select>
        </div>
      )}
      <p>{texts.removeBack}</p>
    </Ask>
  );
};

const mostNamed = 5;
const shortened = (names: readonly string[]): string =>
  names.length > 9 ? `${names.slice(0, 8).join(', ')} … (${names.length})` : names.join(', ');
