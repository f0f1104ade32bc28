import type { LocalText } from '../../shared/centre/centre.ts';
import type { KioskService } from '../../shared/views.ts';
import { unbroken } from '../../ui/words.ts';
import { AboutChoice } from '../about/about-choice.tsx';
import { useFit } from '../fit.ts';
import type { ToldWait } from '../privileged-wait.ts';
import type { Confirm } from '../steps.ts';
import { VisitChoice } from '../visit/visit-choice.tsx';
import { bookedAheadWords, privilegedWaitWords, waitWords } from '../wait-words.ts';
import type { OpenScreenContext } from '../words.ts';
import { Ahead } from './ahead.tsx';
import { Bar, Frame, Pager } from './frame.tsx';
import { Icon } from './icons.tsx';

export function ConfirmScreen({ context, step }: { readonly context: OpenScreenContext; readonly step: Confirm }) {
  const { words, model } = context;
  const service = model.service(step.service);
  // Read here: the heading is fitted again to what stands below it.
  const told = model.privilegedWait.value;
  const page = useFit(context, service?.documents ?? [], step.page);
  if (service === undefined) return null;
  // What was refused for today is not asked for again by one who has read so.
  const may = model.mayTake(step) && !(step.trouble !== null && step.trouble in words.unavailable);
  return (
    <Frame
      context={context}
      name={`confirm ${service.id}`}
      kind="confirm"
      title={context.say(service.name)}
      long={context.say(service.name).length > longName}
      below={may && <Expected context={context} step={step} service={service} told={told} />}
      detail={<Documents context={context} documents={page.items} />}
      box={page.box}
      controls={
        <>
          <Pager context={context} page={page.page} pages={page.pages} />
          <Why context={context} step={step} />
          {service.passport && (step.trouble === null || !may) && <AboutChoice context={context} />}
          {may && (
            <>
              <PrivilegeChoice context={context} step={step} />
              <VisitChoice context={context} step={step} />
              <button type="button" class="take" onClick={() => model.take()}>
                {step.trouble === null ? words.take : context.common.tryAgain}
              </button>
            </>
          )}
        </>
      }
      bar={<Bar context={context} />}
    />
  );
}

/** What the visitor has before them: with the privilege that they chose, once the server has said it. */
const Expected = (props: {
  readonly context: OpenScreenContext;
  readonly step: Confirm;
  readonly service: KioskService;
  readonly told: ToldWait | null;
}) => {
  const { context, step, service, told } = props;
  if (step.priorityClass === null) {
    // Nobody before, yet a wait: the counters are busy.
    const busy = service.ahead === 0 && Boolean(service.estimate?.fromMinutes);
    return (
      <Ahead
        wait={waitWords(context, service)}
        people={busy ? '' : context.common.peopleWaiting(service.ahead)}
        booked={bookedAheadWords(context, service)}
      />
    );
  }
  // While it is asked for, its room is kept.
  return told === null ? (
    <Ahead wait={context.words.waitWithPrivilege('…')} people="" booked="" />
  ) : (
    <Ahead
      wait={privilegedWaitWords(context, told)}
      people={context.common.peopleAhead(told.ahead)}
      booked={bookedAheadWords(context, told)}
    />
  );
};

/** The privilege: asked for only where there are any, and fixed once it was sent. */
const PrivilegeChoice = ({ context, step }: { readonly context: OpenScreenContext; readonly step: Confirm }) => {
  const { words, view, model } = context;
  const chosen = view.priorityClasses.find(({ id }) => id === step.priorityClass);
  if (view.priorityClasses.length === 0 || (step.sent !== null && chosen === undefined)) return null;
  return (
    <button
      type="button"
      class="row row--privilege"
      aria-disabled={step.sent !== null}
      onClick={() => model.openPrivileges()}
    >
      <Icon name={chosen === undefined ? 'star' : 'check'} />
      <span class="row__name">
        {chosen === undefined ? words.privilege : context.say(chosen.name)}
        <small>{chosen === undefined ? words.privilegeMore : context.say(chosen.proof)}</small>
      </span>
      <Icon name="ahead" />
    </button>
  );
};

const Documents = ({
  context,
  documents,
}: {
  readonly context: OpenScreenContext;
  readonly documents: readonly LocalText[];
}) => {
  const { words } = context;
  return (
    <>
      <h2>{words.bring}</h2>
      {documents.length === 0 ? (
        <p>{words.bringNothing}</p>
      ) : (
        <ul class="documents">
          {documents.map((text) => (
            <li key={context.say(text)}>
              <Icon name="paper" />
              <span>{unbroken(context.say(text))}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};

/** Why there is no ticket: what went wrong with the last try, else why there cannot be one now. */
const Why = ({ context, step }: { readonly context: OpenScreenContext; readonly step: Confirm }) => {
  const closed = context.view.day.taking ? null : 'day-closed';
  const unavailable = context.model.service(step.service)?.unavailable ?? closed;
  const why = step.trouble ?? unavailable;
  return why === null ? null : (
    <p class="trouble" role="alert">
      <Icon name="warn" />
      <span>{{ ...context.words.troubles, ...context.words.unavailable }[why]}</span>
    </p>
  );
};

/** Letters that fit a heading of full size in two lines. */
const longName = 52;
