/** Words that say that something is for those who pay or belong, in whatever name they stand. */
const STRONG = words(
  'paid paying payer payers paywall paywalled premium subscriber subscribers subscribed patron patrons patreon supporter supporters backer backers ' +
    'donor donors gated vip',
);
/** The same, but also said of people and things: they count alone, or beside words that are about showing. */
const WEAK = words(
  'member members membership memberships private privately protected restricted restrict locked internal exclusive insider insiders sponsor sponsors ' +
    'subscription subscriptions registered authenticated loggedin signedin login staff confidential password',
);
/** Words about showing, which change nothing about who may read. */
const NEUTRAL = words(
  'only content contents area section sections block blocks gate wall access part parts zone text body view container wrapper box begin begins start ' +
    'starts end ends card cards for the to from below here kg gh ghost is are show shown if when has have require requires required user users reader readers ' +
    'tier tiers plan level audience visibility visible see unlock page article post story extra bonus break divider cut rest until this these of and all ' +
    'in a an be current logged signed note aside div wp data hide status segment free stop stops close closed closes',
);
const PUBLIC = words('not non no un public guest guests anonymous everyone everybody visitor visitors unless nonmember nonmembers out');
/** `membersonly` and `premiumcontent` in one word. */
const COMPACT =
  /^(non)?(members?|subscribers?|patrons?|paid|premium|private|supporters?|sponsors?)(only|content|area|wall|section|block|post|access)$/;
const REMARK = words('comment comments remark remarks todo todos fixme draft hidden invisible tk wip');

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** `MembersOnly`, `members-only`, `members_only` and `membersonly` are the same two words. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .flatMap((word) => COMPACT.exec(word)?.slice(1) ?? [word])
    .filter((word): word is string => typeof word === 'string' && word !== '');
}

export interface Audience {
  /** The words speak of members, payment or the like, and not of everybody else. */
  readonly isHeldBack: boolean;
  /** They speak of them, but mean those who are none: `nonMember`. */
  readonly isForOthers: boolean;
}

/** The audience that words name. */
export function audienceOf(said: readonly string[]): Audience {
  const isLoggedIn = (said.includes('logged') || said.includes('signed')) && (said.includes('in') || said.includes('out'));
  const speaks = isLoggedIn || said.some((word) => STRONG.has(word) || WEAK.has(word) || word === 'nonmember' || word === 'nonmembers');
  const isForOthers = speaks && said.some((word) => PUBLIC.has(word));
  return { isHeldBack: speaks && !isForOthers, isForOthers };
}

/** Words for one audience that share no beginning. */
const SYNONYMS: readonly (readonly [RegExp, string])[] = [
  [/^(?:pay|paid|premium)/, 'paying'],
  [/^(?:logged|signed|loggedin|signedin|login|registered|authenticated)$/, 'loggedin'],
  [/^member/, 'member'],
  [/^subscri/, 'subscriber'],
  [/^patr/, 'patron'],
  [/^privat/, 'private'],
  [/^restrict/, 'restricted'],
];

/** The audiences that words name, each in one form: `members`, `member` and `membership` are one. */
export function audiencesOf(said: readonly string[]): ReadonlySet<string> {
  const named = said.filter((word) => STRONG.has(word) || WEAK.has(word) || word === 'logged' || word === 'signed');
  return new Set(named.map((word) => SYNONYMS.find(([form]) => form.test(word))?.[1] ?? word.replace(/s$/, '')));
}

/** Whether a name says so and nothing else: `members-only`, `Paywall`, and with `mayDescribe` also `PremiumStory`, but never `TeamMembers`. */
export function namesAudience(name: string, { mayDescribe = false } = {}): boolean {
  const said = wordsOf(name);
  if (!audienceOf(said).isHeldBack) return false;
  const others = said.filter((word) => !STRONG.has(word) && !WEAK.has(word) && !NEUTRAL.has(word));
  return others.length === 0 || (mayDescribe && said.some((word) => STRONG.has(word)));
}

/**
 * Words for people who give, and for forms: a component of that name shows them. Names of those who read, as `Members` and `Insiders`, are
 * not among them: such a component may as well begin what is for them.
 */
const SHOWN = words('sponsor sponsors supporter supporters backer backers donor donors staff patreon login signin password card cards');

/** Whether a name says nothing else than that a component shows its own words, as a list of `Sponsors` or a `Login` form does. */
export function namesShownPart(name: string): boolean {
  return wordsOf(name).every((word) => SHOWN.has(word));
}

/** `comment`, `todo`: a block of that name is for editors. */
export function namesRemark(name: string): boolean {
  const said = wordsOf(name);
  return said.length > 0 && said.every((word) => REMARK.has(word) || NEUTRAL.has(word)) && said.some((word) => REMARK.has(word));
}

const NAMES_OF_AUDIENCE = words(
  'audience visibility access tier tiers plan plans for role roles requires require required restrict restricted level segment show only membership who gate status',
);
const NOTHING = /^(?:false|no|none|off|0|null|undefined|public|everyone|all|any)?$/i;

/** `membersOnly`, `access="paid"`, `data-visibility="members"`: an attribute that holds back what it stands on. */
export function attributeHoldsBack(name: string, value: string | undefined): boolean {
  const written = value?.replace(/^[{"'\s]+|[}"'\s]+$/g, '');
  if (/^class(?:name)?$/i.test(name))
    return (written ?? '').split(/\s+/).some((each) => (wordsOf(each).length > 1 || STRONG.has(each.toLowerCase())) && namesAudience(each));
  if (/^(?:id|href|src|alt|title|name|style|label|description|content|key|type|value|placeholder|lang|rel|target|image|icon)$/i.test(name))
    return false;
  if (/segment/i.test(name) && written !== undefined && !NOTHING.test(written)) return true;
  if (namesAudience(name))
    return written === undefined || /^(?:true|yes|on|1|only|required)?$/i.test(written) || audienceOf(wordsOf(written)).isHeldBack;
  if (name.toLowerCase() === 'for' && isLongId(written ?? '')) return false;
  const isAbout = wordsOf(name).some((word) => NAMES_OF_AUDIENCE.has(word));
  return isAbout && written !== undefined && audienceOf(wordsOf(written)).isHeldBack;
}

/** Words of an audience that programs use of their own parts. */
const OF_CODE = words('private privately protected internal restricted restrict');

/**
 * `for="point-private-getter-setter"` names a group of tabs: more words than an audience has, one of them about neither readers nor showing, and
 * those that may mean an audience are all words of code.
 */
function isLongId(value: string): boolean {
  const said = wordsOf(value);
  const named = said.filter((word) => STRONG.has(word) || WEAK.has(word) || PUBLIC.has(word) || word === 'logged' || word === 'signed');
  const isAboutCode = named.every((word) => OF_CODE.has(word)) && said.some((word) => !named.includes(word) && !NEUTRAL.has(word));
  return said.length > 3 && /^[\w-]+$/u.test(value) && isAboutCode;
}
