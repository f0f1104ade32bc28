import './preview.css';
import { Component, type ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { OneOf } from '../../../ui/one-of.tsx';
import { languageName } from '../fields/said-setting.tsx';
import type { SetupPartName } from '../parts.ts';
import { useSetup } from '../setup-context.ts';
import { KioskShown } from './kiosk-shown.tsx';
import { PhoneShown } from './phone-shown.tsx';
import type { Asked, Situation } from './preview-views.ts';
import { type PreviewWords, previewWords } from './preview-words.ts';
import { WallShown } from './wall-shown.tsx';

export type Screen = keyof PreviewWords['screens'];

/** The screens as they will be with the draft: which, in which language, and how the day stands. */
export function Preview({ part }: { readonly part: SetupPartName }) {
  const { draft, words: setup, language } = useSetup();
  const words = previewWords(language);
  const document = draft.document.value;
  const spoken = Array.isArray(document.languages) ? document.languages : [];
  const [screen, setScreen] = useState<Screen>(firstFor[part] ?? 'home');
  const [chosen, setLanguage] = useState<string | null>(null);
  const [situation, setSituation] = useState<Situation>(
    part === 'limits' ? 'full' : part === 'hours' ? 'closed' : 'open',
  );
  const [longest, setLongest] = useState(false);
  const shown = spoken.find((code) => code === (chosen ?? language)) ?? spoken[0] ?? 'az';
  return (
    <aside class="preview" aria-label={words.title}>
      <h3 class="preview__title">{words.title}</h3>
      <p class="soft">{words.lead}</p>
      <div class="preview__screens">
        <OneOf
          label={words.screen}
          options={screens}
          chosen={screen}
          word={(one) => words.screens[one]}
          onChoose={setScreen}
        />
      </div>
      <OneOf
        label={words.language}
        options={spoken}
        chosen={shown}
        word={(code) => languageName(setup, code)}
        onChoose={setLanguage}
      />
      <OneOf
        label={words.situation}
        options={situations}
        chosen={situation}
        word={(one) => words.situations[one]}
        onChoose={setSituation}
      />
      <label class="check">
        <input type="checkbox" checked={longest} onChange={({ currentTarget }) => setLongest(currentTarget.checked)} />
        {words.longest}
      </label>
      <Unfinished key={`${screen} ${shown} ${situation} ${longest}`} document={document} words={words.unfinished}>
        <Shown screen={screen} asked={{ situation, language: shown, longest }} title={words.screens[screen]} />
      </Unfinished>
    </aside>
  );
}

const situations = ['open', 'closed', 'full'] as const;
const screens = ['home', 'group', 'confirm', 'ticket', 'wall', 'phone'] as const satisfies readonly Screen[];

/** The screen that a part is about. */
const firstFor: { readonly [part in SetupPartName]?: Screen } = {
  services: 'group',
  series: 'ticket',
  classes: 'confirm',
  counters: 'wall',
  displays: 'wall',
};

const Shown = ({
  screen,
  asked,
  title,
}: {
  readonly screen: Screen;
  readonly asked: Asked;
  readonly title: string;
}) => {
  const { draft } = useSetup();
  const document = draft.document.value;
  switch (screen) {
    case 'wall':
      return <WallShown document={document} asked={asked} title={title} />;
    case 'phone':
      return <PhoneShown document={document} asked={asked} title={title} />;
    default:
      return <KioskShown document={document} asked={asked} step={screen} title={title} />;
  }
};

/** Says so in its place where a draft is so unfinished that a screen cannot be drawn; tries again at the next change. */
class Unfinished extends Component<{
  readonly document: unknown;
  readonly words: string;
  readonly children: ComponentChildren;
}> {
  override state: { readonly failedWith: unknown } = { failedWith: null };

  override componentDidCatch(): void {
    this.setState({ failedWith: this.props.document });
  }

  override render() {
    if (this.state.failedWith === this.props.document) return <p class="notice">{this.props.words}</p>;
    return this.props.children;
  }
}
