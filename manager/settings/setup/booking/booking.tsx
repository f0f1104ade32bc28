import { earlyCalls, reckonedFroms } from '../../../../shared/booking/booking-schema.ts';
import { wordsOf } from '../../../../ui/words.ts';
import { DurationList } from '../fields/duration-list.tsx';
import { FieldBox } from '../fields/field-box.tsx';
import { FigureInput } from '../fields/figure-input.tsx';
import { ChoiceSetting, DurationSetting, NumberSetting, ShareSetting, useValue } from '../fields/plain-fields.tsx';
import { type PartProps, useSetup } from '../setup-context.ts';
import { bookingTexts } from './texts.ts';
import './booking.css';

/** The rules of appointments: when one may come, how many are booked, who is reminded. */
export function BookingPart({ language }: PartProps) {
  const texts = wordsOf(bookingTexts, language);
  return (
    <div class="setup-form">
      <DurationSetting path="booking/earlySeconds" />
      <DurationSetting path="booking/lateSeconds" />
      <ChoiceSetting
        path="booking/reckonedFrom"
        options={reckonedFroms.map((value) => ({ value, label: texts.reckonedFrom[value] }))}
      />
      <DurationSetting path="booking/headStartSeconds" />
      <DurationSetting path="booking/latestSeconds" />
      <CallEarly language={language} />
      <DurationSetting path="booking/holdSeconds" />
      <DurationSetting path="booking/reopenAfterSeconds" />
      <ShareSetting path="booking/overbookRisk" />
      <ShareSetting path="booking/attendance" />
      <NumberSetting path="booking/perPerson" />
      <Standby language={language} />
      <DurationList path="booking/reminders" unitSeconds={3600} most={5} words={texts.reminders} next={() => 7200} />
      <NumberSetting path="booking/missedLimit/times" />
      <NumberSetting path="booking/missedLimit/days" />
      <NumberSetting path="booking/missedLimit/pauseDays" />
    </div>
  );
}

interface InLanguage {
  readonly language: string;
}

/** One of two words, or so many seconds. */
const CallEarly = ({ language }: InLanguage) => {
  const { words } = useSetup();
  const { value, write } = useValue('booking/callEarly');
  const texts = wordsOf(bookingTexts, language);
  const isTime = value !== undefined && !earlyCalls.some((one) => one === value);
  return (
    <FieldBox path="booking/callEarly">
      {(control) => (
        <span class="setting__duration">
          <select
            {...control}
            value={isTime ? 'seconds' : String(value ?? '')}
            onChange={({ currentTarget: { value: chosen } }) => write(chosen === 'seconds' ? 300 : chosen)}
          >
            <option value="">{words.notChosen}</option>
            {earlyCalls.map((one) => (
              <option key={one} value={one}>
                {texts.callEarly[one]}
              </option>
            ))}
            <option value="seconds">{texts.callEarly.seconds}</option>
          </select>
          {isTime && <FigureInput label={texts.callEarlySeconds} value={value} onWrite={write} />}
        </span>
      )}
    </FieldBox>
  );
};

/** Yes, no, or what holds where nothing is said. */
const Standby = ({ language }: InLanguage) => {
  const { words } = useSetup();
  const { value, write } = useValue('booking/standby');
  const { standby } = wordsOf(bookingTexts, language);
  return (
    <FieldBox path="booking/standby">
      {(control) => (
        <select
          {...control}
          value={value === undefined ? '' : String(value)}
          onChange={({ currentTarget: { value: chosen } }) => write(chosen === '' ? '' : chosen === 'true')}
        >
          <option value="">{words.notChosen}</option>
          <option value="true">{standby.yes}</option>
          <option value="false">{standby.no}</option>
        </select>
      )}
    </FieldBox>
  );
};
