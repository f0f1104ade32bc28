import { useSignal } from '@preact/signals';
import { passportSections } from '../../shared/centre/passport-sections.ts';
import { findServices, searchIndex } from '../../ui/find-services.ts';
import { useOffice } from '../screens/context.ts';
import type { CallsModel, Topic } from './calls-model.ts';

/** What a call is about: a service found by typing, and what is written of it, to be read out. */
export function CallTopic({ model }: { readonly model: CallsModel }) {
  const { words, text } = useOffice();
  const { calls } = words.office;
  const id = model.call.value?.topic ?? null;
  const again = useSignal(false);
  const topic = model.topics.value.find((one) => one.id === id);
  if (topic === undefined || again.value)
    return (
      <Find
        model={model}
        onFound={(found) => {
          again.value = false;
          void model.about(found.id);
        }}
      />
    );
  return (
    <section class="sheet calls__topic" aria-labelledby="call-topic">
      <div class="calls__case-head">
        <h2 id="call-topic">{text(topic.name)}</h2>
        <button
          type="button"
          class="button button--quiet"
          onClick={() => {
            again.value = true;
          }}
        >
          {calls.change}
        </button>
      </div>
      <ReadOut model={model} />
    </section>
  );
}

const Find = ({ model, onFound }: { readonly model: CallsModel; readonly onFound: (found: Topic) => void }) => {
  const { words, text, language } = useOffice();
  const { calls } = words.office;
  const typed = useSignal('');
  const all = model.topics.value;
  const found = typed.value.trim() === '' ? all : findServices(searchIndex(all, language), typed.value, language);
  return (
    <section class="sheet calls__topic" aria-labelledby="call-topic">
      <h2 id="call-topic">{calls.topic}</h2>
      <div class="field">
        <label for="call-find">{calls.find}</label>
        <input
          id="call-find"
          type="search"
          autocomplete="off"
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
          onKeyDown={(event) => {
            const [first] = found;
            if (event.key === 'Enter' && first !== undefined) onFound(first);
          }}
        />
      </div>
      {found.length === 0 && <p role="status">{calls.noTopic}</p>}
      <ul class="calls__topics">
        {found.slice(0, shownAtMost).map((topic) => (
          <li key={topic.id}>
            <button type="button" class="calls__found" onClick={() => onFound(topic)}>
              {text(topic.name)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

const shownAtMost = 8;

const ReadOut = ({ model }: { readonly model: CallsModel }) => {
  const { words, text } = useOffice();
  const { calls } = words.office;
  const known = model.passport.value;
  const sections = known === null ? [] : passportSections(known, words.passport, text);
  if (sections.length === 0) return <p>{calls.noPassport}</p>;
  return (
    <div class="calls__read">
      <p class="calls__hint">{calls.read}</p>
      {sections.map(({ about, title, lines }) => (
        <div key={about}>
          <h3>{title}</h3>
          {lines.map((line, at) => (
            <p key={at}>{line}</p>
          ))}
        </div>
      ))}
    </div>
  );
};
