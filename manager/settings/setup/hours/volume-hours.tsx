import './hours.css';
import { useId } from 'preact/hooks';
import type { Span } from '../../../../shared/centre/centre.ts';
import { FieldFault } from '../../../../ui/field-fault.tsx';
import { wordsOf } from '../../../../ui/words.ts';
import { readAt } from '../at-path.ts';
import { FieldBox } from '../fields/field-box.tsx';
import { FigureInput } from '../fields/figure-input.tsx';
import { AddButton, RemoveButton } from '../fields/list-buttons.tsx';
import { faultAt } from '../lists/part-fields.tsx';
import { useSetup } from '../setup-context.ts';
import { shapeAt } from '../shape-at.ts';
import { hoursTexts } from './texts.ts';
import { TimeInput } from './time-input.tsx';
import { withSpan } from './week-model.ts';

/** Hours that have a volume of their own, one after another; none = it is left out. */
export function VolumeHours({ path }: { readonly path: string }) {
  const { draft, language } = useSetup();
  const { addSpan } = wordsOf(hoursTexts, language);
  const found = readAt(draft.document.value, path);
  const spans: readonly Span[] = Array.isArray(found) ? found : [];
  const { maxItems = 0 } = shapeAt(path)?.shape ?? {};
  return (
    <FieldBox path={path} several>
      {() => (
        <>
          {spans.length > 0 && (
            <ol class="volume-hours">
              {spans.map((_, at) => (
                <VolumeSpan key={at} path={path} at={at} isOnly={spans.length === 1} />
              ))}
            </ol>
          )}
          {spans.length < maxItems && (
            <AddButton
              path={`${path}/${spans.length}`}
              word={addSpan}
              value={{ ...withSpan(spans).at(-1), volume: firstVolume }}
            />
          )}
        </>
      )}
    </FieldBox>
  );
}

/** What new hours begin with, in per cent. */
const firstVolume = 80;

const VolumeSpan = (props: { readonly path: string; readonly at: number; readonly isOnly: boolean }) => {
  const setup = useSetup();
  const { draft, words, language } = setup;
  const texts = wordsOf(hoursTexts, language);
  const id = useId();
  const path = `${props.path}/${props.at}`;
  const named = (what: string): string => texts.spanOf(words.fields['voice/hours'].label, what, props.at + 1);
  const fault = faultAt(setup, `${path}/volume`);
  return (
    <li class="volume-hours__row">
      <span class="spans__one">
        {(['from', 'to'] as const).map((end) => (
          <TimeInput
            key={end}
            value={String(readAt(draft.document.value, `${path}/${end}`) ?? '')}
            label={named(texts.volume[end])}
            language={language}
            fault={faultAt(setup, `${path}/${end}`)}
            onChange={(time) => draft.set(`${path}/${end}`, time)}
          />
        ))}
      </span>
      <span class="setting__duration">
        <FigureInput
          label={named(texts.volume.percent)}
          value={readAt(draft.document.value, `${path}/volume`)}
          fault={fault === null ? null : id}
          onWrite={(volume) => draft.set(`${path}/volume`, volume)}
        />
        <span aria-hidden="true">%</span>
      </span>
      <RemoveButton path={props.isOnly ? props.path : path} word={texts.removeSpan} />
      <FieldFault id={id} fault={fault} />
    </li>
  );
};
