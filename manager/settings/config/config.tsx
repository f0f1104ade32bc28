import { useEffect, useId } from 'preact/hooks';
import type { Office } from '../../manager-model.ts';
import { Loading, Refused } from '../../ui/answered.tsx';
import { useWords } from '../../ui/use-words.ts';
import { troubleWords } from '../../words.ts';
import type { ConfigModel, ConfigState } from './config-model.ts';

/** The centre's configuration document as text. */
export function ConfigPage({ office }: { readonly office: Office }) {
  const { words } = useWords();
  const { config } = office;
  useEffect(() => {
    if (!config.changed.peek()) void config.load();
  }, [config]);
  const state = config.state.value;
  return (
    <>
      <p class="lead">{words.config.lead}</p>
      {state.step === 'loading' ? (
        <Loading />
      ) : state.step === 'unreadable' ? (
        <Refused why={state.why} onRetry={() => void config.load()} />
      ) : (
        <Editor config={config} />
      )}
    </>
  );
}

const Conflict = ({ config }: { readonly config: ConfigModel }) => {
  const { words } = useWords();
  return (
    <div class="notice notice--warn">
      <p>
        <b>{words.config.conflictTitle}</b>
      </p>
      <p>{words.config.conflictMore}</p>
      <p class="notice__actions">
        <button class="button" type="button" onClick={() => void config.load()}>
          {words.config.takeTheirs}
        </button>
        <button class="button" type="button" onClick={() => void config.keepMine()}>
          {words.config.keepMine}
        </button>
      </p>
    </div>
  );
};

const Wrong = ({ state }: { readonly state: Extract<ConfigState, { readonly step: 'refused' }> }) => {
  const screenWords = useWords();
  const { words } = screenWords;
  const { why } = state;
  const path = why === 'lost' ? undefined : why.about?.path;
  return (
    <div class="notice notice--bad">
      <p>
        <b>{troubleWords(why, screenWords)}</b>
      </p>
      {path !== undefined && path !== null && (
        <p>
          {words.config.wrongAt('')}
          <code>{String(path)}</code>
        </p>
      )}
      {why !== 'lost' && (
        <p>
          {words.config.serverSays}: <span lang="en">{why.message}</span>
        </p>
      )}
    </div>
  );
};

const Verdict = ({ config }: { readonly config: ConfigModel }) => {
  const { words } = useWords();
  const state = config.state.value;
  switch (state.step) {
    case 'conflict':
      return <Conflict config={config} />;
    case 'refused':
      return <Wrong state={state} />;
    case 'not-json':
      return (
        <p class="notice notice--bad">
          {state.at === null ? words.config.notJsonAt : words.config.notJson(state.at.line, state.at.column)}
        </p>
      );
    case 'saved':
      return <p class="notice notice--good">{words.settings.saved}</p>;
    case 'loading':
    case 'unreadable':
    case 'editing':
    case 'saving':
      return null;
  }
};

const Editor = ({ config }: { readonly config: ConfigModel }) => {
  const { words } = useWords();
  const id = useId();
  const saving = config.state.value.step === 'saving';
  return (
    <div class="config">
      <div role="alert">
        <Verdict config={config} />
      </div>
      <div class="field">
        <label for={id}>{words.config.document}</label>
        <textarea
          id={id}
          class="config__text"
          spellcheck={false}
          autocomplete="off"
          wrap="off"
          value={config.text.value}
          onInput={(event) => config.edit(event.currentTarget.value)}
        />
      </div>
      <div class="config__bar">
        <button
          class="button button--primary"
          type="button"
          aria-disabled={saving || !config.changed.value}
          onClick={() => {
            if (config.changed.value) void config.save();
          }}
        >
          {saving ? words.day.working : words.settings.save}
        </button>
        <button class="button" type="button" onClick={() => void config.load()}>
          {words.config.reload}
        </button>
        <p class="soft">{config.changed.value ? words.config.changed : words.config.unchanged}</p>
      </div>
    </div>
  );
};
