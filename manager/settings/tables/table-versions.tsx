import { useSignal } from '@preact/signals';
import { dateWords } from '../../../ui/form/form-words.ts';
import { Confirm, FormDialog } from '../../ui/dialogs.tsx';
import { TextField } from '../../ui/fields.tsx';
import { Heads, RowButton } from '../../ui/table-parts.tsx';
import { useWords } from '../../ui/use-words.ts';
import type { TableProps } from './table-props.ts';
import { type TableVersion, versionInForce } from './tables-model.ts';

/** What of a table is in force, whether it is stopped here, and its versions with who proposed each and who brought it into force. */
export function TableVersions(props: TableProps) {
  const { model, table, texts, today } = props;
  const words = useWords();
  const inForce = versionInForce(table, today);
  const approving = useSignal<TableVersion | null>(null);
  const close = (): void => {
    approving.value = null;
    model.changing.forget();
  };
  return (
    <section class="tables__part" aria-label={texts.versions}>
      <p>{inForce === null ? texts.nothingInForce : texts.inForce(inForce.version, dateWords(inForce.from, words))}</p>
      <Stopping {...props} />
      {table.versions.length > 0 && (
        <table class="table">
          <Heads words={[texts.version, texts.from, texts.proposed, texts.approved]} actions />
          <tbody>
            {table.versions.map((one) => (
              <Version
                key={one.hash}
                {...props}
                one={one}
                onApprove={() => {
                  approving.value = one;
                }}
              />
            ))}
          </tbody>
        </table>
      )}
      {approving.value !== null && <Approving {...props} one={approving.value} onClose={close} />}
    </section>
  );
}

const Version = (props: TableProps & { readonly one: TableVersion; readonly onApprove: () => void }) => {
  const { model, table, texts, mayChange, user, one } = props;
  const words = useWords();
  const { version, from, proposedBy, proposedName, approvedBy, approvedName, document } = one;
  const draft = model.draftOf(table);
  const isOwn = proposedBy === user;
  return (
    <tr>
      <th scope="row">{version}</th>
      <td>{dateWords(from, words)}</td>
      <td>{proposedName ?? proposedBy}</td>
      <td>{approvedBy === null ? (isOwn ? texts.needsAnother : texts.waiting) : (approvedName ?? approvedBy)}</td>
      <td class="actions">
        <RowButton
          word={texts.open}
          about={`${texts.version} ${version}`}
          onPress={() => draft.change(() => document)}
        />
        {mayChange && approvedBy === null && !isOwn && (
          <RowButton
            word={texts.approve}
            about={`${texts.version} ${version}`}
            look="primary"
            onPress={props.onApprove}
          />
        )}
      </td>
    </tr>
  );
};

const Approving = (props: TableProps & { readonly one: TableVersion; readonly onClose: () => void }) => {
  const { model, table, texts, one } = props;
  const words = useWords();
  return (
    <Confirm
      title={texts.approveTitle(one.version)}
      yes={texts.approve}
      change={model.changing}
      onYes={() => model.approve(table.id, one.hash)}
      onClose={props.onClose}
    >
      <p>{texts.approveMore(dateWords(one.from, words))}</p>
    </Confirm>
  );
};

/** Stopped at this centre or not, and the way to change it; nothing where no kind of case here goes by it. */
const Stopping = (props: TableProps) => {
  const { model, table, texts } = props;
  const isAsked = useSignal(false);
  const stopped = model.stopped(table.id);
  if (stopped === null) return null;
  const close = (): void => {
    isAsked.value = false;
    model.changing.forget();
  };
  return (
    <div class="tables__stop">
      {stopped && <p class="notice notice--warn">{texts.stopped}</p>}
      <button
        class="button"
        type="button"
        onClick={() => {
          isAsked.value = true;
        }}
      >
        {stopped ? texts.goOn : texts.stop}
      </button>
      {isAsked.value && (
        <FormDialog
          title={stopped ? texts.goOnTitle : texts.stopTitle}
          yes={stopped ? texts.goOn : texts.stop}
          change={model.changing}
          onSend={(data) => model.stop(table.id, !stopped, String(data.get('reason')))}
          onClose={close}
        >
          <p>{stopped ? texts.goOnMore : texts.stopMore}</p>
          <TextField name="reason" label={texts.reason} maxLength={500} />
        </FormDialog>
      )}
    </div>
  );
};
