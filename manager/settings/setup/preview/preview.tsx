import './preview.css';
import { Component, type ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Centre, Display } from '../../../../shared/centre/centre.ts';
import { OneOf } from '../../../ui/one-of.tsx';
import type { SetupPartName } from '../parts.ts';
import { useSetup } from '../setup-context.ts';
import { KioskShown } from './kiosk-shown.tsx';
import { PhoneShown } from './phone-shown.tsx';
import type { Asked, Situation } from './preview-views.ts';
import { type PreviewWords, previewWords } from './preview-words.ts';
import { SlipShown } from './slip-shown.tsx';
import { WallShown } from './wall-shown.tsx';

export type Screen = keyof PreviewWords['screens'];

/** The screens as they will be with the draft: which, in which language, and how the day stands. */
export function Preview({ part }: { readonly part: SetupPartName }) {
  const { draft, language } = useSetup();
  const words = previewWords(language);
  const document = draft.document.value;
  const spoken = Array.isArray(document.languages) ? document.languages : [];
  const [screen, setScreen] = useState<Screen>(firstFor[part] ?? 'home');
  const [chosen, setLanguage] = useState<string | null>(null);
  const [situation, setSituation] = useState<Situation>(
    part === 'limits' ? 'full' : part === 'hours' ? 'closed' : 'open',
  );
  const [longest, setLongest] = useState(false);
  const [large, setLarge] = useState(false);
  const [wall, chooseWall] = useState<string | null>(null);
  const shown = spoken.find((code) => code === (chosen ?? language)) ?? spoken[0] ?? 'az';
  return (
    <aside class="preview" aria-label={words.title}>
      <h3 class="preview__title">{words.title}</h3>
      <div class="preview__screens">
        <OneOf
          label={words.screen}
          options={screens}
          chosen={screen}
          word={(one) => words.screens[one]}
          onChoose={setScreen}
        />
      </div>
      <div class="preview__row">
        <OneOf
          label={words.language}
          options={spoken}
          chosen={shown}
          word={(code) => code.toUpperCase()}
          onChoose={setLanguage}
        />
        <OneOf
          label={words.situation}
          options={situations}
          chosen={situation}
          word={(one) => words.situations[one]}
          onChoose={setSituation}
        />
      </div>
      <div class="preview__row">
        <Check word={words.longest} checked={longest} onCheck={setLongest} />
        {screen === 'phone' && <Check word={words.large} checked={large} onCheck={setLarge} />}
      </div>
      <Unfinished
        key={`${screen} ${shown} ${situation} ${longest} ${large}`}
        document={document}
        words={words.unfinished}
      >
        <Shown
          {...{ part, screen, words, wall, chooseWall }}
          asked={{ situation, language: shown, longest }}
          letters={large ? 2 : 1}
        />
      </Unfinished>
    </aside>
  );
}

const Check = (props: {
  readonly word: string;
  readonly checked: boolean;
  readonly onCheck: (checked: boolean) => void;
}) => (
  <label class="check">
    <input
      type="checkbox"
      checked={props.checked}
      onChange={({ currentTarget }) => props.onCheck(currentTarget.checked)}
    />
    {props.word}
  </label>
);

const situations = ['open', 'closed', 'full'] as const;
const screens = ['home', 'group', 'confirm', 'ticket', 'slip', 'wall', 'phone'] as const satisfies readonly Screen[];

/** The screen that a part is about. */
const firstFor: { readonly [part in SetupPartName]?: Screen } = {
  services: 'group',
  series: 'ticket',
  classes: 'confirm',
  counters: 'wall',
  displays: 'wall',
  playlist: 'wall',
  printers: 'slip',
  slip: 'slip',
};

interface ShownProps extends WallChoice {
  readonly part: SetupPartName;
  readonly screen: Screen;
  readonly asked: Asked;
  readonly letters: number;
}

const Shown = ({ part, screen, asked, words, letters, ...choice }: ShownProps) => {
  const { draft } = useSetup();
  const document = draft.document.value;
  const title = words.screens[screen];
  switch (screen) {
    case 'wall': {
      const wall = wallOf(document, choice.wall, part);
      return (
        <>
          <WallChoice {...choice} words={words} wall={wall?.id ?? null} />
          <WallShown document={document} asked={asked} display={wall?.id} title={title} />
        </>
      );
    }
    case 'phone':
      return <PhoneShown document={document} asked={asked} title={title} letters={letters} />;
    case 'slip':
      return <SlipShown document={document} asked={asked} title={title} paper={words.paper} lost={words.lost} />;
    default:
      return <KioskShown document={document} asked={asked} step={screen} title={title} />;
  }
};

interface WallChoice {
  readonly wall: string | null;
  readonly chooseWall: (wall: string) => void;
  readonly words: PreviewWords;
}

/** The wall that was chosen; else the first, of the playlist the first that shows it. */
const wallOf = ({ displays }: Centre, chosen: string | null, part: SetupPartName): Display | undefined =>
  displays.find(({ id }) => id === chosen) ??
  (part === 'playlist' ? displays.find(({ layout }) => layout === 'media') : undefined) ??
  displays[0];

/** Which of several walls is shown; of one that shows the playlist, that all of it has its turn here. */
const WallChoice = ({ wall, chooseWall, words }: WallChoice) => {
  const { displays } = useSetup().draft.document.value;
  const shown = displays.find(({ id }) => id === wall);
  return (
    <>
      {displays.length > 1 && (
        <label class="preview__wall">
          {words.wall}
          <select value={wall ?? ''} onChange={({ currentTarget }) => chooseWall(currentTarget.value)}>
            {displays.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {shown?.layout === 'media' && <p class="soft">{words.anyHour}</p>}
    </>
  );
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
