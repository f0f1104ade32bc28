import { useEffect, useState } from 'preact/hooks';
import { clockTime } from '../shared/words.ts';
import type { ChosenLanguage } from '../ui/language.ts';
import { LanguageSwitch } from '../ui/language-switch.tsx';
import { Roundabout } from '../ui/roundabout.tsx';
import type { Session } from '../ui/session.ts';
import { SignIn } from '../ui/sign-in.tsx';
import { say } from '../ui/words.ts';
import { FirstRunOffer } from './first-run-offer.tsx';
import { type Manager, type Office, pathOf, type Section } from './manager-model.ts';
import { Now } from './now/now.tsx';
import { SetUp } from './settings/own/second-factor.tsx';
import { Settings } from './settings/settings.tsx';
import { Blank, Loading, Refused } from './ui/answered.tsx';
import { lazily } from './ui/lazily.tsx';
import { useWords, WordsContext } from './ui/use-words.ts';
import { languages, screenWords } from './words.ts';

/** The manager's whole screen. */
export function App(props: AppProps) {
  const words = screenWords(props.language.code.value);
  return (
    <WordsContext.Provider value={words}>
      <Titled {...props} />
      {props.session.state.value.step === 'in' ? (
        <Inside {...props} />
      ) : (
        <SignIn
          session={props.session}
          words={words.signIn}
          refusals={words.refusals}
          title={words.words.title}
          enrol={<SetUp own={props.manager.own} />}
          corner={<Switch language={props.language} />}
        />
      )}
    </WordsContext.Provider>
  );
}

interface AppProps {
  readonly manager: Manager;
  readonly session: Session;
  readonly language: ChosenLanguage;
}

const Switch = ({ language }: Pick<AppProps, 'language'>) => {
  const { words } = useWords();
  return (
    <LanguageSwitch
      languages={languages}
      chosen={language.code.value}
      label={words.language}
      onChoose={language.choose}
    />
  );
};

const sections: readonly Section[] = [
  { name: 'now' },
  { name: 'history' },
  { name: 'staffing' },
  { name: 'waiting' },
  { name: 'tickets' },
  { name: 'bookings' },
  { name: 'settings', part: 'setup' },
];

const Tabs = ({ manager }: Pick<AppProps, 'manager'>) => {
  const { words } = useWords();
  return (
    <nav class="tabs" aria-label={words.sectionsLabel}>
      {sections.map((section) => (
        <a
          key={section.name}
          href={`#${pathOf(section)}`}
          aria-current={manager.section.value.name === section.name ? 'page' : undefined}
        >
          {words.sections[section.name]}
        </a>
      ))}
    </nav>
  );
};

const CentreName = ({ manager, office }: { readonly manager: Manager; readonly office: Office | null }) => {
  const { words, language } = useWords();
  const all = manager.centres.value.step === 'ready' ? manager.centres.value.value : [];
  const list = all.filter(({ id, archived }) => !archived || id === office?.centre);
  const line = office?.now.view.value?.centre ?? office?.names.centre.value ?? null;
  if (office !== null && office.user.centre === null && list.length > 1) {
    return (
      <select
        class="head__centre"
        aria-label={words.centre}
        value={office.centre}
        onChange={(event) => manager.chooseCentre(event.currentTarget.value)}
      >
        {list.map(({ id, name }) => (
          <option key={id} value={id}>
            {say(id === office.centre ? (line?.name ?? name) : name, language, line?.languages ?? [])}
          </option>
        ))}
      </select>
    );
  }
  const desk = manager.desk.value;
  const own = list.find(({ id }) => id === desk?.centre);
  if (own !== undefined) return <p class="head__centre">{say(own.name, language, [])}</p>;
  return <p class="head__centre">{line === null ? '' : say(line.name, language, line.languages)}</p>;
};

const Live = ({ office }: { readonly office: Office }) => {
  const { words } = useWords();
  const { liveness, asOf } = office.now;
  if (liveness.value !== 'live' || asOf.value !== null) return null;
  return (
    <p class="head__live">
      <span aria-hidden="true" class="head__dot" /> {words.live}{' '}
      <time>{clockTime(office.now.serverNow.value, office.timeZone.value)}</time>
    </p>
  );
};

/** Fetched by who takes it. */
const Tour = lazily(async () => (await import('./tour/tour.tsx')).Tour);

const TourButton = ({ onTour }: { readonly onTour: () => void }) => {
  const { words } = useWords();
  return (
    <button class="head__tour" type="button" aria-label={words.tour} title={words.tour} onClick={onTour}>
      <span aria-hidden="true">?</span>
    </button>
  );
};

const Head = (props: AppProps & { readonly onTour: () => void }) => {
  const { words, common } = useWords();
  const office = props.manager.office.value;
  const state = props.session.state.value;
  return (
    <header class="head">
      <button class="skip" type="button" onClick={skipToMain}>
        {words.skip}
      </button>
      <p class="head__product">{common.product}</p>
      <CentreName manager={props.manager} office={office} />
      {office !== null && <Tabs manager={props.manager} />}
      <div class="head__end">
        {office !== null && <Live office={office} />}
        {state.step === 'in' && state.user.role === 'clerk' && (
          <a class="button button--quiet" href="/counter">
            {words.toCounter}
          </a>
        )}
        <Roundabout text={common.roundabout} />
        {office !== null && <TourButton onTour={props.onTour} />}
        <Switch language={props.language} />
        {state.step === 'in' && <p class="head__user">{state.user.name}</p>}
        <button class="button button--quiet" type="button" onClick={() => void props.session.signOut()}>
          {words.signOut}
        </button>
      </div>
    </header>
  );
};

/** The address after # says which section is shown, so the jump is made by hand. */
const skipToMain = (): void => {
  document.getElementById('main')?.focus();
};

const Lost = ({ office }: { readonly office: Office }) => {
  const { words } = useWords();
  const { liveness, serverNow } = office.now;
  return (
    <div role="alert">
      {liveness.value === 'old' && (
        <p class="lost">
          <b>{words.lost}</b> {words.lostMore(clockTime(serverNow.value, office.timeZone.value))}
        </p>
      )}
    </div>
  );
};

const Bookings = lazily(async () => (await import('./bookings/bookings.tsx')).Bookings);
const Tickets = lazily(async () => (await import('./tickets/tickets.tsx')).Tickets);
const History = lazily(async () => (await import('./history/history.tsx')).History);
const Staffing = lazily(async () => (await import('./staffing/staffing.tsx')).Staffing);
const Waiting = lazily(async () => (await import('./waiting/waiting.tsx')).Waiting);
const FirstRun = lazily(async () => (await import('./settings/first-run/first-run.tsx')).FirstRunPage);

const Shown = ({ manager, office }: AppProps & { readonly office: Office }) => {
  const section = manager.section.value;
  switch (section.name) {
    case 'now':
      return <Now office={office} />;
    case 'history':
      return <History office={office} />;
    case 'staffing':
      return <Staffing office={office} />;
    case 'waiting':
      return <Waiting office={office} />;
    case 'tickets':
      return <Tickets office={office} ticket={section.ticket ?? null} />;
    case 'bookings':
      return <Bookings key={office.centre} centre={office.centre} user={office.user} ports={office.world} />;
    case 'first-run':
      return <FirstRun manager={manager} />;
    case 'settings':
      return <Settings office={office} {...section} />;
  }
};

const Body = (props: AppProps) => {
  const { words } = useWords();
  const { manager } = props;
  const desk = manager.desk.value;
  if (desk !== null && desk.centre !== null)
    return <Bookings key={desk.centre} centre={desk.centre} user={desk.user} ports={desk.world} />;
  const office = manager.office.value;
  if (office !== null) return <Shown {...props} office={office} />;
  const list = manager.centres.value;
  if (list.step === 'trouble') return <Refused why={list.why} onRetry={manager.retry} />;
  return list.step === 'loading' ? <Loading /> : <Blank title={words.noCentre} />;
};

const Inside = (props: AppProps) => {
  const office = props.manager.office.value;
  const [touring, setTouring] = useState(false);
  return (
    <>
      <Head {...props} onTour={() => setTouring(true)} />
      {office !== null && <Lost key={office.centre} office={office} />}
      {office !== null && props.manager.section.value.name === 'now' && (
        <FirstRunOffer manager={props.manager} office={office} />
      )}
      <main id="main" tabIndex={-1}>
        <Body {...props} />
      </main>
      {touring && office !== null && <Tour go={props.manager.go} onEnd={() => setTouring(false)} />}
    </>
  );
};

const Titled = (props: AppProps) => {
  const { words, common, language } = useWords();
  const section = props.manager.section.value;
  const title = `${words.sections[section.name]} · ${words.title} · ${common.product}`;
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = title;
  }, [language, title]);
  return null;
};
