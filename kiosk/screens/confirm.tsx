import type { LocalText } from '../../shared/centre/centre.ts';
import type { KioskService } from '../../shared/views.ts';
import { unbroken } from '../../ui/words.ts';
import { AboutChoice } from '../about/about-choice.tsx';
import { useFit } from '../fit.ts';
import type { ToldWait } from '../privileged-wait.ts';
import type { Confirm } from '../steps.ts';
import { VisitChoice } from '../visit/visit-choice.tsx';
import { bookedAheadWords, privilegedWaitWords, waitWords } from '../wait-words.ts';
import type { OpenStage } from '../words.ts';
import { Ahead } from './ahead.tsx';
import { Bar, Frame, Pager } from './frame.tsx';
import { Icon } from './icons.tsx';

export function ConfirmScreen({ stage, step }: { readonly stage: OpenStage; readonly step: Confirm }) {
  const { words, model } = stage;
  const service = model.service(step.service);
  // Read here: the heading is fitted again to what stands below it.
  const told = model.privilegedWait.value;
  const page = useFit(stage, service?.documents ?? [], step.page);
  if (service === undefined) return null;
  // What was refused for today is not asked for again by one who has read so.
  const may = model.mayTake(step) && !(step.trouble !== null && step.trouble in words.unavailable);
  return (
    <Frame
      stage={stage}
      name={`confirm ${service.id}`}
      kind="confirm"
      title={stage.say(service.name)}
      long={stage.say(service.name).length > longName}
      below={may && <Expected stage={stage} step={step} service={service} told={told} />}
      detail={<Documents stage={stage} documents={page.items} />}
      box={page.box}
      controls={
        <>
          <Pager stage={stage} page={page.page} pages={page.pages} />
          <Why stage={stage} step={step} />
          {service.passport && (step.trouble === null || !may) && <AboutChoice stage={stage} />}
          {may && (
            <>
              <PrivilegeChoice stage={stage} step={step} />
              <VisitChoice stage={stage} step={step} />
              <button type="button" class="take" onClick={() => model.take()}>
                {step.trouble === null ? words.take : stage.common.tryAgain}
              </button>
            </>
          )}
        </>
      }
      bar={<Bar stage={stage} />}
    />
  );
}

/** What the visitor has before them: with the privilege that they chose, once the server has said it. */
const Expected = (props: {
  readonly stage: OpenStage;
  readonly step: Confirm;
  readonly service: KioskService;
  readonly told: ToldWait | null;
}) => {
  const { stage, step, service, told } = props;
  if (step.priorityClass === null) {
    // Nobody before, yet a wait: the counters are busy.
    const busy = service.ahead === 0 && Boolean(service.estimate?.fromMinutes);
    return (
      <Ahead
        wait={waitWords(stage, service)}
        people={busy ? '' : stage.common.peopleWaiting(service.ahead)}
        booked={bookedAheadWords(stage, service)}
      />
    );
  }
  // While it is asked for, its room is kept.
  return told === null ? (
    <Ahead wait={stage.words.waitWithPrivilege('…')} people="" booked="" />
  ) : (
    <Ahead
      wait={privilegedWaitWords(stage, told)}
      people={stage.common.peopleAhead(told.ahead)}
      booked={bookedAheadWords(stage, told)}
    />
  );
};

/** The privilege: asked for only where there are any, and fixed once it was sent. */
const PrivilegeChoice = ({ stage, step }: { readonly stage: OpenStage; readonly step: Confirm }) => {
  const { words, view, model } = stage;
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
        {chosen === undefined ? words.privilege : stage.say(chosen.name)}
        <small>{chosen === undefined ? words.privilegeMore : stage.say(chosen.proof)}</small>
      </span>
      <Icon name="ahead" />
    </button>
  );
};

const Documents = ({ stage, documents }: { readonly stage: OpenStage; readonly documents: readonly LocalText[] }) => {
  const { words } = stage;
  return (
    <>
      <h2>{words.bring}</h2>
      {documents.length === 0 ? (
        <p>{words.bringNothing}</p>
      ) : (
        <ul class="documents">
          {documents.map((text) => (
            <li key={stage.say(text)}>
              <Icon name="paper" />
              <span>{unbroken(stage.say(text))}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};

/** Why there is no ticket: what went wrong with the last try, else why there cannot be one now. */
const Why = ({ stage, step }: { readonly stage: OpenStage; readonly step: Confirm }) => {
  const closed = stage.view.day.taking ? null : 'day-closed';
  const unavailable = stage.model.service(step.service)?.unavailable ?? closed;
  const why = step.trouble ?? unavailable;
  return why === null ? null : (
    <p class="trouble" role="alert">
      <Icon name="warn" />
      <span>{{ ...stage.words.troubles, ...stage.words.unavailable }[why]}</span>
    </p>
  );
};

/** Letters that fit a heading of full size in two lines. */
const longName = 52;
