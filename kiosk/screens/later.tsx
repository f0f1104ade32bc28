import { AboutScreen } from '../about/about.tsx';
import type { About, Confirm, Held, InGroup, Privilege, Searching, Taking } from '../steps.ts';
import type { OpenStage } from '../words.ts';
import { ConfirmScreen } from './confirm.tsx';
import { GroupScreen } from './group.tsx';
import { PrivilegeScreen } from './privilege.tsx';
import { SearchScreen } from './search.tsx';
import { TakingScreen, TicketScreen } from './ticket.tsx';

export type LaterStep = InGroup | Searching | Confirm | About | Privilege | Taking | Held;

/** The screens after the first, down to the ticket: they are fetched together, once the first stands there. */
export function LaterScreen({ stage, step }: { readonly stage: OpenStage; readonly step: LaterStep }) {
  switch (step.step) {
    case 'group':
      return <GroupScreen stage={stage} step={step} />;
    case 'search':
      return <SearchScreen stage={stage} step={step} />;
    case 'confirm':
      return <ConfirmScreen stage={stage} step={step} />;
    case 'about':
      return <AboutScreen stage={stage} step={step} />;
    case 'privilege':
      return <PrivilegeScreen stage={stage} step={step} />;
    case 'taking':
      return <TakingScreen stage={stage} step={step} />;
    case 'ticket':
      return <TicketScreen stage={stage} step={step} />;
  }
}
