import { wordsOf } from '../../../../ui/words.ts';
import { readAt } from '../at-path.ts';
import { FieldBox } from '../fields/field-box.tsx';
import { FigureInput } from '../fields/figure-input.tsx';
import { AddButton, RemoveButton } from '../fields/list-buttons.tsx';
import { ChoiceSetting, NumberSetting, ShareSetting, TextSetting, useValue } from '../fields/plain-fields.tsx';
import { weekdays } from '../hours/week-model.ts';
import type { PartProps } from '../setup-context.ts';
import { bookingTexts } from './texts.ts';
import './booking.css';

interface PanelProps extends PartProps {
  /** The service's place in the document. */
  readonly service: string;
}

/** How a service may be booked, in the panel of the service. */
export function BookablePanel({ draft, words, language, service }: PanelProps) {
  const path = `${service}/bookable`;
  const isBookable = readAt(draft.document.value, path) !== undefined;
  const { label, help } = words.fields['services/*/bookable'];
  return (
    <section class="service-details__part">
      <label class="check">
        <input
          type="checkbox"
          checked={isBookable}
          onChange={({ currentTarget: { checked } }) =>
            draft.set(path, checked ? { minutes: 15, share: 0.6 } : undefined)
          }
        />
        {label}
      </label>
      <p class="field__hint">{help}</p>
      {isBookable && (
        <>
          <div class="service-details__pair">
            <NumberSetting path={`${path}/minutes`} />
            <ShareSetting path={`${path}/share`} />
            <NumberSetting path={`${path}/fromDays`} />
            <NumberSetting path={`${path}/toDays`} />
            <NumberSetting path={`${path}/cutoffMinutes`} />
          </div>
          <Desks path={`${path}/desks`} language={language} />
        </>
      )}
    </section>
  );
}

const first = { weekday: 'mon', from: '09:00', to: '18:00', desks: 1 } as const;

/** As measured, one number, or rows by day and hour. */
const Desks = ({ path, language }: { readonly path: string; readonly language: string }) => {
  const texts = wordsOf(bookingTexts, language);
  const { value, write } = useValue(path);
  const kind = value === undefined ? 'measured' : Array.isArray(value) ? 'hours' : 'same';
  const kinds = { measured: '', same: 1, hours: [first] };
  return (
    <FieldBox path={path} several>
      {() => (
        <>
          <span class="setting__duration">
            <select
              aria-label={texts.desksCount}
              value={kind}
              onChange={({ currentTarget }) => write(kinds[currentTarget.value as keyof typeof kinds])}
            >
              {(['measured', 'same', 'hours'] as const).map((one) => (
                <option key={one} value={one}>
                  {texts.desks[one]}
                </option>
              ))}
            </select>
            {kind === 'same' && <FigureInput label={texts.desksCount} value={value} onWrite={write} />}
          </span>
          {Array.isArray(value) && <HoursRows path={path} count={value.length} language={language} />}
        </>
      )}
    </FieldBox>
  );
};

const HoursRows = (props: { readonly path: string; readonly count: number; readonly language: string }) => {
  const { path, count } = props;
  const texts = wordsOf(bookingTexts, props.language);
  return (
    <>
      {Array.from({ length: count }, (_, at) => (
        <div class="booking-box" key={at}>
          <ChoiceSetting
            path={`${path}/${at}/weekday`}
            options={weekdays.map((value) => ({ value, label: texts.weekdays[value] }))}
          />
          <TextSetting path={`${path}/${at}/from`} />
          <TextSetting path={`${path}/${at}/to`} />
          <NumberSetting path={`${path}/${at}/desks`} />
          <RemoveButton path={`${path}/${at}`} word={texts.remove} />
        </div>
      ))}
      <AddButton path={`${path}/${count}`} word={texts.addHours} value={first} />
    </>
  );
};
