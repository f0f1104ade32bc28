import { clockTime, openingDay } from '../../shared/words.ts';
import type { ErrandKind } from '../errand.ts';
import { useFit } from '../fit.ts';
import { isLow } from '../paging.ts';
import type { Home } from '../steps.ts';
import type { OpenStage } from '../words.ts';
import { Bar, BarButton, Frame, LowHelp, Pager, ReachButton, SearchButton } from './frame.tsx';
import { Icon, type IconName } from './icons.tsx';
import { frequentOf, GroupTiles, ServiceRows, whyNothing } from './rows.tsx';

export function HomeScreen({ stage, step }: { readonly stage: OpenStage; readonly step: Home }) {
  const { view, words, model } = stage;
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
  const page = useFit(stage, [...first, ...then], step.page, { second: first.length });
  const services = first.slice(page.from, page.to);
  const groups = then.slice(Math.max(0, page.from - first.length), Math.max(0, page.to - first.length));
  const topics = taking ? words.topics : words.closedTopics;
  return (
    <Frame
      stage={stage}
      name={taking ? 'home' : 'closed'}
      kind={taking ? 'home' : 'closed'}
      above={view.day.practice ? undefined : <p>{stage.say(view.welcome)}</p>}
      title={taking ? words.question : why === null ? words.closed : words.unavailable[why]}
      below={
        <>
          {!view.day.taking && <Opens stage={stage} />}
          {apart && <LowHelp stage={stage}>{step.topics ? words.topics : words.often}</LowHelp>}
        </>
      }
      box={page.box}
      controls={
        <>
          {!step.topics && <Errands stage={stage} />}
          {services.length > 0 && (
            <section>
              {hasMore && <h2 class={apart ? 'visually-hidden' : undefined}>{words.often}</h2>}
              <ServiceRows stage={stage} services={services} />
            </section>
          )}
          {groups.length > 0 && (
            <section>
              <h2 class={apart ? 'visually-hidden' : undefined}>{topics}</h2>
              <GroupTiles stage={stage} groups={groups} />
            </section>
          )}
          <Pager stage={stage} page={page.page} pages={page.pages} />
        </>
      }
      bar={
        step.topics ? (
          <Bar stage={stage} />
        ) : (
          <HomeBar stage={stage} isTaking={taking} opensTopics={hasMore && groups.length === 0} />
        )
      }
    />
  );
}

const HomeBar = (props: {
  readonly stage: OpenStage;
  readonly isTaking: boolean;
  /** The topics are a touch away: they stand on another page. */
  readonly opensTopics: boolean;
}) => {
  const { words, model } = props.stage;
  return (
    <>
      {props.opensTopics && (
        <BarButton at="over" icon="topics" onPress={() => model.openTopics()}>
          {words.topicsButton}
        </BarButton>
      )}
      <SearchButton stage={props.stage}>{props.isTaking ? words.search : words.find}</SearchButton>
      <ReachButton stage={props.stage} />
    </>
  );
};

/** What somebody may have come for besides a ticket. */
const Errands = ({ stage }: { readonly stage: OpenStage }) => {
  const { view, words } = stage;
  if (!view.offersBooking && !view.offersAppeals) return null;
  return (
    <div class="errands">
      {view.offersBooking && (
        <>
          <ErrandButton stage={stage} kind="check-in" icon="check" name={words.booked} />
          <ErrandButton stage={stage} kind="book" icon="clock" name={words.book} />
        </>
      )}
      {view.offersAppeals && <ErrandButton stage={stage} kind="write" icon="paper" name={words.write} />}
    </div>
  );
};

const ErrandButton = (props: {
  readonly stage: OpenStage;
  readonly kind: ErrandKind;
  readonly icon: IconName;
  readonly name: string;
}) => (
  <button type="button" class="tile" onClick={() => props.stage.model.openErrand(props.kind)}>
    <Icon name={props.icon} />
    <span>{props.name}</span>
  </button>
);

/** When the centre opens again, and in the sample centre how one gets in meanwhile. */
const Opens = ({ stage }: { readonly stage: OpenStage }) => {
  const { day, centre } = stage.view;
  const at = day.opensAt === null ? null : Date.parse(day.opensAt);
  return (
    <>
      <p class="opens">
        {at === null
          ? stage.words[day.archived ? 'archived' : 'opensUnknown']
          : stage.words.opens(
              openingDay(at, stage.model.now(), centre.timeZone, stage.calendar),
              clockTime(at, centre.timeZone),
            )}
      </p>
      {centre.sample && <p>{stage.words.sampleClosed}</p>}
    </>
  );
};
