import { holidayRules, monthWeeks } from '../../../../shared/booking/booking-schema.ts';
import { isPhoneDesk } from '../../../../shared/calls/phone-desks.ts';
import type { Centre } from '../../../../shared/centre/centre.ts';
import { say, wordsOf } from '../../../../ui/words.ts';
import { readAt } from '../at-path.ts';
import { FieldBox } from '../fields/field-box.tsx';
import { IdSetting } from '../fields/id-setting.tsx';
import { AddButton, RemoveButton } from '../fields/list-buttons.tsx';
import { ChoiceSetting, NumberSetting, type Option, TextSetting, YesNoSetting } from '../fields/plain-fields.tsx';
import { languageName, SaidSetting } from '../fields/said-setting.tsx';
import { SeveralSetting } from '../fields/several-setting.tsx';
import { weekdays } from '../hours/week-model.ts';
import { type PartProps, useSetup } from '../setup-context.ts';
import { Things } from '../things/things.tsx';
import { numberedId } from '../things/things-model.ts';
import { bookingTexts } from './texts.ts';
import './booking.css';

/** The officials who receive by appointment, each with post, place and reception days. */
export function OfficialsPart({ draft, language }: PartProps) {
  return (
    <Things
      list="officials"
      nameOf={(official) => officialName(official, draft.document.value, language)}
      blank={() => blank(draft.document.peek())}
    >
      {(path) => <OfficialForm path={path} language={language} centre={draft.document.value} />}
    </Things>
  );
}

const officialName = (official: unknown, { languages }: Centre, language: string): string => {
  const part = (name: string) => String(readAt(official, name) ?? '');
  const post = say((readAt(official, 'post') ?? {}) as Centre['name'], language, languages);
  return [`${part('surname')} ${part('name')}`.trim() || part('id'), post].filter((one) => one !== '').join(', ');
};

const blank = (centre: Centre) => ({
  id: numberedId(centre, 'officials', 'official'),
  surname: '',
  name: '',
  post: {},
  department: centre.departments?.[0]?.id ?? '',
  offered: true,
  counter: centre.counters.find((one) => !isPhoneDesk(one))?.id ?? '',
  service: centre.services[0]?.id ?? '',
  receptions: [],
});

interface FormProps {
  readonly path: string;
  readonly language: string;
  readonly centre: Centre;
}

const OfficialForm = ({ path, language, centre }: FormProps) => {
  const { departments, counters, services, languages } = centre;
  const named = (list: readonly { readonly id: string; readonly name: Centre['name'] }[]): readonly Option[] =>
    list.map(({ id, name }) => ({ value: id, label: say(name, language, languages) || id }));
  return (
    <div class="setup-form">
      <TextSetting path={`${path}/surname`} />
      <TextSetting path={`${path}/name`} />
      <TextSetting path={`${path}/patronymic`} />
      <SaidSetting path={`${path}/post`} />
      {departments === undefined ? (
        <TextSetting path={`${path}/department`} />
      ) : (
        <ChoiceSetting path={`${path}/department`} options={named(departments)} />
      )}
      <SaidSetting path={`${path}/room`} />
      <ChoiceSetting
        path={`${path}/counter`}
        options={counters.filter((one) => !isPhoneDesk(one)).map(({ id, name }) => ({ value: id, label: name || id }))}
      />
      <ChoiceSetting path={`${path}/service`} options={named(services)} />
      <SpokenSetting path={`${path}/languages`} languages={languages} />
      <YesNoSetting path={`${path}/offered`} />
      <Receptions path={path} language={language} centre={centre} />
      <IdSetting path={`${path}/id`} />
    </div>
  );
};

const SpokenSetting = (props: { readonly path: string; readonly languages: readonly string[] }) => {
  const { words } = useSetup();
  return (
    <SeveralSetting
      path={props.path}
      options={props.languages.map((one) => ({ value: one, label: languageName(words, one) }))}
    />
  );
};

const Receptions = ({ path, language, centre }: FormProps) => {
  const texts = wordsOf(bookingTexts, language);
  const own = `${path}/receptions`;
  const receptions = readAt(centre, own);
  const count = Array.isArray(receptions) ? receptions.length : 0;
  return (
    <FieldBox path={own} several>
      {() => (
        <>
          {Array.from({ length: count }, (_, at) => (
            <Reception key={at} path={`${own}/${at}`} at={at} language={language} />
          ))}
          <AddButton
            path={`${own}/${count}`}
            word={texts.addReception}
            value={{ weekday: 'mon', from: '10:00', to: '13:00', minutes: 15, onHoliday: 'skip' }}
          />
        </>
      )}
    </FieldBox>
  );
};

const Reception = ({
  path,
  at,
  language,
}: {
  readonly path: string;
  readonly at: number;
  readonly language: string;
}) => {
  const texts = wordsOf(bookingTexts, language);
  return (
    <fieldset class="booking-box">
      <legend>{texts.receptionNo(at + 1)}</legend>
      <ChoiceSetting
        path={`${path}/weekday`}
        options={weekdays.map((value) => ({ value, label: texts.weekdays[value] }))}
      />
      <TextSetting path={`${path}/from`} />
      <TextSetting path={`${path}/to`} />
      <NumberSetting path={`${path}/minutes`} />
      <SeveralSetting
        path={`${path}/weeks`}
        options={monthWeeks.map((value) => ({ value, label: texts.weeks[value] }))}
      />
      <ChoiceSetting
        path={`${path}/onHoliday`}
        options={holidayRules.map((value) => ({ value, label: texts.onHoliday[value] }))}
      />
      <RemoveButton path={path} word={texts.removeReception(at + 1)} />
    </fieldset>
  );
};
