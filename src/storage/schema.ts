import type { Generated, Insertable, Kysely, Selectable } from 'kysely';

/**
 * The tables, the same on SQLite and PostgreSQL. Times are milliseconds since the epoch, flags are 0 or 1,
 * columns called `*_json` hold JSON as text.
 */
export interface Schema {
  readonly meta: MetaTable;
  readonly leases: LeasesTable;
  readonly articles: ArticlesTable;
  readonly announcements: AnnouncementsTable;
  readonly cards: CardsTable;
  readonly deliveries: DeliveriesTable;
  readonly digest_items: DigestItemsTable;
  readonly decisions: DecisionsTable;
  readonly subscriptions: SubscriptionsTable;
  readonly follows: FollowsTable;
  readonly installations: InstallationsTable;
  readonly terms: TermsTable;
  readonly term_versions: TermVersionsTable;
  readonly term_suggestions: TermSuggestionsTable;
  readonly questions: QuestionsTable;
}

export type Database = Kysely<Schema>;

/** Every table with its key, in the order in which a restore must fill them. */
export const tableNames = [
  'meta',
  'leases',
  'articles',
  'announcements',
  'cards',
  'deliveries',
  'digest_items',
  'decisions',
  'subscriptions',
  'follows',
  'installations',
  'terms',
  'term_versions',
  'term_suggestions',
  'questions',
] as const satisfies readonly (keyof Schema)[];

interface MetaTable {
  readonly name: string;
  readonly value: string;
}

interface LeasesTable {
  readonly name: string;
  readonly owner: string;
  readonly lease_until: number;
}

interface ArticlesTable {
  readonly slug: string;
  readonly article_id: string;
  readonly state_json: string;
}

interface AnnouncementsTable {
  readonly id: string;
  readonly kind: string;
  readonly article_id: string | null;
  readonly slug: string | null;
  readonly status: string;
  readonly rule: string;
  readonly due_at: number;
  readonly created_at: number;
  readonly revision: number;
}

interface CardsTable {
  readonly announcement_id: string;
  readonly revision: number;
  readonly card_json: string;
}

interface DeliveriesTable {
  readonly seq: Generated<number>;
  readonly announcement_id: string;
  readonly announcement_kind: string;
  readonly destination_id: string;
  readonly part: string;
  readonly kind: string;
  readonly platform: string;
  readonly installation_id: string;
  readonly target_kind: string;
  readonly target_id: string;
  readonly lane: string;
  readonly revision: number;
  readonly status: string;
  readonly in_doubt: number;
  readonly created_at: number;
  readonly ready_at: number;
  readonly expires_at: number;
  readonly attempts: number;
  readonly fence: number;
  readonly failed_looks: number;
  readonly first_attempt_at: number | null;
  readonly window_from: number | null;
  readonly last_attempt_at: number | null;
  readonly owner: string | null;
  readonly lease_until: number | null;
  readonly message_id: string | null;
  readonly message_channel_id: string | null;
  readonly reason: string | null;
  readonly settled_at: number | null;
  readonly log_json: string;
  readonly because: string | null;
  readonly followed_json: string | null;
}

interface DigestItemsTable {
  readonly destination_id: string;
  readonly announcement_id: string;
  readonly queued_at: number;
  /** Empty until a digest has taken it up. */
  readonly digest_id: string;
}

interface DecisionsTable {
  readonly announcement_id: string;
  readonly destination_id: string;
  readonly because: string;
}

interface SubscriptionsTable {
  readonly id: string;
  readonly platform: string;
  readonly installation_id: string;
  readonly target_kind: string;
  readonly target_id: string;
  readonly settings_json: string;
  readonly created_by: string | null;
  readonly created_at: number;
  readonly parked_since: number | null;
  readonly parked_reason: string | null;
  readonly parked_retry_at: number | null;
  readonly next_run_at: number | null;
}

interface FollowsTable {
  readonly destination_id: string;
  readonly platform: string;
  readonly installation_id: string;
  readonly target_id: string;
  readonly kind: string;
  readonly value: string;
  /** Without case and accents: what is compared. */
  readonly folded: string;
  readonly created_at: number;
}

interface InstallationsTable {
  readonly platform: string;
  readonly id: string;
  readonly name: string;
  readonly installed_at: number;
  readonly revoked_at: number | null;
  readonly enterprise_id: string | null;
  readonly bot_id: string;
  readonly bot_user_id: string;
  readonly bot_name: string;
  /** With commas between them. */
  readonly scopes: string;
  readonly sealed_token: string | null;
  readonly expires_at: number | null;
  readonly version: number;
  readonly reinstall_since: number | null;
  readonly installed_by: string | null;
}

interface TermsTable {
  readonly id: string;
  readonly position: number;
  readonly term_json: string;
}

interface TermVersionsTable {
  readonly term_id: string;
  readonly version: number;
  readonly change_number: number;
  readonly act: string;
  readonly note: string;
  readonly by_json: string;
  readonly changed_at: number;
  readonly term_json: string;
}

interface TermSuggestionsTable {
  readonly number: number;
  readonly status: string;
  readonly platform: string;
  readonly user_id: string;
  readonly user_name: string;
  readonly suggested_at: number;
  readonly content_json: string;
  readonly installation_id: string | null;
}

interface QuestionsTable {
  readonly key: string;
  readonly question: string;
  readonly unanswered: number;
  readonly unhelpful: number;
  readonly helpful: number;
  readonly first_at: number;
  readonly last_at: number;
}

export type DeliveryRow = Selectable<DeliveriesTable>;
export type NewDeliveryRow = Insertable<DeliveriesTable>;
export type SubscriptionRow = Selectable<SubscriptionsTable>;
export type InstallationRow = Selectable<InstallationsTable>;
export type AnnouncementRow = Selectable<AnnouncementsTable>;
