import { type LocatedValue, textOf } from '../located-value.ts';

/** The meaning of a value, under any name. Words that are none of these are `other`. */
export type Said = 'blank' | 'yes' | 'no' | 'public' | 'members' | 'withheld' | 'other' | 'group';

const YES = /^(?:true|yes|y|on|1|t|always|oui|ja|si|sí)$/;
const NO = /^(?:false|no|n|off|0|f|none|non|nein|nope)$/;
/** States with which an article is out. Those of decisions, standards and gardens are about their subject, and such pages are published. */
const PUBLIC_WORDS = new Set(
  (
    'public published publish everyone everybody anyone anybody all open live released release out free world online visible listed shown active current final ' +
    'finished complete completed done ok okay ready approved stable evergreen budding seedling growing mature accepted adopted implemented deprecated superseded obsolete ' +
    'archived archive maintained updated revised corrected new official recommended experimental beta alpha ga rc legacy closed resolved fixed ongoing sticky featured ' +
    'enabled permanent normal default standard unrestricted general generalavailability supported unsupported sunset historical informational retracted verified confirmed developing breaking shipped dormant merged landed'
  ).split(' '),
);
const MEMBER_WORDS = new Set(
  (
    'member members membersonly memberonly paid paying paidmembers paidmembersonly paidonly onlypaid subscriber subscribers subscribersonly subscriberonly tiers premium premiumonly ' +
    'patron patrons patronsonly supporter supporters registered loggedin login authenticated paywall paywalled gated vip subscription required foundingmembers'
  ).split(' '),
);
const WITHHELD =
  /^(?:(?:first|rough|early|initial|working|second|private|unpublished)?drafts?(?:ing|ed|only|inprogress|review|v?\d+)?|un(?:published|publish|listed|released|finished|approved|ready)|not(?:yet|published|ready|public|forpublication|live|released|approved|listed|final|done|visible|yetpublished)|never|scheduled?|future|pending.*|private(?:only)?|privat|hidden|hide|secret|confidential|internal(?:ly|use|only|useonly)?|embargo.*|(?:on)?hold|held(?:back)?|trash(?:ed)?|deleted?|removed?|idea|wip|tb[da]|inprogress|workinprogress|(?:in|under|needs?|for|awaiting|to)?(?:review|edit|editing|approval|factcheck|copyedit)(?:ing)?|spiked|killed|rejected|declined|staff(?:only)?|editorsonly|nobody|noone|restricted|withheld|withdrawn|suppressed|disabled|inactive|expired|queued?|protected|passwordprotected|soon|comingsoon|later|backlog)$/;

/** Letters and digits in lower case: `In progress`, `in-progress` and `IN_PROGRESS` are one word. */
export function foldValue(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

export function whatItSays(value: LocatedValue): Said {
  if (value.kind !== 'text') return 'group';
  const text = textOf(value);
  if (text === undefined) return 'blank';
  const lower = text.toLowerCase();
  if (YES.test(lower)) return 'yes';
  if (NO.test(lower)) return 'no';
  const word = foldValue(text);
  if (PUBLIC_WORDS.has(word)) return 'public';
  if (MEMBER_WORDS.has(word)) return 'members';
  return WITHHELD.test(word) ? 'withheld' : 'other';
}

/** The texts of a list, or of a map's values; those that hold back most decide. */
export function partsOf(value: LocatedValue): readonly LocatedValue[] {
  if (value.kind === 'list') return value.items.flatMap(partsOf);
  if (value.kind === 'map') return value.entries.flatMap((entry) => partsOf(entry.value));
  return [value];
}
