import type { LocalText } from '../../../../shared/centre/centre.ts';
import type { Words } from '../../../../shared/words.ts';
import { say } from '../../../../ui/words.ts';
import { BookablePanel } from '../booking/bookable-panel.tsx';
import { ChoiceSetting, DurationSetting, NumberSetting, YesNoSetting } from '../fields/plain-fields.tsx';
import { SaidSetting } from '../fields/said-setting.tsx';
import { SeveralSetting } from '../fields/several-setting.tsx';
import { WeekEditor } from '../hours/week-editor.tsx';
import { CodePart } from '../lists/code-part.tsx';
import { idsOf } from '../lists/ids.ts';
import { Panel } from '../lists/panel.tsx';
import { LanguagesPart } from '../lists/part-fields.tsx';
import type { PartProps } from '../setup-context.ts';
import { KeywordsPart } from './keywords-part.tsx';
import { withServicePart } from './services-model.ts';
import type { az } from './text/az.ts';

interface DetailsProps extends PartProps {
  readonly texts: Words<typeof az>;
  readonly place: number;
}

/** One service whole, at the side of the table: also what is set rarely. */
export function ServiceDetails(
  props: DetailsProps & {
    readonly shown: readonly number[];
    readonly onOpen: (place: number) => void;
    readonly onClose: () => void;
  },
) {
  const { draft, texts, place, language, shown } = props;
  const { services, languages } = draft.document.value;
  const at = shown.indexOf(place);
  const [before, after] = [shown[at - 1], shown[at + 1]];
  const title = say(services[place]?.name ?? {}, language, languages) || texts.newService;
  return (
    <Panel title={title} look="side" onClose={props.onClose}>
      <div class="service-details" key={place}>
        <Usual {...props} />
        <Limits {...props} />
        <After {...props} />
        <OwnHours {...props} />
        <BookablePanel {...props} service={`services/${place}`} />
        <Documents {...props} />
        <KeywordsPart {...props} path={`services/${place}/keywords`} hint={texts.keywordsHint} />
      </div>
      <div class="dialog__actions service-details__end">
        <button
          class="button"
          type="button"
          disabled={before === undefined}
          onClick={() => before !== undefined && props.onOpen(before)}
        >
          {texts.previous}
        </button>
        <button
          class="button"
          type="button"
          disabled={after === undefined}
          onClick={() => after !== undefined && props.onOpen(after)}
        >
          {texts.next}
        </button>
        <button class="button button--primary" type="button" onClick={props.onClose}>
          {texts.close}
        </button>
      </div>
    </Panel>
  );
}

const Usual = (props: DetailsProps) => {
  const { draft, language, place } = props;
  const { groups, series, services, languages } = draft.document.value;
  const path = `services/${place}`;
  const groupNames = groups.map(({ id, name }) => ({ value: id, label: say(name, language, languages) || id }));
  const prefixes = series.map(({ id, prefix }) => ({ value: id, label: prefix === '' ? id : prefix }));
  return (
    <>
      <SaidSetting path={`${path}/name`} />
      <div class="service-details__pair">
        <ChoiceSetting path={`${path}/group`} options={groupNames} />
        <ChoiceSetting path={`${path}/series`} options={prefixes} />
        <DurationSetting path={`${path}/standardSeconds`} />
        <NumberSetting path={`${path}/frequent`} />
      </div>
      <YesNoSetting path={`${path}/offered`} />
      <CodePart
        {...props}
        path={`${path}/id`}
        taken={idsOf(services.filter((_, at) => at !== place))}
        onCode={(code) => draft.change((now) => withServicePart(now, place, 'id', code))}
      />
    </>
  );
};

const Limits = ({ place, texts }: DetailsProps) => (
  <section class="service-details__part">
    <h3>{texts.limits}</h3>
    <div class="service-details__pair">
      <NumberSetting path={`services/${place}/dailyLimit`} />
      <NumberSetting path={`services/${place}/waitingLimit`} />
      <DurationSetting path={`services/${place}/maxWaitSeconds`} />
    </div>
  </section>
);

/** Which services go before it in one visit: asked only where one ticket may be for several. */
const After = ({ draft, place, language, words }: DetailsProps) => {
  const { services, languages, visits } = draft.document.value;
  if ((visits?.services ?? 1) < 2) return null;
  const others = services
    .filter((_, at) => at !== place)
    .map(({ id, name }) => ({ value: id, label: say(name, language, languages) || id }));
  const path = `services/${place}/after`;
  return (
    <details class="service-details__part" open={services[place]?.after !== undefined}>
      <summary>{words.fields['services/*/after'].label}</summary>
      <SeveralSetting path={path} options={others} />
    </details>
  );
};

const OwnHours = (props: DetailsProps) => {
  const { draft, place, texts, words } = props;
  const path = `services/${place}/week`;
  const centre = draft.document.value;
  const hasOwn = centre.services[place]?.week !== undefined;
  return (
    <section class="service-details__part">
      <label class="check">
        <input
          type="checkbox"
          checked={hasOwn}
          onChange={({ currentTarget }) => draft.set(path, currentTarget.checked ? centre.hours.week : undefined)}
        />
        {texts.ownHours}
      </label>
      <p class="field__hint">{words.fields['services/*/week'].help}</p>
      {hasOwn && <WeekEditor {...props} path={path} label={texts.ownHours} />}
    </section>
  );
};

const Documents = (props: DetailsProps) => {
  const { draft, place, texts, words } = props;
  const path = `services/${place}/documents`;
  const documents: readonly LocalText[] = draft.document.value.services[place]?.documents ?? [];
  return (
    <section class="service-details__part">
      <h3>{texts.documents}</h3>
      <p class="field__hint">{words.fields['services/*/documents'].help}</p>
      {documents.map((_, at) => (
        <div class="service-document" key={at}>
          <LanguagesPart {...props} path={`${path}/${at}`} label={texts.documentNo(at + 1)} maxLength={600} />
          <button
            class="button button--quiet"
            type="button"
            aria-label={texts.removeDocument(at + 1)}
            onClick={() => draft.set(path, documents.toSpliced(at, 1))}
          >
            {texts.remove}
          </button>
        </div>
      ))}
      <button class="button" type="button" onClick={() => draft.set(path, [...documents, {}])}>
        {texts.addDocument}
      </button>
    </section>
  );
};
