// biome-ignore-all lint/a11y/useSemanticElements: a group within a form, drawn as a row
import type { Hours, Span } from '../../../../shared/centre/centre.ts';
import { dayRange } from '../../../../shared/reports/figure-words.ts';
import type { Words } from '../../../../shared/words.ts';
import { useWords } from '../../../ui/use-words.ts';
import { oneOf, stretchesOf } from '../../year/days.ts';
import { languageName } from '../fields/said-setting.tsx';
import { faultAt } from '../lists/part-fields.tsx';
import type { PartProps } from '../setup-context.ts';
import { SpansEditor } from './spans-editor.tsx';
import type { az } from './text/az.ts';
import { withSpan } from './week-model.ts';
import { dayState, withDays, withNames, withUsualDays } from './year-model.ts';

type PanelProps = PartProps & { readonly chosen: ReadonlySet<string>; readonly texts: Words<typeof az> };

/** How the chosen days are: closed, with other hours, or as the week has them; and what they are called. */
export function DaysPanel(props: PanelProps) {
  const { draft, chosen, texts, language } = props;
  const { months } = useWords();
  const { hours } = draft.document.value;
  const dates = [...chosen].sort();
  const [first] = dates;
  if (first === undefined)
    return (
      <section class="year-days" aria-label={texts.nothing}>
        <h3>{texts.nothing}</h3>
        <p>{texts.nothingLead}</p>
      </section>
    );
  const states = dates.map((date) => dayState(hours, date));
  const kind = oneOf(states.map((state) => (state.kind === 'rest' ? 'usual' : state.kind)));
  const spans = states.find((state) => state.kind === 'special')?.spans ?? [];
  const at = states[0]?.at ?? null;
  const change = (next: (now: Hours) => Hours): void => draft.change((now) => ({ ...now, hours: next(now.hours) }));
  const setSpans = (next: readonly Span[]): void => change((now) => withDays(now, dates, next));
  const choices = [
    { of: 'off', word: texts.makeOff, onPick: () => setSpans([]) },
    { of: 'special', word: texts.makeSpecial, onPick: () => setSpans(spans.length > 0 ? spans : withSpan([])) },
    { of: 'usual', word: texts.makeUsual, onPick: () => change((now) => withUsualDays(now, dates)) },
  ] as const;
  const about = stretchesOf(dates)
    .map(([from, to]) => dayRange(from, to, months))
    .join('; ');
  return (
    <section class="year-days" aria-label={texts.chosen(dates.length)}>
      <h3>{texts.chosen(dates.length)}</h3>
      <p class="year-days__dates">{about}</p>
      <div class="year-days__choice" role="group" aria-label={texts.how}>
        {choices.map(({ of, word, onPick }) => (
          <button key={of} class="button" type="button" aria-pressed={kind === of} onClick={onPick}>
            {word}
          </button>
        ))}
      </div>
      {kind === 'special' && (
        <SpansEditor
          spans={spans}
          about={about}
          language={language}
          faultOf={(place, end) =>
            at === null ? null : faultAt(props, `hours/exceptions/${at}/spans/${place}/${end}`)
          }
          onChange={setSpans}
        />
      )}
      {states.some((state) => state.at !== null) && <Names {...props} dates={dates} />}
    </section>
  );
}

const Names = (props: PanelProps & { readonly dates: readonly string[] }) => {
  const { draft, words, texts, dates } = props;
  const { hours, languages } = draft.document.value;
  return (
    <fieldset class="field">
      <legend>{texts.name}</legend>
      <p class="field__hint">{texts.nameLead}</p>
      {languages.map((language) => {
        const names = dates.map((date) => dayState(hours, date)).filter(({ at }) => at !== null);
        const name = oneOf(names.map((state) => state.name?.[language] ?? ''));
        return (
          <label key={language} class="year-days__name">
            <span>{languageName(words, language)}</span>
            <input
              type="text"
              lang={language}
              maxLength={200}
              placeholder={name === null ? texts.several : undefined}
              value={name ?? ''}
              onInput={({ currentTarget: { value } }) =>
                draft.set('hours/exceptions', withNames(hours, dates, language, value).exceptions)
              }
            />
          </label>
        );
      })}
    </fieldset>
  );
};
