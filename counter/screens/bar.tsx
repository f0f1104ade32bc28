import { stopwatch } from '../../shared/words.ts';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { ActionButton } from './action-button.tsx';
import { Icon, type IconName } from './icons.tsx';
import { useDesk } from './scene.ts';

const stateIcon: { readonly [state: string]: IconName } = { open: 'serving', paused: 'paused', closed: 'closed' };

const Place = () => {
  const { view, words, text, named } = useDesk();
  const { counter } = view;
  return (
    <div class="bar__place">
      <h1 class="bar__counter">{words.counter.bar.counter(counter.name)}</h1>
      <p class={`state state--${counter.state}`}>
        <Icon name={stateIcon[counter.state] ?? 'closed'} /> {words.counter.bar[counter.state]}
      </p>
      <p class="bar__profile">
        {counter.place !== null && <>{text(counter.place)} · </>}
        {named(view.profiles, counter.profile)}
      </p>
    </div>
  );
};

const Today = () => {
  const { view, words } = useDesk();
  const { served, meanServiceSeconds } = view.today;
  return (
    <p class="bar__today" title={words.counter.bar.todayTitle}>
      {words.counter.bar.today(served)}
      {meanServiceSeconds !== null && <> · {words.counter.bar.mean(stopwatch(meanServiceSeconds))}</>}
    </p>
  );
};

/** The top line: which counter, how it stands, and what concerns the clerk rather than the ticket. */
export const Bar = () => {
  const { desk, view, user, words, language, languages, chooseLanguage } = useDesk();
  const bar = words.counter.bar;
  return (
    <header class="bar">
      <Place />
      {view.day.practice && <p class="bar__practice">{words.common.practice}</p>}
      <Today />
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
        <LanguageSwitch languages={languages} chosen={language} label={bar.language} onChoose={chooseLanguage} />
        <button
          type="button"
          class="button button--bar bar__person"
          title={bar.signOut}
          onClick={() => desk.open({ kind: 'sign-out' })}
        >
          <Icon name="person" />
          <span class="bar__name">{user.name}</span>
          <span>{bar.signOut}</span>
        </button>
      </div>
    </header>
  );
};
