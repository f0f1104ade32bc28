import { BookedLines, PrintedBefore } from '../booking/booked-lines.tsx';
import { phonePage } from '../phone-page.ts';
import { type SlipState, slipFailed } from '../slip-state.ts';
import type { Held, Taking } from '../steps.ts';
import { MoreOfVisit } from '../visit/more-of-visit.tsx';
import { bookedAheadWords, waitWords } from '../wait-words.ts';
import type { OpenStage, Stage } from '../words.ts';
import { Ahead } from './ahead.tsx';
import { Frame } from './frame.tsx';
import { Icon } from './icons.tsx';
import { PhoneCode } from './phone-code.tsx';
import { TicketNumber } from './ticket-number.tsx';

export function TakingScreen({ stage, step }: { readonly stage: Stage; readonly step: Taking }) {
  return (
    <Frame
      stage={stage}
      name="taking"
      kind="notice"
      above={<span class="pulse" aria-hidden="true" />}
      title={stage.words.taking}
      below={
        <p class="message" role="status">
          {step.busy ? stage.words.takingBusy : step.tries > 1 ? stage.words.takingSlow : stage.words.takingMore}
        </p>
      }
    />
  );
}

export function TicketScreen({ stage, step }: { readonly stage: OpenStage; readonly step: Held }) {
  const { words, model } = stage;
  const service = model.service(step.service);
  const slip = model.slip.value ?? 'printing';
  const closing = model.closing.value;
  return (
    <Frame
      stage={stage}
      name={`ticket ${step.number}`}
      kind="ticket"
      title={<TicketNumber stage={stage} number={step.number} hasMore={step.more !== undefined} />}
      below={
        <div class="ticket__about">
          <Ahead
            wait={waitWords(stage, step)}
            people={stage.common.peopleAhead(step.ahead)}
            booked={bookedAheadWords(stage, step)}
          />
          {step.booked === undefined ? (
            <p>{service === undefined ? '' : stage.say(service.name)}</p>
          ) : (
            <BookedLines stage={stage} booked={step.booked} service={service} />
          )}
          {step.more !== undefined && <MoreOfVisit stage={stage} more={step.more} />}
        </div>
      }
      detail={<TicketDetail stage={stage} step={step} slip={slip} />}
      controls={
        <>
          <button type="button" class="closing" aria-hidden={closing === null} tabIndex={closing === null ? -1 : 0}>
            {closing === null ? '' : words.closing(closing)}
          </button>
          <button type="button" class="take" onClick={() => model.startOver()}>
            {words.done}
          </button>
        </>
      }
    />
  );
}

/** How the slip stands, what is to be shown at the counter, and how one follows the queue. */
const TicketDetail = (props: { readonly stage: OpenStage; readonly step: Held; readonly slip: SlipState }) => {
  const { stage, step, slip } = props;
  const { words } = stage;
  const link = step.secret === null ? null : phonePage(step.secret);
  const privilege = stage.view.priorityClasses.find(({ id }) => id === step.priorityClass);
  return (
    <>
      {step.booked?.again ? (
        <PrintedBefore stage={stage} booked={step.booked} />
      ) : (
        <SlipLine stage={stage} state={slip} />
      )}
      {privilege !== undefined && (
        <p class="with-icon ticket__proof">
          <Icon name="star" />
          <span>{words.showProof(stage.say(privilege.proof))}</span>
        </p>
      )}
      {link === null ? (
        <p class="ticket__hall">{words.hall}</p>
      ) : (
        <PhoneCode link={link} label={words.scan} more={words.hall} />
      )}
    </>
  );
};

const SlipLine = ({ stage, state }: { readonly stage: Stage; readonly state: SlipState }) => (
  <p class={slipFailed(state) ? 'slip-line slip-line--note' : 'slip-line'} role="status">
    <Icon name={slipFailed(state) ? 'warn' : 'slip'} />
    <span>{stage.words.slip[state]}</span>
  </p>
);
