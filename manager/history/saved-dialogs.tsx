import { dayRange } from '../../shared/reports/figure-words.ts';
import { Confirm, FormDialog } from '../ui/dialogs.tsx';
import { Choice, TextField } from '../ui/fields.tsx';
import { useWords } from '../ui/use-words.ts';
import { choosingWords } from './choosing-words.ts';
import type { HistoryModel } from './history-model.ts';
import type { SavedReport } from './saved-model.ts';

/** Keeps what is chosen under a name: in the place of a report, or as a new one. */
export function SaveDialog({ history, report, onClose }: Props & { readonly report: SavedReport | null }) {
  const { words, months, language } = useWords();
  const choosing = choosingWords(language);
  const { saved, preset, range } = history;
  const moving = preset.value;
  const send = (data: FormData): Promise<boolean> =>
    saved.save(report?.id ?? null, nameIn(data), history.choices(data.get('days') === 'moving'));
  return (
    <FormDialog title={choosing.saveTitle} yes={choosing.save} change={saved.change} onSend={send} onClose={onClose}>
      <NameField value={report?.name ?? ''} />
      {moving !== null && (
        <Choice
          name="days"
          label={choosing.days}
          options={[
            { value: 'moving', label: choosing.moving(words.history.presets[moving]) },
            { value: 'fixed', label: choosing.fixed(dayRange(range.value.from, range.value.to, months)) },
          ]}
          value="moving"
        />
      )}
    </FormDialog>
  );
}

/** Gives a saved report another name; what it shows stays. */
export function RenameDialog({ history: { saved }, report, onClose }: OneProps) {
  const choosing = choosingWords(useWords().language);
  return (
    <FormDialog
      title={choosing.rename}
      yes={choosing.save}
      change={saved.change}
      onSend={(data) => saved.save(report.id, nameIn(data), report)}
      onClose={onClose}
    >
      <NameField value={report.name} />
    </FormDialog>
  );
}

/** Removes a saved report after a question. */
export function RemoveDialog({ history: { saved }, report, onClose }: OneProps) {
  const choosing = choosingWords(useWords().language);
  return (
    <Confirm
      title={choosing.removeTitle(report.name)}
      yes={choosing.remove}
      grave
      change={saved.change}
      onYes={saved.drop}
      onClose={onClose}
    >
      <p>{choosing.removeMore}</p>
    </Confirm>
  );
}

interface Props {
  readonly history: HistoryModel;
  readonly onClose: () => void;
}
type OneProps = Props & { readonly report: SavedReport };

const nameIn = (data: FormData): string => String(data.get('name') ?? '');

const NameField = ({ value }: { readonly value: string }) => {
  const choosing = choosingWords(useWords().language);
  return <TextField name="name" label={choosing.name} hint={choosing.nameHint} value={value} maxLength={100} />;
};
