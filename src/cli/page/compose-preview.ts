import { composeOpened } from '../../../commands/article.ts';
import type { CommandContext } from '../../../commands/context.ts';
import { explainTerm } from '../../../commands/term.ts';
import { announcementIdOf } from '../../delivery/announcement.ts';
import type { ArticleId } from '../../delivery/article-state.ts';
import { composeAnnouncement } from '../../announce/compose-announcement.ts';
import { deliveryMarkerOf } from '../../delivery/delivery-key.ts';
import { makeArticleCard } from '../../announce/make-card.ts';
import { defaultSettings } from '../../subscription/parse-settings.ts';
import { type Destination, destinationOf } from '../../subscription/subscription.ts';
import type { Article } from '../../content/article.ts';
import { isForMembers, teaserOf } from '../../content/teaser.ts';
import type { ServedEdition } from '../../desk/served-edition.ts';
import type { Json, PreviewItem, PreviewState } from '../../page/protocol.ts';
import { measureDiscord } from '../../page/server/discord-limit-use.ts';
import { measureSlack } from '../../page/server/slack-limit-use.ts';
import { announcementBody as discordBody } from '../../platform/discord/announcement-body.ts';
import { renderDiscord } from '../../platform/discord/render.ts';
import { announcementBody as slackBody } from '../../platform/slack/announcement-body.ts';
import { renderSlack } from '../../platform/slack/render.ts';
import type { Reply } from '../../reply/reply.ts';
import type { JsonObject } from '../../sandbox/slack/json.ts';
import { wordsFor } from '../../words/words-for.ts';

/** The imagined destination of the announcement, as a channel of the environment: its marker follows from it. */
export interface PreviewPlace {
  readonly discordChannelId: string;
  readonly slackTeamId: string;
  readonly slackChannelId: string;
}

type Page = PreviewItem['discord'][number];

/** Every message that an article becomes, from the composers and renderers that make the real ones. */
export function composePreview(written: Article, served: ServedEdition, place: PreviewPlace): Omit<PreviewState, 'file' | 'source'> {
  // An editor sees what readers will, and no more.
  const article = isForMembers(written) ? teaserOf(written) : written;
  const context: CommandContext = { ...served, commands: [], words: wordsFor([served.edition.publication.lang]) };
  const headwords = [...new Set(article.definitions.map(({ headword }) => headword))];
  return {
    slug: article.slug,
    title: article.title,
    announcement: announcementOf(article, served, place),
    sections: article.sections.map((section) => ({
      title: section.headingPath.join(' › ') || section.heading,
      ...pagesOf(composeOpened(article, section, context)),
    })),
    terms: headwords.map((headword) => ({ title: headword, ...pagesOf(explainTerm(headword, context)) })),
  };
}

function announcementOf(article: Article, { edition: { publication } }: ServedEdition, place: PreviewPlace): PreviewItem {
  const announcementId = announcementIdOf(article.slug as string as ArticleId);
  const jobFor = (destination: Destination) => {
    const marker = deliveryMarkerOf({ announcementId, destination, kind: 'post', part: 'post' });
    const showing = { template: 'card', words: wordsFor([publication.lang]) } as const;
    return {
      message: composeAnnouncement(makeArticleCard(article, publication), 'post', marker, showing),
      marker,
      settings: defaultSettings,
    };
  };
  const discord = discordBody(jobFor(destinationOf('discord', '', 'channel', place.discordChannelId)));
  const slack = slackBody(jobFor(destinationOf('slack', place.slackTeamId, 'channel', place.slackChannelId)));
  return { title: article.title, discord: [discordPage(discord)], slack: [slackPage(slack, true)] };
}

function pagesOf(reply: Reply): Pick<PreviewItem, 'discord' | 'slack'> {
  const inDiscord = renderDiscord(reply, { page: 1 });
  const inSlack = renderSlack(reply, { page: 1 });
  return {
    discord: range(inDiscord.pageCount).map((page) => discordPage(renderDiscord(reply, { page }).payload)),
    slack: range(inSlack.pageCount).map((page) => slackPage(renderSlack(reply, { page }).payload, false)),
  };
}

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

function discordPage(body: { readonly flags?: unknown; readonly components?: unknown }): Page {
  // As REST would answer it, without the fields that only a posted message has.
  const payload: Json = { flags: body.flags ?? 0, content: '', embeds: [], components: body.components ?? [] };
  return { payload, limits: measureDiscord(payload) };
}

function slackPage({ text, blocks }: { readonly text: string; readonly blocks: readonly unknown[] }, limitsSum: boolean): Page {
  const content = { text, blocks: blocks as readonly JsonObject[], attachments: [] };
  return { payload: content, limits: measureSlack(content, { limitsSum }) };
}
