import { BookedLines, PrintedBefore } from '../booking/booked-lines.tsx';
import { phonePage } from '../phone-page.ts';
import { type SlipState, slipFailed } from '../slip-state.ts';
import type { Held, Taking } from '../steps.ts';
import { MoreOfVisit } from '../visit/more-of-visit.tsx';
import { bookedAheadWords, waitWords } from '../wait-words.ts';
import type { OpenScreenContext, ScreenContext } from '../words.ts';
import { Ahead } from './ahead.tsx';
import { Frame } from './frame.tsx';
import { Icon } from './icons.tsx';
import { PhoneCode } from './phone-code.tsx';
import { TicketNumber } from './ticket-number.tsx';

export function TakingScreen({ context, step }: { readonly context: ScreenContext; readonly step: Taking }) {
  return (
    <Frame
      context={context}
      name="taking"
      kind="notice"
      above={<span class="pulse" aria-hidden="true" />}
      title={context.words.taking}
      below={
        <p class="message" role="status">
          {step.busy ? context.words.takingBusy : step.tries > 1 ? context.words.takingSlow : context.words.takingMore}
        </p>
      }
    />
  );
}

export function TicketScreen({ context, step }: { readonly context: OpenScreenContext; readonly step: Held }) {
  const { words, model } = context;
  const service = model.service(step.service);
  const slip = model.slip.value ?? 'printing';
  const closing = model.closing.value;
  return (
    <Frame
      context={context}
      name={`ticket ${step.number}`}
      kind="ticket"
      title={<TicketNumber context={context} number={step.number} hasMore={step.more !== undefined} />}
      below={
        <div class="ticket__about">
          <Ahead
            wait={waitWords(context, step)}
            people={context.common.peopleAhead(step.ahead)}
            booked={bookedAheadWords(context, step)}
          />
          {step.booked === undefined ? (
            <p>{service === undefined ? '' : context.say(service.name)}</p>
          ) : (
            <BookedLines context={context} booked={step.booked} service={service} />
          )}
          {step.more !== undefined && <MoreOfVisit context={context} more={step.more} />}
        </div>
      }
      detail={<TicketDetail context={context} step={step} slip={slip} />}
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
const TicketDetail = (props: {
  readonly context: OpenScreenContext;
  readonly step: Held;
  readonly slip: SlipState;
}) => {
  const { context, step, slip } = props;
  const { words } = context;
  const link = step.secret === null ? null : phonePage(step.secret);
  const privilege = context.view.priorityClasses.find(({ id }) => id === step.priorityClass);
  return (
    <>
      {step.booked?.again ? (
        <PrintedBefore context={context} booked={step.booked} />
      ) : (
        <SlipLine context={context} state={slip} />
      )}
      {privilege !== undefined && (
        <p class="with-icon ticket__proof">
          <Icon name="star" />
          <span>{words.showProof(context.say(privilege.proof))}</span>
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

const SlipLine = ({ context, state }: { readonly context: ScreenContext; readonly state: SlipState }) => (
  <p class={slipFailed(state) ? 'slip-line slip-line--note' : 'slip-line'} role="status">
    <Icon name={slipFailed(state) ? 'warn' : 'slip'} />
    <span>{context.words.slip[state]}</span>
  </p>
);
