import { useEffect } from 'preact/hooks';
import type { Words } from '../../../../shared/words.ts';
import { say } from '../../../../ui/words.ts';
import { Ask } from '../lists/ask.tsx';
import type { PartProps } from '../setup-context.ts';
import { officialsNaming, profilesNaming, withoutServices } from './services-model.ts';
import type { az } from './text/az.ts';

/** Asks before services go that work profiles or officials name, and says who; others go at once. */
export function RemoveServices(
  props: PartProps & {
    readonly texts: Words<typeof az>;
    readonly places: ReadonlySet<number>;
    readonly onRemoved: () => void;
    readonly onTold: (text: string) => void;
    readonly onClose: () => void;
  },
) {
  const { draft, texts, places, language, onClose } = props;
  const { languages, services } = draft.document.value;
  const profiles = profilesNaming(draft.document.value, places);
  const officials = officialsNaming(draft.document.value, places);
  const isAsked = profiles.length > 0 || officials.length > 0;
  const remove = (): void => {
    draft.change((now) => withoutServices(now, places));
    props.onTold(texts.removed(places.size, profiles.length));
    props.onRemoved();
    onClose();
  };
  useEffect(() => {
    if (!isAsked) remove();
  }, []);
  if (!isAsked) return null;
  const names = [...places]
    .flatMap((at) => services[at] ?? [])
    .map((one) => say(one.name, language, languages) || one.id);
  return (
    <Ask title={texts.removeTitle(places.size)} yes={texts.remove} onYes={remove} onClose={onClose}>
      <p>
        {names.slice(0, mostNamed).join('; ')}
        {names.length > mostNamed ? ' …' : ''}
      </p>
      {profiles.length > 0 && (
        <p>{texts.removeUsed(profiles.map(({ id, name }) => say(name, language, languages) || id).join(', '))}</p>
      )}
      {officials.length > 0 && (
        <p class="notice notice--warn">
          {texts.removeReceived(officials.map(({ surname, name }) => `${surname} ${name}`.trim()).join(', '))}
        </p>
      )}
      <p>{texts.removeBack}</p>
    </Ask>
  );
}

const mostNamed = 6;
