import { MessageFlags } from 'discord.js';
import type { RefusedAddresses } from '../refused-addresses.ts';
import { type LostPart, sendPlainer } from '../send-plainer.ts';
import { encodeAnswer, responseType } from './answer.ts';
import type { Component } from './component-tree.ts';
import { bodyOfDraft, type DiscordDraft } from './draft.ts';
import { type ModalPayload, newerKindsIn, withOlderParts } from './plainer-modal.ts';
import { readDiscordRefusal } from './refusal.ts';
import type { DiscordPayload } from './render.ts';
import { simplifyDiscord, withoutRefused } from './simplify.ts';

export interface AnswerPlainly {
  readonly payload: DiscordPayload;
  /** The payload as it is sent when nothing of it is refused, where that was written before. */
  readonly whole?: Uint8Array;
  readonly type: number;
}

export interface PlainAnswersOptions {
  readonly refused: RefusedAddresses;
  /** Told once an answer is there without a part. */
  readonly onLeftOut: (lost: readonly LostPart[]) => void;
}

/** One form as it is, one without the parts that were named, one text, and that text without anything around it: Discord waits 3 s. */
const maxTries = 4;

/** Answers to interactions: where Discord refuses a part, the same without it, so that nobody waits in vain. */
export function createPlainAnswers({ refused, onLeftOut }: PlainAnswersOptions) {
  async function send<Done>(from: DiscordDraft, keepsComponents: boolean, attempt: (draft: DiscordDraft) => Promise<Done>): Promise<Done> {
    const draft = refused.isEmpty ? from : withoutRefused(from, refused.has);
    const { done, lost } = await sendPlainer({
      from: { draft, lost: [] },
      maxTries,
      send: attempt,
      simplify: (form, error, isPatient) => simplifyDiscord(form, error, isPatient, { keepsComponents, plainTitle: '' }),
      onPlainer: (plainer) => refused.note(plainer.lost),
    });
    if (lost.length > 0) onLeftOut(lost);
    return done;
  }

  /** The newer kinds of a form that Discord took with older parts in their place, and not with them. */
  const refusedKinds = new Set<number>();

  return {
    /**
     * The first answer. What replaces a message of components stays one; where Discord takes none of its forms, it becomes a message of its
     * own.
     */
    async first<Done>({ payload, whole, type }: AnswerPlainly, post: (body: Uint8Array) => Promise<Done>): Promise<Done> {
      const from = draftOf(payload);
      const attemptAs = (shownAs: number) => (draft: DiscordDraft) =>
        post(draft === from && whole !== undefined ? whole : encodeAnswer(shownAs, JSON.stringify(bodyOfDraft(draft))));
      if (type !== responseType.update) return send(from, false, attemptAs(type));
      try {
        return await send(from, true, attemptAs(type));
      } catch (error) {
        if (readDiscordRefusal(error) === undefined) throw error;
        const own = { ...from, flags: from.flags | MessageFlags.Ephemeral };
        return send(own, false, attemptAs(responseType.message));
      }
    },
    /** The answer in the place of a deferral. */
    late(payload: DiscordPayload, patch: (body: object) => Promise<void>): Promise<void> {
      return send(draftOf(payload), false, (draft) => patch(bodyOfDraft(draft)));
    },
    /** Suggestions without those that Discord refused, or none: a menu that is empty is better than one that failed. */
    async choices<Done>(choices: readonly object[], post: (body: Uint8Array) => Promise<Done>): Promise<Done> {
      const write = (shown: readonly object[]): Uint8Array => encodeAnswer(responseType.choices, JSON.stringify({ choices: shown }));
      try {
        return await post(write(choices));
      } catch (error) {
        const refusal = readDiscordRefusal(error);
        if (refusal === undefined) throw error;
        const places = new Set(refusal.paths.map(([, index]) => Number(index)));
        const left = choices.filter((_, index) => !places.has(index));
        onLeftOut([{ what: 'some of its suggestions', why: refusal.why }]);
        return post(write(left.length < choices.length ? left : [])).catch(() => post(write([])));
      }
    },
    /** A form with older parts, then without what only explains its fields; `otherwise` says in words what to do where Discord takes no form at all. */
    async modal<Done>(modal: ModalPayload, post: (body: Uint8Array) => Promise<Done>, otherwise: () => Promise<Done>): Promise<Done> {
      const write = (form: object): Uint8Array => encodeAnswer(responseType.modal, JSON.stringify(form));
      const from = withOlderParts(modal, [...refusedKinds]);
      const newer = newerKindsIn(from);
      try {
        return await post(write(from));
      } catch (error) {
        const refusal = readDiscordRefusal(error);
        if (refusal === undefined) throw error;
        if (newer.length === 0) return withoutHints(from, refusal.why);
      }
      // The newest kind of component is the likeliest to be refused.
      const older = withOlderParts(from, newer);
      try {
        const done = await post(write(older));
        for (const kind of newer) refusedKinds.add(kind);
        return done;
      } catch (error) {
        const refusal = readDiscordRefusal(error);
        if (refusal === undefined) throw error;
        return withoutHints(older, refusal.why);
      }

      function withoutHints(form: ModalPayload, why: string): Promise<Done> {
        onLeftOut([{ what: 'the hints of a form', why }]);
        return post(write({ ...form, components: form.components.map(withoutHint) })).catch(otherwise);
      }
    },
  };
}

function draftOf(payload: DiscordPayload): DiscordDraft {
  return { components: payload.components as unknown as readonly Component[], flags: payload.flags, roles: [], tags: [], title: '' };
}

function withoutHint(label: object): object {
  const { description: _description, component, ...field } = label as { description?: unknown; component?: object };
  const { placeholder: _placeholder, ...control } = (component ?? {}) as { placeholder?: unknown };
  return { ...field, component: control };
}
