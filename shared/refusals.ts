export type RefusalCode = keyof typeof refusalStatus;
/** What only those meet who set a centre up: other screens carry no words for it. */
export type SetupRefusalCode =
  | 'report-exists'
  | 'draft-changed'
  | 'version-not-found'
  | 'centre-exists'
  | 'not-here'
  | 'head-office-person'
  | 'official-not-found'
  | 'calendar-not-found'
  | 'clip-not-found'
  | 'bad-clip'
  | 'bad-logo'
  | 'bad-media';

/** What only those meet who book, or look after what is booked. */
export type BookingRefusalCode =
  | 'seat-not-found'
  | 'slot-gone'
  | 'slot-taken'
  | 'has-seat'
  | 'has-ticket'
  | 'form-not-found'
  | 'bad-answers'
  | 'too-many-seats'
  | 'booking-paused'
  | 'no-standby'
  | 'places-free'
  | 'too-early'
  | 'unread-document'
  | 'no-fin';

/** What only those meet who ask for something in writing, or look after it. */
export type CaseRefusalCode =
  | 'case-not-found'
  | 'kind-not-found'
  | 'topic-not-found'
  | 'department-not-found'
  | 'executor-not-found'
  | 'ground-not-found'
  | 'needs-text'
  | 'needs-appeal'
  | 'needs-consent'
  | 'needs-lead'
  | 'needs-overseer'
  | 'already-extended'
  | 'already-reopened'
  | 'conflict'
  | 'wrong-ground'
  | 'not-joinable'
  | 'by-table'
  | 'nobody-free'
  | 'not-yet'
  | 'already-objected'
  | 'needs-proof'
  | 'table-not-found'
  | 'needs-another'
  | 'bad-file'
  | 'too-large'
  | 'too-many-files'
  | 'file-not-found';

/** What only a kiosk meets that reads its screens aloud. */
export type SpeechRefusalCode = 'no-voice';

/** What only those meet who say how it was. */
export type RatingRefusalCode = 'already-rated';

/** What a branch meets that brings its log to a head office. */
export type LinkRefusalCode = 'behind' | 'forked' | 'chain-broken';

/** Those that only `/history` meets. */
export type HistoryRefusalCode = 'needs-name' | 'wrong-name';

/** What only `/country` meets. */
export type CountryRefusalCode = 'no-duckdb';

export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
  /** What it was about: ids, a status, a path inside the configuration, seconds to wait. */
  readonly about?: { readonly [name: string]: string | number | boolean | null };
}

export type Result<T, R = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R };

/** A refusal as a result; `message` is one English line. */
export function refuse(
  code: RefusalCode,
  message: string,
  about?: Refusal['about'],
): { readonly ok: false; readonly refusal: Refusal } {
  return {
    ok: false,
    refusal: about === undefined ? { code, message } : { code, message, about },
  };
}

/**
 * The engine's "no": a code and, where it helps, what it was about. Not an error: nothing is broken, nothing has changed.
 * The code is the contract; `message` is one English line for a log or a programmer; screens word the code themselves.
 */
export const refusalStatus = {
  malformed: 400,
  'not-signed-in': 401,
  'wrong-password': 401,
  /** The password was right: the code of the second factor is to come with it. */
  'needs-code': 401,
  'wrong-code': 401,
  /** The code was right: of several who gave this number or address, whose list it is, is to come with it. */
  'needs-name': 401,
  'wrong-name': 401,
  'not-allowed': 403,
  /** Somebody else has set the password: nothing goes on before it is changed. */
  'must-change': 403,
  /** The centre asks for a second factor: nothing goes on before it is set up. */
  'must-enrol': 403,
  /** At a branch: somebody of the head office, which has not been heard of for 14 days. */
  'head-office-silent': 403,
  /** Their password is changed at the head office alone. */
  'head-office-password': 403,
  /** They are kept at the head office: nothing of them is changed here. */
  'head-office-person': 409,
  'not-found': 404,
  'centre-not-found': 404,
  'ticket-not-found': 404,
  'service-not-found': 404,
  'class-not-found': 404,
  'counter-not-found': 404,
  'profile-not-found': 404,
  'version-not-found': 404,
  'official-not-found': 404,
  'calendar-not-found': 404,
  'clip-not-found': 404,
  'seat-not-found': 404,
  'printer-not-found': 404,
  'outcome-not-found': 404,
  'user-not-found': 404,
  'device-not-found': 404,
  'token-not-found': 404,
  'view-not-found': 404,
  'nothing-recorded': 404,
  'nothing-waiting': 409,
  'counter-busy': 409,
  'counter-closed': 409,
  'counter-paused': 409,
  'counter-taken': 409,
  'counter-open': 409,
  'already-at-counter': 409,
  'more-than-told': 409,
  'wrong-status': 409,
  /** Nothing was done with it last that can be taken back; somebody else did it; it was a while ago. */
  'nothing-to-undo': 409,
  'not-your-move': 409,
  'too-late': 409,
  'not-your-counter': 409,
  'service-closed': 409,
  'service-full': 409,
  /** So many wait for the service, or in the hall, that visitors get no ticket. */
  'queue-full': 409,
  'hall-full': 409,
  'closing-soon': 409,
  'phone-has-ticket': 409,
  'too-many-services': 409,
  'wrong-order': 409,
  'too-many-people': 409,
  'too-few-calls': 409,
  'day-closed': 409,
  'day-open': 409,
  'too-soon': 409,
  'still-serving': 409,
  'in-use': 409,
  /** There is no such time, or it is over; somebody else has it. */
  'slot-gone': 409,
  'slot-taken': 409,
  /** This person has a seat there, or a ticket would be beside it; has as many as one may have; stayed away too often. */
  'has-seat': 409,
  /** This person has an ordinary ticket that has not ended: a seat would be beside it. */
  'has-ticket': 409,
  'form-not-found': 404,
  'bad-answers': 422,
  'too-many-seats': 409,
  'booking-paused': 409,
  'no-standby': 409,
  'places-free': 409,
  'too-early': 409,
  /** The lines of an identity document were not read right; they have no FIN. */
  'unread-document': 422,
  'no-fin': 422,
  'case-not-found': 404,
  /** A file that is no PDF, JPEG or PNG by its bytes, or not whole; larger than it may be; more than one may add. */
  'bad-file': 422,
  'bad-clip': 422,
  'bad-logo': 422,
  'bad-media': 422,
  'too-large': 413,
  'too-many-files': 409,
  'file-not-found': 404,
  'kind-not-found': 404,
  'topic-not-found': 404,
  'department-not-found': 404,
  /** Nobody of the department is known by this id. */
  'executor-not-found': 404,
  'ground-not-found': 404,
  'needs-text': 409,
  'needs-appeal': 422,
  'needs-consent': 422,
  'needs-lead': 409,
  'needs-overseer': 409,
  'already-extended': 409,
  'already-reopened': 409,
  /** They are who is complained of. */
  conflict: 409,
  'wrong-ground': 409,
  'not-joinable': 409,
  /** A table decides it, and nobody by hand. */
  'by-table': 409,
  /** [CS26] All who visit in the district have as many visits before them as they may. */
  'nobody-free': 409,
  'not-yet': 409,
  'already-objected': 409,
  /** It was rated a while ago. */
  'already-rated': 409,
  /** Nobody is asked about who did not show who they are. */
  'needs-proof': 409,
  'table-not-found': 404,
  /** Who proposed it does not bring it into force. */
  'needs-another': 409,
  /** The centre is out of use until somebody brings it back. */
  'centre-archived': 409,
  /** Nothing is given out and nobody is called until somebody ends it. */
  emergency: 409,
  'centre-exists': 409,
  /** The centre is run elsewhere: here it is only looked at. */
  'not-here': 409,
  /** The centre was put back to a copy: its head office is asked first what it lacks. */
  held: 409,
  /** The head office has less than the branch thought; has another log of it; got other bytes than the hash is of. */
  behind: 409,
  forked: 409,
  'chain-broken': 409,
  'needs-reason': 409,
  'no-printer': 409,
  'user-exists': 409,
  'second-factor-on': 409,
  'second-factor-off': 409,
  'config-changed': 412,
  /** Somebody else has typed in the draft, dropped it or begun one. */
  'report-exists': 409,
  'draft-changed': 412,
  'bad-config': 422,
  'weak-password': 422,
  'key-reused': 422,
  'too-many': 429,
  /** Nothing can be read aloud here. */
  'no-voice': 503,
  'cannot-store': 503,
  'report-interrupted': 503,
  /** Reports over the country need DuckDB, which is not installed here. */
  'no-duckdb': 503,
} as const satisfies { readonly [code: string]: number };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
