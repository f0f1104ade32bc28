import { useFit } from '../fit.ts';
import type { InGroup } from '../steps.ts';
import type { OpenScreenContext } from '../words.ts';
import { Bar, Frame, LowHelp, Pager } from './frame.tsx';
import { groupIcon, Icon } from './icons.tsx';
import { ServiceRows } from './rows.tsx';

export function GroupScreen({ context, step }: { readonly context: OpenScreenContext; readonly step: InGroup }) {
  const { view } = context;
  const group = view.groups.find(({ id }) => id === step.group);
  const services = view.services.filter((service) => service.group === step.group);
  const page = useFit(context, services, step.page);
  if (group === undefined) return null;
  return (
    <Frame
      context={context}
      name={`group ${group.id}`}
      above={
        <span class="sign sign--group">
          <Icon name={groupIcon(group.icon)} />
        </span>
      }
      title={context.say(group.name)}
      below={<LowHelp context={context}>{context.words.chooseBelow}</LowHelp>}
      box={page.box}
      controls={
        <>
          <ServiceRows context={context} services={page.items} />
          <Pager context={context} page={page.page} pages={page.pages} />
        </>
      }
      bar={<Bar context={context} />}
    />
  );
}
