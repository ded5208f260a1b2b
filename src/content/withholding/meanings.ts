import { namesOfKey } from './key-words.ts';

/**
 * The meaning of a name of front matter for the article's audience, and for its time.
 *
 * - `held`: `true` holds it back. `maybeHeld`: so it does, and what is neither true nor false speaks of something else (`hide: [toc]`).
 * - `shown`: `false` holds it back. `maybeShown` likewise.
 * - `status`: one of the states of an article; one that is not known holds it back. `maybeStatus`: only one that is known to.
 * - `audience`: who may read it; one that is not known holds it back. `maybeAudience`: only one that is known to.
 * - `members`: `true` shows its title and dek alone.
 * - `password`: anything but nothing holds it back.
 * - `published`: `false` holds it back, and so does a date to come.
 * - `opens`, `closes`, `embargo`: dates. `maybeOpens` is a date only where it reads as one.
 */
export type Meaning =
  | 'held'
  | 'maybeHeld'
  | 'shown'
  | 'maybeShown'
  | 'status'
  | 'maybeStatus'
  | 'audience'
  | 'maybeAudience'
  | 'members'
  | 'password'
  | 'published'
  | 'opens'
  | 'closes'
  | 'embargo';

/** As the tools spell them: Hugo, Jekyll, Eleventy, Astro, Docusaurus, Ghost, WordPress, Zola, Quartz, Obsidian, Nikola, Pelican and newsrooms' own. */
const NAMES: Readonly<Record<Meaning, string>> = {
  held:
    'draft unpublished notpublished private unlisted notlisted headless confidential internal internalonly forinternaluse staffonly editorsonly ' +
    'wip workinprogress unfinished notready needsreview inreview pendingreview underreview onhold heldback holdback trashed spiked killed takendown ' +
    'excludefromcollections eleventyexcludefromcollections excludefromsearch searchexclude nosearch hiddenfromsearch hidefromsearch hideinsearch searchhidden nonpublic ' +
    'donotpublish dontpublish suppressed unreleased notforpublication',
  maybeHeld: 'hidden hide exclude excluded disabled protected encrypted scheduled secret restricted hold pending notyet',
  shown: 'publish public listed visible searchable approved',
  maybeShown: 'released shown show render rendered enabled ready search permalink pagefind',
  status: 'status poststatus publishstatus publishingstatus publicationstatus',
  maybeStatus: 'state stage workflow workflowstate workflowstatus phase reviewstatus',
  audience: 'visibility access accesslevel accesstype privacylevel readaccess',
  maybeAudience:
    'audience audiences viewers readers permission permissions tier tiers plan plans membership membershiplevel memberlevel subscription privacy ' +
    'confidentiality allowedroles requiredrole requiresrole requires restrictto restrictedto availableto visibleto limitedto sharing',
  members:
    'members membersonly memberonly formembers onlymembers membercontent subscribersonly subscriberonly forsubscribers onlysubscribers ' +
    'paid paidonly onlypaid paidcontent paidpost premium premiumonly premiumcontent paywall paywalled behindpaywall haspaywall ' +
    'patronsonly patreononly supportersonly loginrequired requireslogin requirelogin requiresauth authrequired gated requiresmembership requiressubscription ' +
    'paymentrequired requirespayment',
  password: 'password passwd passphrase passcode passwordprotected passwordhash',
  published: 'published',
  opens:
    'date pubdate publishedat publishdate publisheddate datepublished dateadded created createdat publishon publishat publishedtime publishtime ' +
    'publicationdate publishingdate dateofpublication publishafter publishfrom publishedfrom publishstart publishnotbefore notbefore golive goliveat goliveon golivedate livedate livefrom liveat liveon ' +
    'releaseat releaseon scheduledfor scheduledat scheduledate scheduleddate scheduledtime schedulefor availablefrom availableat visiblefrom validfrom showfrom showafter postdate dategmt dateutc',
  closes:
    'expired removed deleted takedown expirydate expires expiresat expireson expireat expiry expiration expirationdate expirytime expiredate dateexpires unpublish unpublishdate unpublishat unpublishon unpublishtime ' +
    'validuntil availableuntil visibleuntil showuntil publishuntil publishend publishedto takedownat takedowndate takedownon hideafter hideon removeat removeon offlineat deleteat',
  embargo: 'embargo embargoed holduntil heldtill heldbackuntil',
};

const MEANING_OF_NAME = new Map<string, Meaning>(
  (Object.entries(NAMES) as [Meaning, string][]).flatMap(([meaning, names]) => names.split(' ').map((name) => [name, meaning] as const)),
);

/** Undefined for a name that says nothing of it, or that only *may* (`suspicionOf`). */
export function meaningOf(key: string): Meaning | undefined {
  for (const name of namesOfKey(key)) {
    const meaning = MEANING_OF_NAME.get(name);
    if (meaning !== undefined) return meaning;
    if (name.includes('embargo')) return 'embargo';
  }
  return undefined;
}

/** The names that a slip of the hand may have been meant as: those that say one thing alone, and are long enough to be told from others. */
export const SLIPPABLE: readonly string[] = (
  'draft status published publish unpublished private unlisted hidden visibility embargo embargoed members membersonly premium password ' +
  'publishdate publishedat expirydate expires unpublish headless confidential internal paywall access'
).split(' ');
