import { fullDay } from '../../shared/reports/figure-words.ts';
import type { FloorView } from '../../shared/views.ts';
import { clockTime, dateIn } from '../../shared/words.ts';
import { say } from '../../ui/words.ts';
import { useWords } from '../ui/use-words.ts';

/** Files of configuration that were edited by hand and refused: which, why, since when. Nothing while all are in force. */
export function RefusedFiles({ view, now }: Shown & { readonly now: number }) {
  const { words } = useWords();
  const moment = useMoment(view, now);
  if (view.refusedFiles.length === 0) return null;
  const others = view.refusedFiles.length - mostShown;
  return (
    <div class="server-notice" role="alert">
      {view.refusedFiles.slice(0, mostShown).map(({ file, message, since }) => (
        <p key={file} class="server-notice__line">
          <b>
            {words.now.fileRefused} <bdi class="server-notice__file">{file}</bdi> (
            {words.now.fileChanged(moment(since))})
          </b>
          <bdi class="server-notice__why" lang="en" translate={false}>
            {message}
          </bdi>
        </p>
      ))}
      {others > 0 && <p>{words.now.filesMore(others)}</p>}
      <p>{words.now.fileTodo}</p>
    </div>
  );
}

/** Warns before a TLS certificate ends, and says when it has. */
export function CertificateNotice({ view }: Shown) {
  const { words, months } = useWords();
  if (view.certificate === null) return null;
  const { endsAt, ended } = view.certificate;
  const day = fullDay(dateIn(Date.parse(endsAt), view.centre.timeZone), months);
  return (
    <p class="server-notice" role="alert">
      <b>{ended ? words.now.certificateEnded(day) : words.now.certificateEnds(day)}</b>{' '}
      <span>{ended ? words.now.certificateEndedTodo : words.now.certificateTodo}</span>
    </p>
  );
}

/** [CA4] Says 45 days ahead that the calendar has no table for the year to come. */
export function CalendarNotice({ view }: Shown) {
  const { words, language } = useWords();
  if (view.calendarEnds === null) return null;
  const { name, year } = view.calendarEnds;
  return (
    <p class="server-notice" role="alert">
      <b>{words.now.calendarEnds(say(name, language, Object.keys(name)), year)}</b>{' '}
      <span>{words.now.calendarTodo}</span>
    </p>
  );
}

interface Shown {
  readonly view: FloorView;
}

/** So many files are named; of more it is said how many. */
const mostShown = 4;

/** When something was: its time if that is today, else its day too. */
const useMoment = (view: FloorView, now: number) => {
  const { months } = useWords();
  const zone = view.centre.timeZone;
  return (at: string): string => {
    const day = dateIn(Date.parse(at), zone);
    const time = clockTime(Date.parse(at), zone);
    return day === dateIn(now, zone) ? time : `${fullDay(day, months)}, ${time}`;
  };
};
