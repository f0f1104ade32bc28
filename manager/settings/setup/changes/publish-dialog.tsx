import { configChanges } from '../../../../shared/centre/config-diff.ts';
import { Confirm } from '../../../ui/dialogs.tsx';
import type { DraftModel } from '../draft-model.ts';
import type { SetupWords } from '../setup-words.ts';
import { ChangeList } from './change-list.tsx';
import { changeWords } from './change-words.ts';

/** What publishing would change, in words, before it is done. */
export function PublishDialog(props: {
  readonly draft: DraftModel;
  readonly words: SetupWords;
  readonly onPublish: () => Promise<boolean>;
  readonly onClose: () => void;
}) {
  const { draft, words, onPublish, onClose } = props;
  const own = changeWords(words.language);
  const [before, after] = [draft.inForce.value, draft.document.value];
  return (
    <Confirm
      title={own.publishTitle}
      yes={own.publishYes}
      change={{ busy: draft.publishing, trouble: draft.refused }}
      onYes={onPublish}
      onClose={onClose}
    >
      <p>{own.publishLead}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="changes__scroll" tabIndex={0} aria-label={own.publishTitle}>
        <ChangeList changes={configChanges(before, after)} before={before} after={after} words={words} />
      </section>
    </Confirm>
  );
}
