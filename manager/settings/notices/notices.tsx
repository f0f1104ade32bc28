import { useEffect, useState } from 'preact/hooks';
import type { NoticeBody } from '../../../shared/booking/seat-routes.ts';
import { inEach } from '../../../shared/languages.ts';
import { isTask, noticeGroups } from '../../../shared/notices/notices.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import type { Words } from '../../../shared/words.ts';
import { wordsOf } from '../../../ui/words.ts';
import type { Office } from '../../manager-model.ts';
import { Answered, Blank, TroubleNotice } from '../../ui/answered.tsx';
import { dayAndTime } from '../../ui/format.ts';
import { OneOf } from '../../ui/one-of.tsx';
import { Heads, RowButton } from '../../ui/table-parts.tsx';
import { useWords } from '../../ui/use-words.ts';
import { createNotices, type NoticesModel } from './notices-model.ts';
import { notices as az } from './text/az.ts';
import { notices as en } from './text/en.ts';
import { notices as ru } from './text/ru.ts';

/** What went out to those who booked, what waits, and what a person has to tell them. */
export function NoticesPage({ office }: { readonly office: Office }) {
  const texts = wordsOf(all, useWords().language);
  const [model] = useState(() => createNotices(office.centre, office.world));
  useEffect(() => void model.load(), [model]);
  return (
    <>
      <p class="lead">{texts.lead}</p>
      <TroubleNotice why={model.change.trouble.value} />
      <Answered state={model.state.value} onRetry={() => void model.load()}>
        {(page) => <Known office={office} model={model} page={page} texts={texts} />}
      </Answered>
    </>
  );
}

const all = inEach({ az, ru, en });
type Texts = Words<typeof az>;
interface Shown {
  readonly office: Office;
  readonly model: NoticesModel;
  readonly texts: Texts;
}

const Known = ({ page, ...shown }: Shown & { readonly page: RouteValue<'notices'> }) => {
  const { model, texts } = shown;
  const { counts, notices } = page;
  const chosen = model.group.value;
  return (
    <>
      <OneOf
        label={texts.show}
        options={noticeGroups}
        chosen={chosen}
        word={(group) => (group === 'all' ? texts.groups.all : `${texts.groups[group]} · ${counts[group]}`)}
        onChoose={model.choose}
      />
      {notices.length === 0 ? (
        <Blank title={texts.none[chosen]} />
      ) : (
        <table class="table table--roomy">
          <Heads words={[texts.what, texts.visit, texts.way, texts.state]} figures={[texts.when]} actions />
          <tbody>
            {notices.map((notice) => (
              <Row key={notice.id} {...shown} notice={notice} />
            ))}
          </tbody>
        </table>
      )}
      {model.mayHaveMore.value && (
        <p>
          <button class="button" type="button" onClick={() => void model.more()}>
            {texts.older}
          </button>
        </p>
      )}
    </>
  );
};

const Row = ({ office, model, texts, notice }: Shown & { readonly notice: NoticeBody }) => {
  const { words } = useWords();
  const timeOf = (iso: string): string => dayAndTime(Date.parse(iso), office.timeZone.value, words);
  const { id, kind, channel, contact, seat, changedAt } = notice;
  const visit =
    seat === null ? (notice.case?.number ?? '–') : seat.startsAt === null ? seat.date : timeOf(seat.startsAt);
  const about = `${texts.kinds[kind]}, ${visit}`;
  const who =
    contact === null
      ? []
      : [contact.name, channel === 'letter' ? contact.address : contact.phone].filter((one) => one !== null);
  return (
    <tr>
      <th scope="row">{texts.kinds[kind]}</th>
      <td>
        {visit} {seat?.code && <span translate={false}>{`· ${seat.code}`}</span>}
      </td>
      <td>
        {channel === null ? '–' : texts.channels[channel]}{' '}
        {who.length > 0 && <span translate={false}>{`· ${who.join(', ')}`}</span>}
      </td>
      <td>{stateOf(texts, notice, timeOf)}</td>
      <td class="figure">{timeOf(changedAt)}</td>
      <td>{isOpenTask(notice) && <Task texts={texts} about={about} onTold={(is) => void model.told(id, is)} />}</td>
    </tr>
  );
};

const Task = (props: {
  readonly texts: Texts;
  readonly about: string;
  readonly onTold: (reached: boolean) => void;
}) => (
  <>
    <RowButton word={props.texts.told} about={props.about} look="primary" onPress={() => props.onTold(true)} />{' '}
    <RowButton word={props.texts.notReached} about={props.about} onPress={() => props.onTold(false)} />
  </>
);

const isOpenTask = ({ status, channel }: NoticeBody): boolean => status === 'queued' && isTask(channel);

/** How far it has come, why it went otherwise, and when it goes on. */
const stateOf = (texts: Texts, notice: NoticeBody, timeOf: (iso: string) => string): string => {
  const { status, reason, retryAt, due } = notice;
  if (isOpenTask(notice)) return texts.toTell;
  const next = status === 'queued' ? (retryAt ?? due) : null;
  return [
    texts.statuses[status],
    ...(reason === null ? [] : [texts.reasons[reason]]),
    ...(next === null ? [] : [texts.next(timeOf(next))]),
  ].join(' · ');
};
