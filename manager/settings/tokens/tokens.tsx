import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { staffRoles } from '../../../shared/access.ts';
import type { Office } from '../../manager-model.ts';
import { Answered, Blank } from '../../ui/answered.tsx';
import { Confirm, FormDialog } from '../../ui/dialogs.tsx';
import { Choice, TextField } from '../../ui/fields.tsx';
import { dayAndTime } from '../../ui/format.ts';
import { Heads, RowButton } from '../../ui/table-parts.tsx';
import { useWords } from '../../ui/use-words.ts';
import type { Token } from './tokens-model.ts';
import { tokensWords } from './tokens-words.ts';

/** The tokens by which other programs come in. */
export function TokensPage({ office }: { readonly office: Office }) {
  const { words } = useWords();
  const { tokens } = office;
  useEffect(() => void tokens.load(), [tokens]);
  return (
    <>
      <p class="lead">{words.tokens.lead}</p>
      <Answered state={tokens.state.value} onRetry={tokens.load}>
        {(list) => <Known office={office} tokens={list} />}
      </Answered>
    </>
  );
}

const AddToken = ({ office, onClose }: { readonly office: Office; readonly onClose: () => void }) => {
  const { words } = useWords();
  const { tokens } = office;
  const send = (data: FormData): Promise<boolean> => {
    const role = staffRoles.find((known) => known === data.get('role')) ?? 'reception';
    const centre = data.get('centre') === 'all' ? null : office.centre;
    return tokens.add({ name: String(data.get('name') ?? '').trim(), role, centre });
  };
  const roles = [...staffRoles].reverse().map((role) => ({ value: role, label: words.people.roles[role] }));
  const reaches = [
    { value: 'this', label: words.tokens.thisCentre },
    { value: 'all', label: words.tokens.allCentres },
  ];
  return (
    <FormDialog
      title={words.tokens.addTitle}
      yes={words.tokens.add}
      change={tokens.change}
      onSend={send}
      onClose={onClose}
    >
      <TextField name="name" label={words.settings.name} hint={words.tokens.nameHint} maxLength={100} />
      <Choice name="role" label={words.tokens.role} options={roles} value="reception" />
      <Choice name="centre" label={words.tokens.scope} options={reaches} value="this" />
    </FormDialog>
  );
};

const Secret = ({ office, secret }: { readonly office: Office; readonly secret: string }) => {
  const { words } = useWords();
  const copied = useSignal(false);
  const copy = async (): Promise<void> => {
    // Plain http has no clipboard: the secret stays selectable then.
    try {
      await navigator.clipboard.writeText(secret);
      copied.value = true;
    } catch {
      copied.value = false;
    }
  };
  return (
    <div class="notice notice--warn" role="status">
      <p>
        <b>{words.tokens.secretTitle}</b> {words.tokens.secretMore}
      </p>
      <p>
        <code class="secret">{secret}</code>
      </p>
      <p class="notice__actions">
        <button class="button" type="button" onClick={() => void copy()}>
          {copied.value ? words.tokens.copied : words.tokens.copy}
        </button>
        <button class="button" type="button" onClick={office.tokens.putAway}>
          {words.tokens.done}
        </button>
      </p>
    </div>
  );
};

const List = (props: {
  readonly office: Office;
  readonly tokens: readonly Token[];
  readonly onRevoke: (token: Token) => void;
}) => {
  const { words, language } = useWords();
  const more = tokensWords(language);
  const { office } = props;
  const time = (at: string): string => dayAndTime(Date.parse(at), office.timeZone.value, words);
  return (
    <table class="table table--roomy">
      <Heads
        words={[words.settings.name, words.tokens.role, words.tokens.scope]}
        figures={[words.tokens.createdAt, more.seenAt]}
        actions
      />
      <tbody>
        {props.tokens.map((token) => (
          <tr key={token.id}>
            <th scope="row">{token.name}</th>
            <td>{words.people.roles[token.role]}</td>
            <td>
              {token.centre === null
                ? words.tokens.allCentres
                : token.centre === office.centre
                  ? words.tokens.thisCentre
                  : token.centre}
            </td>
            <td class="figure">{time(token.createdAt)}</td>
            <td class="figure">
              {token.seenAt === null ? <span class="soft">{more.never}</span> : time(token.seenAt)}
            </td>
            <td class="actions">
              <RowButton word={words.tokens.revoke} about={token.name} onPress={() => props.onRevoke(token)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Known = ({ office, tokens }: { readonly office: Office; readonly tokens: readonly Token[] }) => {
  const { words } = useWords();
  const adding = useSignal(false);
  const revoking = useSignal<Token | null>(null);
  const { change, secret, revoke } = office.tokens;
  const close = (): void => {
    adding.value = false;
    revoking.value = null;
  };
  const token = revoking.value;
  return (
    <>
      {secret.value !== null && <Secret office={office} secret={secret.value} />}
      <p>
        <button
          class="button button--primary"
          type="button"
          onClick={() => {
            change.forget();
            adding.value = true;
          }}
        >
          {words.tokens.add}
        </button>
      </p>
      {tokens.length === 0 ? (
        <Blank title={words.tokens.none} />
      ) : (
        <List
          office={office}
          tokens={tokens}
          onRevoke={(one) => {
            change.forget();
            revoking.value = one;
          }}
        />
      )}
      {adding.value && <AddToken office={office} onClose={close} />}
      {token !== null && (
        <Confirm
          title={words.tokens.revokeTitle(token.name)}
          yes={words.tokens.revoke}
          grave
          change={change}
          onYes={() => revoke(token.id)}
          onClose={close}
        >
          <p>{words.tokens.revokeMore}</p>
        </Confirm>
      )}
    </>
  );
};
