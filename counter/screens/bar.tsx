import { BeginEmergency } from '../../ui/emergency/begin.tsx';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { Roundabout } from '../../ui/roundabout.tsx';
import { stopwatch } from '../times.ts';
import { ActionButton } from './action-button.tsx';
import { useDesk } from './context.ts';
import { Icon, type IconName } from './icons.tsx';

/** The top line: which counter, how it stands, and what concerns the clerk rather than the ticket. */
export function Bar() {
  const { desk, words, language, languages, chooseLanguage } = useDesk();
  const bar = words.counter.bar;
  return (
    <header class="bar">
      <Place />
      <div class="bar__tools">
        <ActionButton
          class="button--bar"
          label={bar.pause}
          hint="pause"
          asks="pause"
          ready={desk.offers('pause')}
          onPress={() => desk.open({ kind: 'pause' })}
        />
        <ActionButton
          class="button--bar"
          label={bar.closeCounter}
          asks="close"
          ready={desk.offers('close')}
          onPress={() => desk.open({ kind: 'close-counter' })}
        />
        <ActionButton
          class="button--bar"
          label={bar.help}
          hint="help"
          ready
          onPress={() => desk.open({ kind: 'help' })}
        />
        <BeginEmergency centre={desk.desk.centre} language={language} class="button button--bar" />
        <LanguageSwitch languages={languages} chosen={language} label={bar.language} onChoose={chooseLanguage} />
        <Person />
      </div>
    </header>
  );
}

/** Who sits here, and the way out. */
const Person = () => {
  const { desk, user, words } = useDesk();
  const { signOut } = words.counter.bar;
  return (
    <button
      type="button"
      class="button button--bar bar__person"
      title={signOut}
      onClick={() => desk.open({ kind: 'sign-out' })}
    >
      <Icon name="person" />
      <span class="bar__name">{user.name}</span>
      <span>{signOut}</span>
    </button>
  );
};

const stateIcon: { readonly [state: string]: IconName } = { open: 'serving', paused: 'paused', closed: 'closed' };

/** What the counter takes; another choice counts from the next call on. */
const Profile = () => {
  const { desk, view, words, named } = useDesk();
  const { profile } = view.counter;
  if (view.profiles.length < 2 || !desk.offers('profile')) return <span>{named('profiles', profile)}</span>;
  return (
    <select
      class="bar__profile"
      aria-label={words.counter.bar.profile}
      value={profile}
      onChange={(event) => {
        void desk.ask({ type: 'profile', profile: event.currentTarget.value });
        // The keys of the screen work again at once.
        event.currentTarget.blur();
      }}
    >
      {view.profiles.map(({ id }) => (
        <option key={id} value={id}>
          {named('profiles', id)}
        </option>
      ))}
    </select>
  );
};

const Place = () => {
  const { view, words, text } = useDesk();
  const { counter, today } = view;
  const { bar } = words.counter;
  return (
    <div class="bar__place">
      <div class="bar__line">
        <h1 class="bar__counter">{bar.counter(counter.name)}</h1>
        <p class={`state state--${counter.state}`}>
          <Icon name={stateIcon[counter.state] ?? 'closed'} /> {bar[counter.state]}
        </p>
        {view.day.practice && <p class="bar__practice">{words.counter.practice}</p>}
      </div>
      <p class="bar__more">
        {counter.place !== null && (
          <span class="bar__where" title={text(counter.place)}>
            {text(counter.place)}
          </span>
        )}
        <Profile />
        <span class="bar__today" title={bar.todayTitle}>
          {bar.today(today.served)}
          {today.meanServiceSeconds !== null && `, ${bar.mean(stopwatch(today.meanServiceSeconds))}`}
        </span>
        <Roundabout text={words.common.roundabout} />
      </p>
    </div>
  );
};
