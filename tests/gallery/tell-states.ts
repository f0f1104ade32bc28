import type { OfficeModel } from '../../office/office-model.ts';
import { longestName } from '../../scripts/sample-centre.ts';
import type { OfficeBody } from '../../shared/cases/office-routes.ts';
import { good, lost, refused, type TalkingApi } from '../fronts/manager-fakes.ts';
import { longestPerson } from './booked.ts';
import { long, toTell } from './office-things.ts';

interface Shown {
  readonly path: string;
  readonly office?: OfficeBody;
  readonly offers: (server: TalkingApi) => void;
  readonly at?: (model: OfficeModel) => Promise<void>;
}

/** [NO4] The list of who is to be told by a person, as it can be. */
const listed =
  (list: ReturnType<typeof toTell>, marking: Parameters<TalkingApi['on']>[1] = () => lost): Shown['offers'] =>
  (server) => {
    server.on('casesToTell', () => good(list));
    server.on('tellCase', marking);
  };

const marked = async ({ scene: { value: now } }: OfficeModel): Promise<void> => {
  const [task] = toTell().tasks;
  if (now.step === 'in' && now.page.at === 'tell' && task !== undefined) await now.page.model.mark(task, true);
};

const path = 'tell';
export const toTellShown: Shown = { path, offers: listed(toTell()) };
export const tellStates: { readonly [name: string]: Shown } = {
  'to tell, longest names': {
    ...{ path, office: long },
    offers: listed(toTell({ name: longestPerson, address: longestName.az ?? '' })),
  },
  'to tell, nobody': { path, offers: listed({ tasks: [], more: false }) },
  'to tell, no answer': { path, offers: (server) => server.on('casesToTell', () => lost) },
  'to tell, not marked': { path, offers: listed(toTell(), () => refused('wrong-status')), at: marked },
  'to tell, marked': { path, offers: listed(toTell(), () => good({ status: 'sent' })), at: marked },
};
