import { useMemo } from 'preact/hooks';
import { Blank, TroubleNotice } from '../../ui/answered.tsx';
import { createChange } from '../../ui/loaded.ts';
import { useWords } from '../../ui/use-words.ts';
import { DevicesPage } from '../devices/devices.tsx';
import { PeoplePage } from '../people/people.tsx';
import { LanguagesSetting } from '../setup/fields/languages-setting.tsx';
import { SaidSetting } from '../setup/fields/said-setting.tsx';
import { ZoneSetting } from '../setup/fields/zone-setting.tsx';
import type { FirstRun } from './first-run-model.ts';
import { firstRunWords } from './first-run-words.ts';
import { practiceStep } from './practice-step.ts';
import type { StepProps } from './step-props.ts';

/** Before the first question: how long it takes, and what becomes of the sample. */
export function Start({ run }: { readonly run: FirstRun }) {
  const words = firstRunWords(useWords().language);
  return (
    <>
      <p class="lead">{words.startMore}</p>
      <p class="soft">{words.startSample}</p>
      <p class="first-run__onwards">
        <button class="button button--primary" type="button" onClick={() => run.go('name')}>
          {words.start}
        </button>
      </p>
    </>
  );
}

export function NameQuestion() {
  return (
    <div class="setup-form">
      <SaidSetting path="name" />
      <LanguagesSetting path="languages" />
      <ZoneSetting path="timeZone" />
    </div>
  );
}

/** Addresses to open on the devices, and the codes that they show. */
export function ScreensQuestion({ manager, run }: StepProps) {
  const words = firstRunWords(useWords().language);
  const office = manager.office.value;
  if (office === null || office.centre !== run.made.value) return null;
  return (
    <>
      <p class="lead">{words.screensMore}</p>
      <Addresses
        of={[
          [words.kioskAt, '/kiosk'],
          [words.wallAt, '/display'],
        ]}
      />
      <DevicesPage office={office} isPlain />
    </>
  );
}

/** Where something is opened, by what it is called; said where that address leads nowhere from another device. */
const Addresses = ({ of }: { readonly of: readonly (readonly [label: string, path: string])[] }) => {
  const words = firstRunWords(useWords().language);
  return (
    <>
      <dl class="first-run__addresses">
        {of.map(([label, path]) => (
          <div key={path}>
            <dt>{label}</dt>
            <dd>
              <a href={path} target="_blank" rel="noreferrer">
                {location.origin}
                {path}
              </a>
            </dd>
          </div>
        ))}
      </dl>
      {isLoopback(location.hostname) && <p class="soft">{words.onlyHere}</p>}
    </>
  );
};

const isLoopback = (host: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(host);

/** The people who sign in. */
export function ClerkQuestion({ manager, run }: StepProps) {
  const words = firstRunWords(useWords().language);
  const office = manager.office.value;
  if (office === null || office.centre !== run.made.value) return null;
  return (
    <>
      <p class="lead">{words.clerkMore}</p>
      <Addresses of={[[words.counterAt, '/counter']]} />
      <PeoplePage office={office} />
    </>
  );
}

const toPractise = (words: ReturnType<typeof firstRunWords>) =>
  [
    [words.kioskAt, '/kiosk'],
    [words.counterAt, '/counter'],
  ] as const;

/** A day to practise on, and where to go from here. */
export function Done({ manager, run }: StepProps) {
  const change = useMemo(createChange, []);
  const { language } = useWords();
  const words = firstRunWords(language);
  const office = manager.office.value;
  if (office === null || office.centre !== run.made.value) return <Blank title={words.questions.done} />;
  const step = practiceStep(office.now.view.value);
  const { api, newKey } = manager.firstRun;
  const params = { centre: office.centre };
  const open = (): Promise<boolean> =>
    change.run(async () => {
      // [D2] Within its hours a centre opens by itself: a practice day takes its place only once it is closed.
      const made =
        step === 'unused' ? await api('closeDay', { params, body: { practice: false }, key: newKey() }) : null;
      return made?.ok === false ? made : api('openDay', { params, body: { practice: true }, key: newKey() });
    });
  return (
    <>
      <p class="lead">{step === 'real' ? words.realDay : words.doneMore}</p>
      {step === 'unused' && <p class="notice">{words.unusedDay}</p>}
      {(step === 'practice' || step === 'real') && <Addresses of={toPractise(words)} />}
      <TroubleNotice why={change.trouble.value} />
      <p class="first-run__onwards">
        {(step === 'closed' || step === 'unused') && (
          <button
            class="button button--primary"
            type="button"
            aria-disabled={change.busy.value}
            onClick={() => void open()}
          >
            {words.practice}
          </button>
        )}
        {step === 'practice' && (
          <span class="good" role="status">
            {words.practiceOpen}
          </span>
        )}
        <a class="button" href="#/now">
          {words.toNow}
        </a>
        <a class="button button--quiet" href="#/settings/setup">
          {words.toSettings}
        </a>
      </p>
    </>
  );
}
