import type { ComponentChildren } from 'preact';
import { Heading } from '../../ui/visitor/heading.tsx';
import { say } from '../../ui/words.ts';
import type { AppealModel } from '../appeal-model.ts';
import type { CaseKinds } from '../ports.ts';
import type { ScreenWords } from '../words.ts';

interface Parts {
  readonly model: AppealModel;
  readonly list: CaseKinds;
  readonly words: ScreenWords;
  readonly trouble: ComponentChildren;
  /** null = it is the first page. */
  readonly back: (() => void) | null;
}

/** What somebody wants to send, with the time within which it is answered. */
export function Kinds(parts: Parts) {
  const { model, list, words } = parts;
  return (
    <>
      <Heading>{words.appeals.kind}</Heading>
      <p class="lead">{words.appeals.lead}</p>
      {parts.trouble}
      <ul class="visitor-rows">
        {list.kinds.map(({ id, name, days }) => (
          <li key={id}>
            <button type="button" onClick={() => model.pickKind(id)}>
              <span class="visitor-rows__text">
                <span class="visitor-rows__name">{say(name, words.language, list.languages)}</span>
                <span class="visitor-rows__more">{words.appeals.days(days)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What it is about: the topic comes first, since it may be urgent. */
export function Topics(parts: Parts) {
  const { model, list, words } = parts;
  return (
    <>
      <Back {...parts} />
      <Heading>{words.appeals.topic}</Heading>
      <p class="lead">{words.appeals.lead}</p>
      {parts.trouble}
      <ul class="visitor-rows">
        {list.topics.map(({ id, name }) => (
          <li key={id}>
            <button type="button" onClick={() => model.pickTopic(id)}>
              <span class="visitor-rows__name">{say(name, words.language, list.languages)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What to do at once, where the topic may be urgent; writing goes on all the same. */
export function Urgent(parts: Parts) {
  const { model, list, words } = parts;
  const topic = list.topics.find(({ id }) => id === model.choice.value?.topic);
  return (
    <>
      <Back {...parts} />
      <Heading>{words.appeals.urgent}</Heading>
      <div class="notice notice--warn visitor-trouble">
        <p>{say(topic?.urgent ?? {}, words.language, list.languages)}</p>
      </div>
      {parts.trouble}
      <div class="visitor-actions">
        <button type="button" class="button button--primary button--large" onClick={model.writeOn}>
          {words.appeals.writeOn}
        </button>
      </div>
    </>
  );
}

const Back = ({ words, back }: Pick<Parts, 'words' | 'back'>) =>
  back === null ? null : (
    <p>
      <button type="button" class="back" onClick={back}>
        {words.questions.back}
      </button>
    </p>
  );
