import type { ComponentType } from 'preact';
import { lazily } from '../../../ui/lazily.tsx';
import { readAt } from '../at-path.ts';
import { IconSetting } from '../fields/icon-setting.tsx';
import { IdSetting } from '../fields/id-setting.tsx';
import { KindSetting } from '../fields/kind-setting.tsx';
import { LanguagesSetting } from '../fields/languages-setting.tsx';
import { NumbersSetting, WordsSetting } from '../fields/list-fields.tsx';
import { OrderedSetting } from '../fields/ordered-setting.tsx';
import {
  ChoiceSetting,
  DurationSetting,
  FixedSetting,
  NumberSetting,
  ShareSetting,
  TextSetting,
  YesNoSetting,
} from '../fields/plain-fields.tsx';
import { SaidSetting } from '../fields/said-setting.tsx';
import { SeveralSetting } from '../fields/several-setting.tsx';
import { ZoneSetting } from '../fields/zone-setting.tsx';
import { type PartProps, useSetup } from '../setup-context.ts';
import { Things } from '../things/things.tsx';
import { numberedId } from '../things/things-model.ts';
import type { FieldSpec } from './field-spec.ts';
import { type FormName, type FormSpec, formSpec } from './form-specs.ts';
import { routingName } from './routing-name.ts';
import { thingName } from './thing-names.ts';

/** The form of a part, drawn from the list of its fields. */
export function formOf(name: FormName): ComponentType<PartProps> {
  const spec = formSpec(name);
  const { list, fields } = spec;
  if (list === undefined) return () => <Fields fields={fields} />;
  return () => <ListForm {...spec} list={list} />;
}

/** The codes of new things begin with what they are. */
const kinds = {
  series: 'series',
  groups: 'group',
  services: 'service',
  priorityClasses: 'class',
  profiles: 'profile',
  counters: 'counter',
  printers: 'printer',
  kiosks: 'kiosk',
  displays: 'display',
  playlist: 'item',
  outcomes: 'outcome',
  ratingReasons: 'reason',
  departments: 'department',
  officials: 'official',
  caseKinds: 'kind',
  caseTopics: 'topic',
  caseOutcomes: 'outcome',
  caseRouting: 'row',
  leaveGrounds: 'ground',
  caseDocuments: 'document',
  serialPorts: 'port',
  boards: 'board',
  keypads: 'keypad',
  scanners: 'scanner',
} as const;

const ListForm = ({ list, fields, blank }: FormSpec & { readonly list: NonNullable<FormSpec['list']> }) => {
  const { draft, language } = useSetup();
  const fallback = draft.document.value.languages[0];
  return (
    <Things
      list={list}
      nameOf={(thing) =>
        list === 'caseRouting'
          ? routingName(thing, draft.document.value, language)
          : thingName(thing, language, fallback)
      }
      blank={() => blank?.(numberedId(draft.document.peek(), list, kinds[list]))}
    >
      {(path) => <Fields fields={fields} inside={path} />}
    </Things>
  );
};

const Fields = ({ fields, inside }: { readonly fields: readonly FieldSpec[]; readonly inside?: string }) => {
  const { draft } = useSetup();
  const place = (at: string): string => (inside === undefined ? at : at.replace(/^[^/]+\/\*/, inside));
  const shown = fields.filter(({ at, onlyFor }) => {
    if (onlyFor === undefined) return true;
    const box = place(at).split('/').slice(0, -1).join('/');
    return onlyFor.includes(String(readAt(draft.document.value, `${box}/kind`)));
  });
  return (
    <div class="setup-form">
      {shown.map((spec) => (
        <Field key={spec.at} spec={spec} path={place(spec.at)} />
      ))}
    </div>
  );
};

const Field = ({ spec, path }: { readonly spec: FieldSpec; readonly path: string }) => {
  const { draft, words, language } = useSetup();
  switch (spec.kind) {
    case 'choice':
      return <ChoiceSetting path={path} options={spec.options(words, draft.document.value, language)} />;
    case 'several':
      return <SeveralSetting path={path} options={spec.options(words, draft.document.value, language)} />;
    case 'in-order':
      return <OrderedSetting path={path} options={spec.options(words, draft.document.value, language)} />;
    case 'kind': {
      const absent = spec.absent === undefined ? {} : { absent: spec.absent };
      return <KindSetting path={path} options={spec.options(words)} blanks={spec.blanks} {...absent} />;
    }
    default: {
      const Setting = plain[spec.kind];
      return <Setting path={path} />;
    }
  }
};

const Lines = ({ path }: { readonly path: string }) => <SaidSetting path={path} lines />;

const VolumeHours = lazily(async () => (await import('../hours/volume-hours.tsx')).VolumeHours);
const MediaSetting = lazily(async () => (await import('../media/media-setting.tsx')).MediaSetting);

const plain = {
  id: IdSetting,
  text: TextSetting,
  number: NumberSetting,
  duration: DurationSetting,
  share: ShareSetting,
  'yes-no': YesNoSetting,
  numbers: NumbersSetting,
  words: WordsSetting,
  said: SaidSetting,
  'said-lines': Lines,
  languages: LanguagesSetting,
  zone: ZoneSetting,
  icon: IconSetting,
  media: MediaSetting,
  'volume-hours': VolumeHours,
  fixed: FixedSetting,
} as const;
