import { type Signal, useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { TroubleNotice } from '../../ui/answered.tsx';
import { patternOf } from './at-path.ts';
import { OthersNotice } from './changes/others-notice.tsx';
import { PublishDialog } from './changes/publish-dialog.tsx';
import { partFor } from './parts.ts';
import { useSetup } from './setup-context.ts';
import { faultWords, fieldText, type SetupWords } from './setup-words.ts';
import { shownWhere } from './shown-where.ts';

/** What becomes of the draft: undone, stored, unfinished, published. */
export function SetupHead() {
  const { draft, words } = useSetup();
  const listed = useSignal(false);
  const done = useSignal(false);
  const asks = useSignal(false);
  const goTo = useGoTo();
  const ask = (): void => {
    done.value = false;
    listed.value = draft.faults.value.size > 0;
    if (draft.faults.value.size === 0) asks.value = true;
    else goTo(draft.faults.value.keys().next().value ?? '');
  };
  const publish = async (): Promise<boolean> => {
    done.value = await draft.publish();
    // Somebody else was quicker: what they said stands under the dialog, to be chosen from.
    return done.value || draft.clash.peek() !== null;
  };
  return (
    <div class="setup-head">
      <Bar listed={listed} onAsk={ask} />
      {listed.value && draft.faults.value.size > 0 && <Unfinished />}
      <OthersNotice draft={draft} words={words} />
      {asks.value && (
        <PublishDialog
          draft={draft}
          words={words}
          onPublish={publish}
          onClose={() => {
            asks.value = false;
          }}
        />
      )}
      <TroubleNotice why={draft.refused.value} />
      <div role="status">
        {done.value && !draft.changed.value && <p class="notice notice--good">{words.published}</p>}
      </div>
    </div>
  );
}

const Bar = ({ listed, onAsk }: { readonly listed: Signal<boolean>; readonly onAsk: () => void }) => {
  const { draft, words } = useSetup();
  const count = draft.faults.value.size;
  const why = useId();
  return (
    <div class="setup-head__bar">
      <Step word={words.undo} keys="Control+Z" isThere={draft.canUndo.value} onStep={draft.undo} />
      <Step word={words.redo} keys="Control+Y" isThere={draft.canRedo.value} onStep={draft.redo} />
      <p class="setup-head__saved soft" role="status">
        {draft.changed.value || draft.saved.value !== 'saved' ? words[draft.saved.value] : words.unchanged}
      </p>
      {count > 0 && (
        <button
          id={why}
          class="button button--bad"
          type="button"
          aria-expanded={listed.value}
          onClick={() => {
            listed.value = !listed.value;
          }}
        >
          {words.unfinished(count)}
        </button>
      )}
      {draft.changed.value && (
        <button class="button" type="button" onClick={draft.drop}>
          {words.drop}
        </button>
      )}
      <Publish why={count > 0 ? why : null} onAsk={onAsk} />
    </div>
  );
};

/** Publishes; while something is to be put right it only shows what, and `why` names the element that says so. */
const Publish = ({ why, onAsk }: { readonly why: string | null; readonly onAsk: () => void }) => {
  const { draft, words } = useSetup();
  const isIdle = !draft.changed.value || draft.publishing.value || draft.clash.value !== null;
  return (
    <button
      class="button button--primary"
      type="button"
      aria-disabled={isIdle || why !== null}
      aria-describedby={why ?? undefined}
      onClick={() => !isIdle && onAsk()}
    >
      {draft.publishing.value ? words.publishing : words.publish}
    </button>
  );
};

/** A step back, or on again. */
const Step = (props: {
  readonly word: string;
  readonly keys: string;
  readonly isThere: boolean;
  readonly onStep: () => void;
}) => (
  <button
    class="button"
    type="button"
    aria-disabled={!props.isThere}
    aria-keyshortcuts={props.keys}
    onClick={props.onStep}
  >
    {props.word}
  </button>
);

/** All that is to be put right, each a link to its field. */
const Unfinished = () => {
  const { draft, words } = useSetup();
  const goTo = useGoTo();
  const title = useId();
  return (
    <section class="notice notice--bad setup-head__unfinished" aria-labelledby={title}>
      <h2 id={title}>{words.unfinishedTitle}</h2>
      <ul>
        {[...draft.faults.value.values()].slice(0, mostListed).map((fault) => (
          <li key={fault.path}>
            <a
              href={hrefFor(fault.path)}
              onClick={(event) => {
                event.preventDefault();
                goTo(fault.path);
              }}
            >
              {placeName(fault.path, words)}
            </a>
            : {faultWords(fault, words)}
          </li>
        ))}
      </ul>
    </section>
  );
};

/** More than so many are read by nobody; they come as the first are put right. */
const mostListed = 50;

const hrefFor = (path: string): string => shownWhere(partFor(path));

/** Goes to the part that has a form for a place of the document, and there to its field. */
const useGoTo = (): ((path: string) => void) => {
  const { wanted } = useSetup();
  return (path) => {
    location.hash = hrefFor(path);
    wanted.value = path;
  };
};

/** A place of the document as a person calls it: the part, which thing of its list, and the field. */
const placeName = (path: string, words: SetupWords): string => {
  const part = partFor(path);
  const place = /^[^/]+\/(\d+)/.exec(path)?.[1];
  const pattern = patternOf(path);
  const field = fieldText(words, pattern) ?? fieldText(words, pattern.split('/').slice(0, -1).join('/'));
  return [
    part === null ? path : words.parts[part],
    ...(place === undefined ? [] : [words.placeNo(Number(place) + 1)]),
    ...(field === undefined ? [] : [field.label]),
  ].join(' · ');
};
