import { useSignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { templateNames } from '../../../shared/centre/templates/templates.ts';
import { screenLanguages } from '../../../shared/languages.ts';
import { inLanguage, type Words } from '../../../shared/words.ts';
import type { Office } from '../../manager-model.ts';
import { Answered, TroubleNotice } from '../../ui/answered.tsx';
import { Confirm, FormDialog } from '../../ui/dialogs.tsx';
import { Choice, TextField } from '../../ui/fields.tsx';
import { Heads, RowButton } from '../../ui/table-parts.tsx';
import { useWords } from '../../ui/use-words.ts';
import { type CentreInList, type CentresModel, createCentres } from './centres-model.ts';
import { centres as az } from './text/az.ts';
import { centres as en } from './text/en.ts';
import { centres as ru } from './text/ru.ts';

/** The centres of the server: another one, one out of use and back. */
export function CentresPage({ office }: { readonly office: Office }) {
  const { language } = useWords();
  const words = wordsFor(language);
  const [model] = useState(() => createCentres(office.world));
  useEffect(() => void model.load(), [model]);
  return (
    <>
      <p class="lead">{words.lead}</p>
      <Answered state={model.state.value} onRetry={() => void model.load()}>
        {(list) => <Known office={office} model={model} list={list} words={words} />}
      </Answered>
    </>
  );
}

type CentreWords = Words<typeof az>;
const wordsFor = (language: string): CentreWords => (language === 'ru' ? ru : language === 'en' ? en : az);

interface Shown {
  readonly office: Office;
  readonly model: CentresModel;
  readonly list: readonly CentreInList[];
  readonly words: CentreWords;
}

type Asked = { readonly what: 'add' } | { readonly what: 'archive'; readonly centre: CentreInList };

const useName = () => {
  const { language } = useWords();
  return ({ id, name }: CentreInList): string => inLanguage(name, language) || id;
};

const Known = ({ office, model, list, words }: Shown) => {
  const asked = useSignal<Asked | null>(null);
  const nameOf = useName();
  const close = (): void => {
    asked.value = null;
    model.forget();
  };
  const added = model.added.value;
  return (
    <>
      {asked.value === null && <TroubleNotice why={model.change.trouble.value} />}
      <div role="status">
        {added !== null && (
          <p class="notice notice--good">
            {words.added(nameOf(added))} <a href={addressOf(added.id)}>{words.setUp}</a>
          </p>
        )}
      </div>
      <table class="table table--roomy">
        <Heads words={[words.name, words.code, words.state]} actions />
        <tbody>
          {list.map((centre) => (
            <Row
              key={centre.id}
              centre={centre}
              isHere={centre.id === office.centre}
              words={words}
              onArchive={() => {
                asked.value = { what: 'archive', centre };
              }}
              onBringBack={() => void model.bringBack(centre.id)}
            />
          ))}
        </tbody>
      </table>
      {office.user.centre === null ? (
        <p>
          <button
            class="button button--primary"
            type="button"
            onClick={() => {
              asked.value = { what: 'add' };
            }}
          >
            {words.add}
          </button>
        </p>
      ) : (
        <p class="soft">{words.notYours}</p>
      )}
      {asked.value?.what === 'add' && <Add office={office} model={model} list={list} words={words} onClose={close} />}
      {asked.value?.what === 'archive' && (
        <Archive model={model} centre={asked.value.centre} words={words} onClose={close} />
      )}
    </>
  );
};

/** The manager's screen of another centre: a page of its own. */
const addressOf = (id: string): string => `?centre=${encodeURIComponent(id)}#/settings/setup`;

const Row = (props: {
  readonly centre: CentreInList;
  readonly isHere: boolean;
  readonly words: CentreWords;
  readonly onArchive: () => void;
  readonly onBringBack: () => void;
}) => {
  const { centre, isHere, words } = props;
  const name = useName()(centre);
  return (
    <tr>
      <th scope="row">
        {name}
        {isHere && <span class="soft"> · {words.here}</span>}
      </th>
      <td>
        <code>{centre.id}</code>
      </td>
      <td>{centre.archived ? words.archived : words.inUse}</td>
      <td class="actions">
        {!isHere && (
          <a class="button button--quiet" href={addressOf(centre.id)} aria-label={`${words.open}: ${name}`}>
            {words.open}
          </a>
        )}
        {centre.archived ? (
          <RowButton word={words.bringBack} about={name} onPress={props.onBringBack} />
        ) : (
          <RowButton word={words.archive} about={name} onPress={props.onArchive} />
        )}
      </td>
    </tr>
  );
};

const Archive = (props: {
  readonly model: CentresModel;
  readonly centre: CentreInList;
  readonly words: CentreWords;
  readonly onClose: () => void;
}) => {
  const { model, centre, words, onClose } = props;
  const name = useName()(centre);
  return (
    <Confirm
      title={words.archiveTitle(name)}
      yes={words.archiveYes}
      grave
      change={model.change}
      onYes={() => model.archive(centre.id)}
      onClose={onClose}
    >
      <p>{words.archiveMore}</p>
      {model.needsForce.value && <p class="notice notice--warn">{words.archiveForce}</p>}
    </Confirm>
  );
};

const Add = ({ model, list, words, onClose }: Shown & { readonly onClose: () => void }) => {
  const nameOf = useName();
  const beginnings: readonly { readonly value: string; readonly label: string }[] = [
    ...templateNames.map((name) => ({ value: name, label: words.templates[name] })),
    ...list.map((centre) => ({ value: `copy:${centre.id}`, label: words.copyOf(nameOf(centre)) })),
  ];
  const send = (data: FormData): Promise<boolean> => {
    const field = (name: string): string => String(data.get(name) ?? '').trim();
    const name = screenLanguages
      .map((code) => [code, field(`name-${code}`)] as const)
      .filter(([, text]) => text !== '');
    return model.add({ id: field('id'), name: Object.fromEntries(name), from: field('from') });
  };
  return (
    <FormDialog title={words.addTitle} yes={words.addYes} change={model.change} onSend={send} onClose={onClose}>
      {screenLanguages.map((code, at) => (
        <TextField
          key={code}
          name={`name-${code}`}
          label={`${words.nameIn}: ${code.toUpperCase()}`}
          {...(at === 0 ? {} : { hint: words.nameHint, isOptional: true })}
          maxLength={200}
        />
      ))}
      <TextField name="id" label={words.code} hint={words.codeHint} isOptional maxLength={64} pattern="[a-z0-9\-]+" />
      <Choice name="from" label={words.from} options={beginnings} value="citizen-service-centre" />
    </FormDialog>
  );
};
