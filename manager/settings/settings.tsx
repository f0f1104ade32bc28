import { useEffect, useState } from 'preact/hooks';
import { type Office, pathOf, type SettingsPart, settingsParts } from '../manager-model.ts';
import { Blank } from '../ui/answered.tsx';
import { lazily } from '../ui/lazily.tsx';
import { useWords } from '../ui/use-words.ts';
import { DevicesPage } from './devices/devices.tsx';
import { OwnPage } from './own/own.tsx';
import { PrintersPage } from './printers/printers.tsx';

/** What is set rather than watched: the centre's settings, devices, printers, people, tokens. */
export function Settings(props: { readonly office: Office; readonly part: SettingsPart; readonly inside?: string }) {
  const { words } = useWords();
  const { parts } = words.settings;
  return (
    <div class="settings">
      <Menu {...props} />
      <section class="settings__part">
        <h1 class="section__title">{parts[props.part]}</h1>
        <Part key={props.part} {...props} />
      </section>
    </div>
  );
}

/** The parts, beside them on a wide screen; on a narrow one behind a button beside the title. */
const Menu = ({ office, part: shown }: Parameters<typeof Settings>[0]) => {
  const { words } = useWords();
  const { parts, heading } = words.settings;
  const [isOpen, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  useEffect(close, [shown]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a key within closes it; what is pressed are the button and the links.
    <div class="settings__menu" onKeyDown={({ key }) => key === 'Escape' && close()}>
      <button type="button" class="button settings__where" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {heading}
      </button>
      <nav class={isOpen ? 'settings__nav settings__nav--open' : 'settings__nav'} aria-label={heading}>
        {settingsParts.map((part) => (
          <a
            key={part}
            href={`#${pathOf({ name: 'settings', part })}`}
            aria-current={part === shown ? 'page' : undefined}
            onClick={close}
          >
            {parts[part]}
          </a>
        ))}
        {office.user.role === 'admin' && office.user.centre === null && (
          <a href={`#${pathOf({ name: 'first-run' })}`}>{words.offer.inSettings}</a>
        )}
      </nav>
    </div>
  );
};

const adminOnly: readonly SettingsPart[] = ['centres', 'people', 'tokens', 'security'];

const Config = lazily(async () => (await import('./config/config.tsx')).ConfigPage);
const Security = lazily(async () => (await import('./security/security.tsx')).SecurityPage);
const Recordings = lazily(async () => (await import('./recordings/recordings.tsx')).RecordingsPage);
const Serial = lazily(async () => (await import('./serial/serial.tsx')).SerialPage);
const Notices = lazily(async () => (await import('./notices/notices.tsx')).NoticesPage);
const Calendar = lazily(async () => (await import('./calendar/calendar.tsx')).CalendarPage);
const Forms = lazily(async () => (await import('./forms/forms.tsx')).FormsPage);
const Tables = lazily(async () => (await import('./tables/tables.tsx')).TablesPage);
const People = lazily(async () => (await import('./people/people.tsx')).PeoplePage);
const Tokens = lazily(async () => (await import('./tokens/tokens.tsx')).TokensPage);
const Centres = lazily(async () => (await import('./centres/centres.tsx')).CentresPage);
const Setup = lazily(async () => (await import('./setup/setup.tsx')).Setup);

const Part = ({ office, part, inside }: Parameters<typeof Settings>[0]) => {
  const { words } = useWords();
  if (adminOnly.includes(part) && office.user.role !== 'admin') return <Blank title={words.settings.onlyAdmin} />;
  switch (part) {
    case 'setup':
      return <Setup office={office} inside={inside ?? ''} />;
    case 'centres':
      return <Centres office={office} />;
    case 'devices':
      return <DevicesPage office={office} />;
    case 'printers':
      return <PrintersPage office={office} />;
    case 'recordings':
      return <Recordings office={office} />;
    case 'serial':
      return <Serial office={office} />;
    case 'notices':
      return <Notices office={office} />;
    case 'calendar':
      return <Calendar office={office} />;
    case 'forms':
      return <Forms office={office} inside={inside ?? ''} />;
    case 'tables':
      return <Tables office={office} inside={inside ?? ''} />;
    case 'people':
      return <People office={office} />;
    case 'config':
      return <Config office={office} />;
    case 'tokens':
      return <Tokens office={office} />;
    case 'security':
      return <Security office={office} />;
    case 'own':
      return <OwnPage own={office.own} />;
  }
};
