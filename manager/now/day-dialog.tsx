import { wholeNumber } from '../../shared/reports/figure-words.ts';
import { Confirm } from '../ui/dialogs.tsx';
import { useWords } from '../ui/use-words.ts';
import type { DayQuestion, NowModel } from './now-model.ts';

/** The question before a day is opened or closed, once more before visits are cut short, and before another's counter is closed. */
export function DayDialog(props: { readonly now: NowModel; readonly waiting: number; readonly practice: boolean }) {
  const { now, waiting, practice } = props;
  const { words } = useWords();
  const question = now.question.value;
  if (question === null) return null;
  const { day } = words;
  const said: { readonly [Q in DayQuestion]: readonly [title: string, more: string | readonly string[], yes: string] } =
    {
      open: [day.openTitle, day.openMore, day.open],
      practice: [day.practiceTitle, day.practiceMore, day.practice],
      close: practice
        ? [day.closePracticeTitle, day.closePracticeMore(wholeNumber(waiting, words)), day.closePractice]
        : [day.closeTitle, day.closeMore(wholeNumber(waiting, words)), day.close],
      'go-on': [day.goOnTitle, day.goOnMore, day.goOn],
      force: [day.forceTitle, practice ? day.forcePracticeMore : day.forceMore, day.force],
    };
  const [title, more, yes] =
    typeof question === 'string' ? said[question] : [day.counterTitle(question.name), day.counterMore, day.counter];
  return (
    <Confirm
      key={title}
      title={title}
      yes={yes}
      grave={question === 'force' || question === 'go-on'}
      change={now.change}
      onYes={now.confirm}
      onClose={now.dismiss}
    >
      {[more].flat().map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Confirm>
  );
}
