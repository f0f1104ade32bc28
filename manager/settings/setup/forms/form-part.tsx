import type { ComponentType } from 'preact';
import { LanguagesSetting } from '../fields/languages-setting.tsx';
import {
  ChoiceSetting,
  DurationSetting,
  NumberSetting,
  ShareSetting,
  TextSetting,
  YesNoSetting,
} from '../fields/plain-fields.tsx';
import { SaidSetting } from '../fields/said-setting.tsx';
import { ZoneSetting } from '../fields/zone-setting.tsx';
import { type PartProps, useSetup } from '../setup-context.ts';
import { type FieldSpec, type FormName, forms } from './form-specs.ts';

/** The form of a part, drawn from the list of its fields. */
export function formOf(name: FormName): ComponentType<PartProps> {
  const specs: readonly FieldSpec[] = forms[name];
  return () => (
    <div class="setup-form">
      {specs.map((spec) => (
        <Field key={spec.at} spec={spec} path={spec.at} />
      ))}
    </div>
  );
}

const Field = ({ spec, path }: { readonly spec: FieldSpec; readonly path: string }) => {
  const { draft, words, language } = useSetup();
  switch (spec.kind) {
    case 'text':
      return <TextSetting path={path} />;
    case 'number':
      return <NumberSetting path={path} />;
    case 'duration':
      return <DurationSetting path={path} />;
    case 'share':
      return <ShareSetting path={path} />;
    case 'yes-no':
      return <YesNoSetting path={path} />;
    case 'said':
      return <SaidSetting path={path} />;
    case 'said-lines':
      return <SaidSetting path={path} lines />;
    case 'languages':
      return <LanguagesSetting path={path} />;
    case 'zone':
      return <ZoneSetting path={path} />;
    case 'choice':
      return <ChoiceSetting path={path} options={spec.options(words, draft.document.value, language)} />;
  }
};
