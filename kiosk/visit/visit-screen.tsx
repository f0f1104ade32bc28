import type { KioskView } from '../../shared/views.ts';
import { AskingScreen } from '../booking/pieces.tsx';
import { useFit } from '../fit.ts';
import { Bar, Frame, Pager } from '../screens/frame.tsx';
import { groupIcon, Icon } from '../screens/icons.tsx';
import { waitWords } from '../wait-words.ts';
import type { OpenStage } from '../words.ts';
import type { Visit, VisitState } from './visit.ts';
import { visitWords } from './words.ts';
import './visit.css';

/** One ticket for several services, or a ticket each for several people: what they have chosen, and what they may add. */
export function VisitScreen({ stage, visit }: VisitProps) {
  const state = visit.state.value;
  switch (state.at) {
    case 'plan':
      return <PlanScreen stage={stage} visit={visit} state={state} />;
    case 'services':
      return state.group === null ? (
        <TopicsScreen stage={stage} visit={visit} page={state.page} />
      ) : (
        <ServicesScreen stage={stage} visit={visit} group={state.group} page={state.page} />
      );
    case 'people':
      return <PeopleScreen stage={stage} visit={visit} />;
    case 'asking':
      return <AskingScreen stage={stage} {...state} first={stage.words.takingMore} slow={stage.words.takingSlow} />;
  }
}

interface VisitProps {
  readonly stage: OpenStage;
  readonly visit: Visit;
}

const PlanScreen = (props: VisitProps & { readonly state: Extract<VisitState, { readonly at: 'plan' }> }) => {
  const { stage, visit, state } = props;
  const words = visitWords(stage.language);
  const legs = visit.legs.value;
  const people = visit.people.value;
  return (
    <Frame
      stage={stage}
      name="visit"
      kind="confirm"
      title={words.title}
      below={
        legs.length > 1 && <p role="status">{visit.isPlanning.value ? words.planning : orderWords(visit, words)}</p>
      }
      detail={<Legs stage={stage} visit={visit} />}
      controls={
        <>
          {state.trouble !== null && (
            <p class="trouble" role="alert">
              <Icon name="warn" />
              <span>{{ ...stage.words.troubles, ...stage.words.unavailable }[state.trouble]}</span>
            </p>
          )}
          <Choices stage={stage} visit={visit} />
          <button
            type="button"
            class="take"
            aria-disabled={visit.isPlanning.value}
            onClick={() => !visit.isPlanning.peek() && visit.take()}
          >
            {state.trouble !== null ? stage.common.tryAgain : people > 1 ? words.takeEach(people) : stage.words.take}
          </button>
        </>
      }
      bar={<Bar stage={stage} />}
    />
  );
};

const orderWords = (visit: Visit, words: ReturnType<typeof visitWords>): string =>
  visit.legs.value.every(({ estimate }) => estimate !== null) ? words.suggested : words.asked;

/** The services in their order, each with what it waits once the one before is done: told again when the order is another. */
const Legs = ({ stage, visit }: VisitProps) => (
  <div role="status">
    <ol class="visit-legs">
      {visit.legs.value.map((leg, at) => (
        <li key={leg.service}>
          <span class="visit-legs__at">{at + 1}</span>
          <span>
            {stage.say(stage.model.service(leg.service)?.name ?? {})}
            {leg.estimate !== null && <small>{waitWords(stage, leg)}</small>}
          </span>
        </li>
      ))}
    </ol>
  </div>
);

/** What may be added; nothing once it was asked for. */
const Choices = ({ stage, visit }: VisitProps) => {
  const words = visitWords(stage.language);
  const { most } = visit;
  if (visit.isFixed.value) return null;
  const chosen = visit.legs.value.length;
  return (
    <>
      {chosen < most.services && (
        <Choice icon="topics" onPress={() => visit.openServices()}>
          {words.addService}
        </Choice>
      )}
      {chosen > 1 && (
        <Choice icon="erase" onPress={() => visit.clear()}>
          {words.clear}
        </Choice>
      )}
      {most.people > 1 && (
        <Choice icon="people" onPress={() => visit.openPeople()}>
          {words.peopleChosen(visit.people.value)}
        </Choice>
      )}
    </>
  );
};

const Choice = (props: {
  readonly icon: 'topics' | 'erase' | 'people';
  readonly onPress: () => void;
  readonly children: string;
}) => (
  <button type="button" class="row" onClick={props.onPress}>
    <Icon name={props.icon} />
    <span class="row__name">{props.children}</span>
    <Icon name="ahead" />
  </button>
);

const TopicsScreen = ({ stage, visit, page: at }: VisitProps & { readonly page: number }) => {
  const left = new Set(visit.others(null).map(({ group }) => group));
  const groups: KioskView['groups'] = stage.view.groups.filter(({ id }) => left.has(id));
  const words = visitWords(stage.language);
  return (
    <ChooseScreen
      stage={stage}
      name="visit-topics"
      title={groups.length === 0 ? words.none : words.choose}
      items={groups}
      at={at}
      row={(group) => (
        <button type="button" class="row" onClick={() => visit.openGroup(group.id)}>
          <Icon name={groupIcon(group.icon)} />
          <span class="row__name">{stage.say(group.name)}</span>
          <Icon name="ahead" />
        </button>
      )}
    />
  );
};

const ServicesScreen = (props: VisitProps & { readonly group: string; readonly page: number }) => {
  const { stage, visit, group, page } = props;
  const name = stage.view.groups.find(({ id }) => id === group)?.name;
  return (
    <ChooseScreen
      stage={stage}
      name={`visit-services ${group}`}
      above={<p>{visitWords(stage.language).choose}</p>}
      title={name === undefined ? visitWords(stage.language).choose : stage.say(name)}
      items={visit.others(group)}
      at={page}
      row={(service) => (
        <button type="button" class="row" onClick={() => visit.add(service.id)}>
          <span class="row__name">{stage.say(service.name)}</span>
          <Icon name="ahead" />
        </button>
      )}
    />
  );
};

/** A list to choose one of, page by page. */
function ChooseScreen<T extends { readonly id: string }>(props: {
  readonly stage: OpenStage;
  readonly name: string;
  readonly above?: preact.JSX.Element;
  readonly title: string;
  readonly items: readonly T[];
  readonly at: number;
  readonly row: (item: T) => preact.JSX.Element;
}) {
  const { stage, name, above, title, items, at, row } = props;
  const page = useFit(stage, items, at);
  return (
    <Frame
      stage={stage}
      name={name}
      above={above}
      title={title}
      box={page.box}
      controls={
        <>
          <ul class="rows">
            {page.items.map((item) => (
              <li key={item.id}>{row(item)}</li>
            ))}
          </ul>
          <Pager stage={stage} page={page.page} pages={page.pages} />
        </>
      }
      bar={<Bar stage={stage} />}
    />
  );
}

const PeopleScreen = ({ stage, visit }: VisitProps) => {
  const words = visitWords(stage.language);
  const counts = Array.from({ length: visit.most.people }, (_, at) => at + 1);
  return (
    <Frame
      stage={stage}
      name="visit-people"
      title={words.people}
      below={<p>{words.peopleMore}</p>}
      controls={
        <ul class="visit-counts" style={{ '--across': acrossFor(counts.length) }}>
          {counts.map((count) => (
            <li key={count}>
              <button
                type="button"
                class="visit-count"
                aria-pressed={count === visit.people.value}
                onClick={() => visit.choosePeople(count)}
              >
                {count}
              </button>
            </li>
          ))}
        </ul>
      }
      bar={<Bar stage={stage} />}
    />
  );
};

/** How many stand beside each other, so that no row is nearly empty. */
const acrossFor = (count: number): number => (count > 4 ? Math.ceil(count / 2) : count);
