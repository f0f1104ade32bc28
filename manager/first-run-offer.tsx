import { useSignal } from '@preact/signals';
import type { Manager, Office } from './manager-model.ts';
import { pathOf } from './manager-model.ts';
import { useWords } from './ui/use-words.ts';

/** Offers to set up a centre of one's own, to an administrator who has only the sample; or to go on where that was left. */
export function FirstRunOffer({ manager, office }: { readonly manager: Manager; readonly office: Office }) {
  const { words } = useWords();
  const { memory, offered } = manager.firstRun;
  const put = useSignal(offered.read() !== null);
  const list = manager.centres.value;
  const { user, names, now } = office;
  const isElsewhere = now.view.value?.heardAt !== undefined;
  const isSampleOnly =
    names.centre.value?.sample === true &&
    list.step === 'ready' &&
    list.value.filter(({ archived }) => !archived).length === 1;
  const isBegun = memory.read() !== null;
  if (user.role !== 'admin' || user.centre !== null || isElsewhere || put.value || !(isSampleOnly || isBegun))
    return null;
  return (
    <div class="notice sample-offer">
      <p>{isSampleOnly ? words.offer.text : words.offer.begun}</p>
      <p class="notice__actions">
        <a class="button button--primary" href={`#${pathOf({ name: 'first-run' })}`}>
          {isBegun ? words.offer.goOn : words.offer.start}
        </a>
        <button
          class="button"
          type="button"
          onClick={() => {
            offered.write('later');
            put.value = true;
          }}
        >
          {words.offer.later}
        </button>
      </p>
    </div>
  );
}
