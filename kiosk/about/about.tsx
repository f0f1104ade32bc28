import { servicePage } from '../../shared/centre/passport.ts';
import { useFit } from '../fit.ts';
import { pageOnPhone } from '../phone-page.ts';
import { Bar, Frame, Pager } from '../screens/frame.tsx';
import { PhoneCode } from '../screens/phone-code.tsx';
import type { About } from '../steps.ts';
import type { OpenScreenContext } from '../words.ts';
import { PrintSheet } from './print-sheet.tsx';
import { type Paragraph, paragraphsOf, useTold } from './told.ts';
import { passportWords } from './words.ts';
import './about.css';

/** What there is to know of a service before a ticket is taken: to read here, on the phone or on paper. */
export function AboutScreen({ context, step }: { readonly context: OpenScreenContext; readonly step: About }) {
  const words = passportWords(context.language);
  const id = step.confirm.service;
  const told = useTold(context, id);
  const known = told.value !== null && told.value !== 'lost' ? paragraphsOf(context, told.value) : [];
  const page = useFit(context, known, step.page);
  const service = context.model.service(id);
  const link = pageOnPhone(servicePage(context.view.centre.id, id));
  if (service === undefined) return null;
  const code = known.length > 0 && link !== null ? <PhoneCode link={link} label={words.scan} /> : null;
  const layout = context.model.layout.value;
  return (
    <Frame
      context={context}
      name={`about ${id}`}
      kind="confirm"
      title={context.say(service.name)}
      long={context.say(service.name).length > longName}
      // Lying, the room is beside what is read, not below it; with everything low there is none.
      below={layout === 'landscape' && code}
      box={page.box}
      detail={
        <>
          {told.value === null && <p role="status">{words.loading}</p>}
          {told.value === 'lost' && <p role="alert">{words.lost}</p>}
          <Paragraphs paragraphs={page.items} />
        </>
      }
      controls={
        <>
          <Pager context={context} page={page.page} pages={page.pages} />
          {told.value === 'lost' && (
            <button
              type="button"
              class="take"
              onClick={() => {
                told.value = null;
              }}
            >
              {words.again}
            </button>
          )}
          {(layout === 'portrait' || layout === 'low') && code}
          {known.length > 0 && <PrintSheet context={context} service={id} />}
        </>
      }
      bar={<Bar context={context} />}
    />
  );
}

const Paragraphs = ({ paragraphs }: { readonly paragraphs: readonly Paragraph[] }) =>
  paragraphs.length === 0 ? null : (
    <ul class="documents about">
      {paragraphs.map(({ title, text }) => (
        <li key={text}>
          {title !== null && <h2>{title}</h2>}
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );

/** Letters that fit a heading of full size in two lines. */
const longName = 52;
