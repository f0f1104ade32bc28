import { fullDay } from '../../shared/reports/figure-words.ts';
import type { FloorView } from '../../shared/views.ts';
import { clockTime, dateIn } from '../../shared/words.ts';
import type { Office } from '../manager-model.ts';
import { useWords } from '../ui/use-words.ts';

/** Says that the server's clock is in doubt, or that the time was put right; nothing while the two agree. */
export function ClockNotice({ office, view }: { readonly office: Office; readonly view: FloorView }) {
  const { words, months } = useWords();
  const { state, offSeconds } = view.clock;
  if (state === 'sure') return null;
  if (state === 'corrected') return <p class="clock-notice">{words.now.clockCorrected}</p>;
  const zone = view.centre.timeZone;
  const moment = (at: number): string => `${fullDay(dateIn(at, zone), months)}, ${clockTime(at, zone)}`;
  const going = office.now.serverNow.value;
  return (
    <p class="clock-notice" role="alert">
      <b>{words.now.clockInDoubt(moment(going + offSeconds * 1000), moment(going))}</b>
      <span>{words.now.clockTodo}</span>
    </p>
  );
}
