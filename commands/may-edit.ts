import type { Asker } from '../src/command/command.ts';
import type { CommandContext } from './context.ts';

/** The asker, as far as the right to change terms goes. */
export type EditingAsker = Pick<
  Asker,
  'platform' | 'userId' | 'channelId' | 'managesChannel' | 'mayManage' | 'isInAny' | 'isOnlyInstallation'
>;

/**
 * Why somebody may not change the publication's terms; undefined if they may. Terms are the same in every server, so the manager of a channel
 * in one of several, or on one of two platforms, has no right to them: then, and whenever `publication.yaml` names editors, those alone may.
 *
 * @throws CannotTellError when the platform does not tell.
 */
export async function whyNotEditor(
  asker: EditingAsker,
  { edition, platformCount = 1, words }: Pick<CommandContext, 'edition' | 'platformCount' | 'words'>,
): Promise<string | undefined> {
  const { editors } = edition.publication;
  if (editors === undefined) {
    if (asker.isOnlyInstallation !== true || platformCount > 1) return words.nameTheEditors;
    const manages = asker.managesChannel || ((await asker.mayManage?.(asker.channelId)) ?? false);
    return manages ? undefined : words.termsForManagers(words.slash('terms suggest'));
  }
  const named = editors.filter(({ platform }) => platform === asker.platform);
  if (named.some(({ kind, id }) => kind === 'user' && id === asker.userId)) return undefined;
  const groups = named.flatMap(({ kind, id }) => (kind === 'group' ? [id] : []));
  if (groups.length > 0 && ((await asker.isInAny?.(groups)) ?? false)) return undefined;
  return words.termsForEditors(words.slash('terms suggest'));
}
