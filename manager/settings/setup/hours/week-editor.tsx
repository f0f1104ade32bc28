// biome-ignore-all lint/a11y/useSemanticElements: a group within a form, drawn as a row
import './hours.css';
import type { Week } from '../../../../shared/centre/centre.ts';
import { wordsOf } from '../../../../ui/words.ts';
import { useWords } from '../../../ui/use-words.ts';
import { readAt } from '../at-path.ts';
import { MenuButton } from '../lists/menu-button.tsx';
import { faultAt } from '../lists/part-fields.tsx';
import type { PartProps } from '../setup-context.ts';
import { SpansEditor } from './spans-editor.tsx';
import { hoursTexts } from './texts.ts';
import { emptyWeek, openMinutes, type Weekday, weekdays, withDayCopied } from './week-model.ts';

/** The hours of a week, day by day, wherever in the document they stand. */
export function WeekEditor(props: PartProps & { readonly path: string; readonly label: string }) {
  const { draft, path, language } = props;
  const texts = wordsOf(hoursTexts, language);
  const { weekdays: names } = useWords();
  const week = { ...emptyWeek(), ...(readAt(draft.document.value, path) as Week | undefined) };
  const copy = (from: Weekday, to: readonly Weekday[]): void => draft.set(path, withDayCopied(week, from, to));
  return (
    <div class="week" role="group" aria-label={props.label}>
      {weekdays.map((day, at) => {
        const name = names[at] ?? day;
        const others = weekdays.flatMap((other, place) =>
          other === day ? [] : [{ other, word: names[place] ?? other }],
        );
        return (
          <div class="week__day" key={day} role="group" aria-label={name}>
            <b class="week__name">{name}</b>
            <SpansEditor
              spans={week[day]}
              about={name}
              language={language}
              faultOf={(place, end) => faultAt(props, `${path}/${day}/${place}/${end}`)}
              onChange={(spans) => draft.set(`${path}/${day}`, spans)}
            />
            <span class="week__sum">
              {week[day].length === 0 ? '' : texts.hours(hoursTyped(openMinutes(week[day])))}
            </span>
            <MenuButton
              look="quiet"
              word={texts.copy}
              about={name}
              items={[
                { key: 'workdays', word: texts.copyTo.workdays, onPick: () => copy(day, weekdays.slice(0, 5)) },
                { key: 'all', word: texts.copyTo.all, onPick: () => copy(day, weekdays) },
                ...others.map(({ other, word }) => ({ key: other, word, onPick: () => copy(day, [other]) })),
              ]}
            />
          </div>
        );
      })}
    </div>
  );
}

const hoursTyped = (minutes: number): string => {
  const rest = minutes % 60;
  return rest === 0 ? String(minutes / 60) : `${Math.floor(minutes / 60)}:${String(rest).padStart(2, '0')}`;
};
