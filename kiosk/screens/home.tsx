import { clockTime, openingDay } from '../../shared/words.ts';
import type { ErrandKind } from '../errand.ts';
import { useFit } from '../fit.ts';
import { isLow } from '../paging.ts';
import type { Home } from '../steps.ts';
import type { OpenScreenContext } from '../words.ts';
import { Bar, BarButton, Frame, LowHelp, Pager, ReachButton, SearchButton } from './frame.tsx';
import { Icon, type IconName } from './icons.tsx';
import { frequentOf, GroupTiles, ServiceRows, whyNothing } from './rows.tsx';

export function HomeScreen({ context, step }: { readonly context: OpenScreenContext; readonly step: Home }) {
  const { view, words, model } = context;
  const why = view.day.taking ? whyNothing(view) : null;
  const taking = view.day.taking && why === null;
  // While it is closed or full, documents can be looked up; what is asked for most has no hurry then.
  const often = taking ? frequentOf(view) : [];
  // Topics that hold nothing but what stands there already are left out.
  const hasMore = often.length < view.services.length;
  const low = isLow(model.layout.value);
  // Low there is no room for both: the topics are one touch away, as they are wherever they stand on another page.
  const apart = low && often.length > 0 && hasMore;
  const first = step.topics ? [] : often;
  const then = (apart && !step.topics) || !hasMore ? [] : view.groups;
  // What is asked for most, then the topics: one list, as much of it on a page as fits.
  const page = useFit(context, [...first, ...then], step.page, { second: first.length });
  const services = first.slice(page.from, page.to);
  const groups = then.slice(Math.max(0, page.from - first.length), Math.max(0, page.to - first.length));
  const topics = taking ? words.topics : words.closedTopics;
  return (
    <Frame
      context={context}
      name={taking ? 'home' : 'closed'}
      kind={taking ? 'home' : 'closed'}
      above={view.day.practice ? undefined : <p>{context.say(view.welcome)}</p>}
      title={taking ? words.question : why === null ? words.closed : words.unavailable[why]}
      below={
        <>
          {!view.day.taking && <Opens context={context} />}
          {apart && <LowHelp context={context}>{step.topics ? words.topics : words.often}</LowHelp>}
        </>
      }
      box={page.box}
      controls={
        <>
          {!step.topics && errands(context)}
          {services.length > 0 && (
            <section>
              {hasMore && <h2 class={apart ? 'visually-hidden' : undefined}>{words.often}</h2>}
              <ServiceRows context={context} services={services} />
            </section>
          )}
          {groups.length > 0 && (
            <section>
              <h2 class={apart ? 'visually-hidden' : undefined}>{topics}</h2>
              <GroupTiles context={context} groups={groups} />
            </section>
          )}
          <Pager context={context} page={page.page} pages={page.pages} />
        </>
      }
      bar={step.topics ? <Bar context={context} /> : homeBar(context, taking, hasMore && groups.length === 0)}
    />
  );
}

/** `opensTopics`: they stand on another page, a touch away. Plain functions, as those below, are lighter than components. */
const homeBar = (context: OpenScreenContext, isTaking: boolean, opensTopics: boolean) => (
  <>
    {opensTopics && (
      <BarButton at="over" icon="topics" onPress={() => context.model.openTopics()}>
        {context.words.topicsButton}
      </BarButton>
    )}
    <SearchButton context={context}>{isTaking ? context.words.search : context.words.find}</SearchButton>
    <ReachButton context={context} />
  </>
);

/** What somebody may have come for besides a ticket. */
const errands = (context: OpenScreenContext) => {
  const { view, words } = context;
  if (!view.offersBooking && !view.offersAppeals) return null;
  return (
    <div class="errands">
      {view.offersBooking && errand(context, 'check-in', 'check', words.booked)}
      {view.offersBooking && errand(context, 'book', 'clock', words.book)}
      {view.offersAppeals && errand(context, 'write', 'paper', words.write)}
    </div>
  );
};

const errand = (context: OpenScreenContext, kind: ErrandKind, icon: IconName, name: string) => (
  <button type="button" class="tile" onClick={() => context.model.openErrand(kind)}>
    <Icon name={icon} />
    <span>{name}</span>
  </button>
);

/** When the centre opens again, and in the sample centre how one gets in meanwhile. */
const Opens = ({ context }: { readonly context: OpenScreenContext }) => {
  const { day, centre } = context.view;
  const at = day.opensAt === null ? null : Date.parse(day.opensAt);
  return (
    <>
      <p class="opens">
        {at === null
          ? context.words[day.archived ? 'archived' : 'opensUnknown']
          : context.words.opens(
              openingDay(at, context.model.now(), centre.timeZone, context.calendar),
              clockTime(at, centre.timeZone),
            )}
      </p>
      {centre.sample && <p>{context.words.sampleClosed}</p>}
    </>
  );
};
