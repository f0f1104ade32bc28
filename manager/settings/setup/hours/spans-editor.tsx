import type { Span } from '../../../../shared/centre/centre.ts';
import { wordsOf } from '../../../../ui/words.ts';
import { hoursTexts } from './texts.ts';
import { TimeInput } from './time-input.tsx';
import { canBreak, withBreak, withSpan } from './week-model.ts';

/** The hours of one day or of several: spans to type, one more, a break at noon; without spans it is closed. */
export function SpansEditor(props: {
  readonly spans: readonly Span[];
  /** The day or days, for those who cannot see them. */
  readonly about: string;
  readonly language: string;
  readonly faultOf: (place: number, end: 'from' | 'to') => string | null;
  readonly onChange: (spans: Span[]) => void;
}) {
  const { spans, about, language, onChange } = props;
  const texts = wordsOf(hoursTexts, language);
  const named = (word: string) => ({ 'aria-label': `${word}: ${about}` });
  return (
    <div class="spans">
      {spans.length === 0 && <span class="spans__closed">{texts.closed}</span>}
      {spans.map((span, place) => (
        <span class="spans__one" key={place}>
          {(['from', 'to'] as const).map((end) => (
            <TimeInput
              key={end}
              value={span[end]}
              label={texts.spanOf(about, texts[end], place + 1)}
              language={language}
              fault={props.faultOf(place, end)}
              onChange={(time) => onChange(spans.map((one, at) => (at === place ? { ...one, [end]: time } : one)))}
            />
          ))}
          <button
            class="spans__remove"
            type="button"
            aria-label={`${texts.removeSpan}: ${about}, ${span.from}–${span.to}`}
            title={texts.removeSpan}
            onClick={() => onChange(spans.filter((_, at) => at !== place))}
          >
            <span aria-hidden="true">×</span>
          </button>
        </span>
      ))}
      <button
        class="button button--quiet"
        type="button"
        {...named(texts.addSpan)}
        onClick={() => onChange(withSpan(spans))}
      >
        {texts.addSpan}
      </button>
      {canBreak(spans) && (
        <button
          class="button button--quiet"
          type="button"
          {...named(texts.pause)}
          onClick={() => onChange(withBreak(spans))}
        >
          {texts.pause}
        </button>
      )}
    </div>
  );
}
