import { Confirm } from '../ui/dialogs.tsx';
import { wholeNumber } from '../ui/format.ts';
import { useWords } from '../ui/use-words.ts';
import type { DayQuestion, NowModel } from './now-model.ts';

/** The question before a day is opened or closed, and once more before visits are cut short. */
export function DayDialog({ now, waiting }: { readonly now: NowModel; readonly waiting: number }) {
  const { words } = useWords();
  const question = now.question.value;
  if (question === null) return null;
  const { day } = words;
  const said: { readonly [Q in DayQuestion]: readonly [title: string, more: string, yes: string] } = {
    open: [day.openTitle, day.openMore, day.open],
    practice: [day.practiceTitle, day.practiceMore, day.practice],
    close: [day.closeTitle, day.closeMore(wholeNumber(waiting, words)), day.close],
    force: [day.forceTitle, day.forceMore, day.force],
  };
  const [title, more, yes] = said[question];
  return (
    <Confirm
      key={question}
      title={title}
      yes={yes}
      grave={question === 'force'}
      change={now.change}
      onYes={now.confirm}
      onClose={now.dismiss}
    >
      <p>{more}</p>
    </Confirm>
  );
}
