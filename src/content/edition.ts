import type { Article, Slug } from './article.ts';
import type { GeneratorName } from './generators/profile.ts';
import type { HeadingIdSchemeName } from './heading-ids/schemes.ts';
import type { OwnFields } from './own-fields.ts';
import type { Problem } from './problem.ts';

/** The settings of all articles, from `publication.yaml` in the content directory. */
export interface Publication {
  readonly name: string;
  /** The address below which articles are read, without a slash at the end. An article's URL is `baseUrl/slug` unless it names its own. */
  readonly baseUrl?: string;
  /** BCP 47; `en` unless set. */
  readonly lang: string;
  /** The languages of articles by folder, below the content directory. */
  readonly languageFolders?: Readonly<Record<string, string>>;
  /** Translations into other languages than these are left out. */
  readonly onlyLanguages?: readonly string[];
  /** 0xRRGGBB, the accent beside answers. */
  readonly color?: number;
  /** One line under every answer. */
  readonly footer?: string;
  /** IANA, `America/New_York`: where a day begins, and the zone of a time that is written without one. UTC unless set. */
  readonly timeZone?: string;
  /** Serves articles whose date is to come; they are announced at their minute all the same. */
  readonly future?: 'show';
  /** The site generator whose rules hold, if its config file does not tell. */
  readonly generator?: GeneratorName;
  /** Patterns of addresses by folder, `''` for all others: `/:year/:month/:slug/`. */
  readonly permalinks?: Readonly<Record<string, string>>;
  /** The way in which headings get their ids, if not as the generator makes them. */
  readonly anchors?: HeadingIdSchemeName;
  /** Paths and patterns (`snippets/**`) of files that are not articles; `only` names those that are. */
  readonly ignore?: readonly string[];
  readonly only?: readonly string[];
  /** The publication's own names of front matter's fields, with Newsdesk's. */
  readonly fields?: OwnFields;
  /** Folders name topics too. */
  readonly topicsFrom?: 'folders';
  /** Names of authors by the handles that front matter gives. */
  readonly authors?: Readonly<Record<string, string>>;
  /** The fate of the posts of an article that is taken down; `mark` unless set. */
  readonly takenDown?: 'mark' | 'remove';
  /** The people who see an answer in a channel: everybody, or the asker until it is shared; `private` unless set. A channel may have its own rule. */
  readonly answers?: 'private' | 'public';
  /** The people who may change terms in chat. Unless set, those who may manage the channel, if the bot serves one server only. */
  readonly editors?: readonly EditorName[];
}

/** A person, or everybody with a role (Discord) or in a user group (Slack), by the platform's id. */
export interface EditorName {
  readonly platform: 'discord' | 'slack';
  readonly kind: 'user' | 'group';
  readonly id: string;
}

/** The settings in `publication.yaml`: the rest comes from the site's config, or is the default. */
export type WrittenPublication = Partial<Publication>;

/** A file of an article that is for nobody: its editors say so, or a fault keeps it from being read. */
export interface WithheldFile {
  /** Relative to the content directory, with `/`. */
  readonly path: string;
  /** Absent if a fault keeps it from being known. */
  readonly slug?: Slug;
  /** The address at which it is, or will be, read; absent if it is not known. */
  readonly url?: string;
  /** The reason why it is held back, in words for its editors. */
  readonly reason: string;
  /** Its editors say so; else a fault has to be mended first, and the article is not gone. */
  readonly isMeant: boolean;
}

/** A term that the editors explain themselves, from `glossary.yaml` or in chat. */
export interface GlossaryEntry {
  readonly headword: string;
  readonly aliases: readonly string[];
  /** Empty only if the term is hidden. */
  readonly definition: string;
  readonly seeAlso: readonly string[];
  /** Nothing answers to its names, not even what an article says. */
  readonly hidden?: true;
  /** Set if it was written in chat: it is not in the file, or not so. */
  readonly curated?: true;
  /** `glossary.yaml` with the line it stands on, for citing. */
  readonly file: string;
  readonly line: number;
}

/** Everything that is published at one moment: immutable, and equal hashes mean equal content. */
export interface Edition {
  readonly hash: string;
  readonly publication: Publication;
  /** Newest first; articles with no date last; ties by slug. */
  readonly articles: readonly Article[];
  readonly glossary: readonly GlossaryEntry[];
  /** The terms of the file as it is, if those of chat stand before them in `glossary`; absent if it is the file itself. */
  readonly fileGlossary?: readonly GlossaryEntry[];
  readonly problems: readonly Problem[];
  /** Articles that are not among `articles`, and why. */
  readonly withheld?: readonly WithheldFile[];
  /** Files that are there and are not in `articles`, because they were not read: neither new nor gone. By path; drafts are none. */
  readonly unread?: readonly UnreadFile[];
  /** The number of files of articles that were seen, read or not, without new ones that are still being written. */
  readonly seen?: number;
  /** Set when articles are kept that are not there any more, because their loss is doubted: why, as a sentence without a full stop. */
  readonly kept?: string;
}

export interface UnreadFile {
  /** Relative to the content directory; that of a folder where it could not be listed. */
  readonly path: string;
  /** The slug of its head, else of its name. Absent for a folder. */
  readonly slug?: Slug;
}
