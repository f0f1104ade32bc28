import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { byAlphabet } from '../../shared/alphabet.ts';
import type { Office } from '../manager-model.ts';
import { TroubleNotice } from '../ui/answered.tsx';
import { dayAndTime } from '../ui/format.ts';
import { useWords } from '../ui/use-words.ts';
import { choosingWords } from './choosing-words.ts';
import { RemoveDialog, RenameDialog, SaveDialog } from './saved-dialogs.tsx';

/** Reports saved under a name: opened, kept, renamed, removed. */
export function SavedReports({ office }: { readonly office: Office }) {
  const { language } = useWords();
  const words = choosingWords(language);
  const doing = useSignal<Doing>(null);
  const { saved, isSaved } = office.history;
  const opened = saved.opened.value;
  const start = (what: Doing): void => {
    saved.change.forget();
    doing.value = what;
  };
  const button = (what: Doing, word: string) => (
    <button class="button button--quiet" type="button" onClick={() => start(what)}>
      {word}
    </button>
  );
  return (
    <div class="choosing__saved">
      <Chosen office={office} />
      {opened !== null && !isSaved.value && <span class="choosing__changed">{words.changed}</span>}
      {opened !== null && !isSaved.value && button('change', words.saveChanges)}
      {button('new', opened === null ? words.save : words.saveNew)}
      {opened !== null && isSaved.value && button('rename', words.rename)}
      {opened !== null && button('remove', words.remove)}
      <DoingDialog office={office} doing={doing.value} onClose={() => start(null)} />
      {saved.state.value.step === 'trouble' && <TroubleNotice why={saved.state.value.why} />}
      {saved.isGone.value && (
        <p class="notice" role="status">
          {words.gone}
        </p>
      )}
    </div>
  );
}

type Doing = 'new' | 'change' | 'rename' | 'remove' | null;

/** The list to choose from, and who saved what is open. */
const Chosen = ({ office }: { readonly office: Office }) => {
  const id = useId();
  const { words: screen, alphabet, language } = useWords();
  const words = choosingWords(language);
  const { history, timeZone } = office;
  const { state, opened } = history.saved;
  const compare = byAlphabet(alphabet, language);
  const listed = state.value.step === 'ready' ? state.value.value.reports : [];
  const reports = [...listed].sort((a, b) => compare(a.name, b.name));
  const open = opened.value;
  const when = open === null ? '' : dayAndTime(Date.parse(open.savedAt), timeZone.value, screen);
  return (
    <span class="choosing__one">
      <label for={id}>{words.saved}</label>
      <select
        id={id}
        value={open?.id ?? ''}
        title={open?.savedBy == null ? undefined : words.by(open.savedBy.name, when)}
        onChange={({ currentTarget: { value } }) => void history.openSaved(value === '' ? null : value)}
      >
        <option value="" selected={open === null}>
          {words.noneOpen}
        </option>
        {reports.map(({ id: report, name }) => (
          <option key={report} value={report} selected={report === open?.id}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
};

const DoingDialog = (props: { readonly office: Office; readonly doing: Doing; readonly onClose: () => void }) => {
  const { office, doing, onClose } = props;
  const { history } = office;
  const opened = history.saved.opened.value;
  switch (doing) {
    case null:
      return null;
    case 'new':
    case 'change':
      return <SaveDialog history={history} report={doing === 'new' ? null : opened} onClose={onClose} />;
    case 'rename':
      return opened && <RenameDialog history={history} report={opened} onClose={onClose} />;
    case 'remove':
      return opened && <RemoveDialog history={history} report={opened} onClose={onClose} />;
  }
};
