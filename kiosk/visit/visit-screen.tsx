import type { KioskView } from '../../shared/views.ts';
import { AskingScreen } from '../booking/pieces.tsx';
import { useFit } from '../fit.ts';
import { Bar, Frame, Pager } from '../screens/frame.tsx';
import { groupIcon, Icon } from '../screens/icons.tsx';
import { waitWords } from '../wait-words.ts';
import type { OpenScreenContext } from '../words.ts';
import type { Visit, VisitState } from './visit.ts';
import { visitWords } from './words.ts';
import './visit.css';

/** One ticket for several services, or a ticket each for several people: what they have chosen, and what they may add. */
export function VisitScreen({ context, visit }: VisitProps) {
  const state = visit.state.value;
  switch (state.at) {
    case 'plan':
      return <PlanScreen context={context} visit={visit} state={state} />;
    case 'services':
      return state.group === null ? (
        <TopicsScreen context={context} visit={visit} page={state.page} />
      ) : (
        <ServicesScreen context={context} visit={visit} group={state.group} page={state.page} />
      );
    case 'people':
      return <PeopleScreen context={context} visit={visit} />;
    case 'asking':
      return (
        <AskingScreen context={context} {...state} first={context.words.takingMore} slow={context.words.takingSlow} />
      );
  }
}

interface VisitProps {
  readonly context: OpenScreenContext;
  readonly visit: Visit;
}

const PlanScreen = (props: VisitProps & { readonly state: Extract<VisitState, { readonly at: 'plan' }> }) => {
  const { context, visit, state } = props;
  const words = visitWords(context.language);
  const legs = visit.legs.value;
  const people = visit.people.value;
  return (
    <Frame
      context={context}
      name="visit"
      kind="confirm"
      title={words.title}
      below={
        legs.length > 1 && <p role="status">{visit.isPlanning.value ? words.planning : orderWords(visit, words)}</p>
      }
      detail={<Legs context={context} visit={visit} />}
      controls={
        <>
          {state.trouble !== null && (
            <p class="trouble" role="alert">
              <Icon name="warn" />
              <span>{{ ...context.words.troubles, ...context.words.unavailable }[state.trouble]}</span>
            </p>
          )}
          <Choices context={context} visit={visit} />
          <button
            type="button"
            class="take"
            aria-disabled={visit.isPlanning.value}
            onClick={() => !visit.isPlanning.peek() && visit.take()}
          >
            {state.trouble !== null
              ? context.common.tryAgain
              : people > 1
                ? words.takeEach(people)
                : context.words.take}
          </button>
        </>
      }
      bar={<Bar context={context} />}
    />
  );
};

const orderWords = (visit: Visit, words: ReturnType<typeof visitWords>): string =>
  visit.legs.value.every(({ estimate }) => estimate !== null) ? words.suggested : words.asked;

/** The services in their order, each with what it waits once the one before is done: told again when the order is another. */
const Legs = ({ context, visit }: VisitProps) => (
  <div role="status">
    <ol class="visit-legs">
      {visit.legs.value.map((leg, at) => (
        <li key={leg.service}>
          <span class="visit-legs__at">{at + 1}</span>
          <span>
            {context.say(context.model.service(leg.service)?.name ?? {})}
            {leg.estimate !== null && <small>{waitWords(context, leg)}</small>}
          </span>
        </li>
      ))}
    </ol>
  </div>
);

/** What may be added; nothing once it was asked for. */
const Choices = ({ context, visit }: VisitProps) => {
  const words = visitWords(context.language);
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

const TopicsScreen = ({ context, visit, page: at }: VisitProps & { readonly page: number }) => {
  const left = new Set(visit.others(null).map(({ group }) => group));
  const groups: KioskView['groups'] = context.view.groups.filter(({ id }) => left.has(id));
  const words = visitWords(context.language);
  return (
    <ChooseScreen
      context={context}
      name="visit-topics"
      title={groups.length === 0 ? words.none : words.choose}
      items={groups}
      at={at}
      row={(group) => (
        <button type="button" class="row" onClick={() => visit.openGroup(group.id)}>
          <Icon name={groupIcon(group.icon)} />
          <span class="row__name">{context.say(group.name)}</span>
          <Icon name="ahead" />
        </button>
      )}
    />
  );
};

const ServicesScreen = (props: VisitProps & { readonly group: string; readonly page: number }) => {
  const { context, visit, group, page } = props;
  const name = context.view.groups.find(({ id }) => id === group)?.name;
  return (
    <ChooseScreen
      context={context}
      name={`visit-services ${group}`}
      above={<p>{visitWords(context.language).choose}</p>}
      title={name === undefined ? visitWords(context.language).choose : context.say(name)}
      items={visit.others(group)}
      at={page}
      row={(service) => (
        <button type="button" class="row" onClick={() => visit.add(service.id)}>
          <span class="row__name">{context.say(service.name)}</span>
          <Icon name="ahead" />
        </button>
      )}
    />
  );
};

/** A list to choose one of, page by page. */
function ChooseScreen<T extends { readonly id: string }>(props: {
  readonly context: OpenScreenContext;
  readonly name: string;
  readonly above?: preact.JSX.Element;
  readonly title: string;
  readonly items: readonly T[];
  readonly at: number;
  readonly row: (item: T) => preact.JSX.Element;
}) {
  const { context, name, above, title, items, at, row } = props;
  const page = useFit(context, items, at);
  return (
    <Frame
      context={context}
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
          <Pager context={context} page={page.page} pages={page.pages} />
        </>
      }
      bar={<Bar context={context} />}
    />
  );
}

const PeopleScreen = ({ context, visit }: VisitProps) => {
  const words = visitWords(context.language);
  const counts = Array.from({ length: visit.most.people }, (_, at) => at + 1);
  return (
    <Frame
      context={context}
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
      bar={<Bar context={context} />}
    />
  );
};

/** How many stand beside each other, so that no row is nearly empty. */
const acrossFor = (count: number): number => (count > 4 ? Math.ceil(count / 2) : count);
