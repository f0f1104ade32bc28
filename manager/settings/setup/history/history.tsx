import { useSignal } from '@preact/signals';
import { useContext, useEffect, useMemo } from 'preact/hooks';
import { configChanges } from '../../../../shared/centre/config-diff.ts';
import { fullDay } from '../../../../shared/reports/figure-words.ts';
import { clockTime, dateIn } from '../../../../shared/words.ts';
import { Loading, Refused, TroubleNotice } from '../../../ui/answered.tsx';
import { useWords } from '../../../ui/use-words.ts';
import { ChangeList } from '../changes/change-list.tsx';
import { changeWords } from '../changes/change-words.ts';
import { type PartProps, SetupWorldContext } from '../setup-context.ts';
import { asDraft, createSetupHistory, type SetupHistory, type Version } from './history-model.ts';

/** The settings that were in force: who, when, what; any two compared, an old one taken as a draft. */
export function HistoryPart(props: PartProps) {
  const world = useContext(SetupWorldContext);
  if (world === null) throw new Error('the history stands outside of the settings');
  const history = useMemo(() => createSetupHistory(world), [world]);
  const { etag } = props.draft;
  useEffect(() => void history.load(), [history, etag.value]);
  const versions = history.versions.value;
  if (versions === null) {
    const why = history.trouble.value;
    return why === null ? <Loading /> : <Refused why={why} onRetry={() => void history.load()} />;
  }
  return (
    <div class="setup-history">
      <TroubleNotice why={history.trouble.value} />
      <Compare {...props} history={history} versions={versions} />
      <Table {...props} history={history} versions={versions} />
      {history.more.value && (
        <button class="button" type="button" onClick={() => void history.older()}>
          {changeWords(props.language).history.older}
        </button>
      )}
    </div>
  );
}

interface Shown extends PartProps {
  readonly history: SetupHistory;
  readonly versions: readonly Version[];
}

const useMoment = ({ draft }: PartProps) => {
  const { months } = useWords();
  const zone = draft.inForce.value.timeZone;
  return (at: string): string => {
    const time = Date.parse(at);
    return `${fullDay(dateIn(time, zone), months)}, ${clockTime(time, zone)}`;
  };
};

const Table = (props: Shown) => {
  const own = changeWords(props.language).history;
  return (
    <table class="table table--roomy">
      <thead>
        <tr>
          <th scope="col">{own.when}</th>
          <th scope="col">{own.who}</th>
          <th scope="col">{own.what}</th>
        </tr>
      </thead>
      <tbody>
        {props.versions.map((version, at) => (
          <Row
            key={version.version}
            {...props}
            version={version}
            before={props.versions[at + 1] ?? null}
            isFirst={at === 0}
          />
        ))}
      </tbody>
    </table>
  );
};

const Row = (
  props: Shown & { readonly version: Version; readonly before: Version | null; readonly isFirst: boolean },
) => {
  const { version, before, history, words, draft, isFirst } = props;
  const own = changeWords(props.language).history;
  const moment = useMoment(props);
  const isOpen = useSignal(false);
  const taken = useSignal(false);
  const take = async (): Promise<void> => {
    await history.fetch(version.version);
    const document = history.documents.peek().get(version.version);
    if (document === undefined) return;
    draft.change(() => asDraft(document));
    taken.value = true;
  };
  const show = async (): Promise<void> => {
    isOpen.value = !isOpen.value;
    if (!isOpen.value) return;
    if (before === null && history.more.peek()) await history.older();
    const at = history.versions.peek()?.findIndex((one) => one.version === version.version) ?? -1;
    const earlier = history.versions.peek()?.[at + 1]?.version;
    await history.fetch(version.version, ...(earlier === undefined ? [] : [earlier]));
  };
  return (
    <tr>
      <td>
        {moment(version.at)}
        {isFirst && <p class="soft">{own.inForce}</p>}
      </td>
      <td>
        <span translate={false}>{version.by?.name ?? own.sources[version.source]}</span>
        {version.by !== null && version.source !== 'http' && <p class="soft">{own.sources[version.source]}</p>}
      </td>
      <td>
        <div class="setup-history__row">
          <span>{version.changes === null ? own.first : own.changes(version.changes)}</span>
          <span class="setup-history__actions">
            {version.changes !== null && version.changes > 0 && (
              <button class="button" type="button" aria-expanded={isOpen.value} onClick={() => void show()}>
                {isOpen.value ? own.hide : own.show}
              </button>
            )}
            {!isFirst && (
              <button class="button" type="button" onClick={() => void take()}>
                {own.take}
              </button>
            )}
          </span>
        </div>
        {isOpen.value && before !== null && (
          <Between history={history} from={before.version} to={version.version} words={words} />
        )}
        <div role="status">{taken.value && <p class="notice notice--good">{own.taken}</p>}</div>
      </td>
    </tr>
  );
};

/** The differences of two versions, once both are there. */
const Between = (props: Pick<Shown, 'history' | 'words'> & { readonly from: number; readonly to: number }) => {
  const { history, from, to, words } = props;
  const documents = history.documents.value;
  if (!documents.has(from) || !documents.has(to)) return <Loading />;
  return <Differences before={documents.get(from)} after={documents.get(to)} words={words} />;
};

const Differences = ({
  before,
  after,
  words,
}: Pick<Shown, 'words'> & { readonly before: unknown; readonly after: unknown }) => {
  const changes = configChanges(before, after);
  if (changes.length === 0) return <p>{changeWords(words.language).history.same}</p>;
  return <ChangeList changes={changes} before={before} after={after} words={words} />;
};

/** Any two of them, or one and the draft. */
const Compare = (props: Shown) => {
  const { history, versions, draft, words, language } = props;
  const own = changeWords(language).history;
  const moment = useMoment(props);
  const from = useSignal(versions[1]?.version ?? versions[0]?.version ?? 0);
  const to = useSignal(0);
  const compared = useSignal<{ readonly from: number; readonly to: number } | null>(null);
  const choices = versions.map(({ version, at, by, source }) => ({
    version,
    label: `${moment(at)} · ${by?.name ?? own.sources[source]}`,
  }));
  const documentOf = (version: number): unknown =>
    version === 0 ? draft.document.value : history.documents.value.get(version);
  const compare = async (): Promise<void> => {
    const [one, other] = [from.value, to.value];
    await history.fetch(...[one, other].filter((version) => version !== 0));
    compared.value = { from: one, to: other };
  };
  const pick = (label: string, chosen: { value: number }) => (
    <label class="field">
      <span>{label}</span>
      <select
        value={chosen.value}
        onChange={(event) => {
          chosen.value = Number(event.currentTarget.value);
        }}
      >
        <option value={0}>{own.draft}</option>
        {choices.map(({ version, label: said }) => (
          <option key={version} value={version}>
            {said}
          </option>
        ))}
      </select>
    </label>
  );
  const [before, after] = [documentOf(compared.value?.from ?? 0), documentOf(compared.value?.to ?? 0)];
  return (
    <section class="setup-history__compare" aria-label={own.differences}>
      {pick(own.from, from)}
      {pick(own.to, to)}
      <button class="button" type="button" onClick={() => void compare()}>
        {own.compare}
      </button>
      <div class="setup-history__differences" role="status">
        {compared.value !== null && before !== undefined && after !== undefined && (
          <Differences before={before} after={after} words={words} />
        )}
      </div>
    </section>
  );
};
