import { Recent } from '../runtime/recent.ts';
import { foldText } from '../search/fold-text.ts';

/** LRU size of an installation: between this and twice this many questions are remembered. */
const REMEMBERED = 200;
/** The same of installations in which something was asked: a server that is busy takes no room from a quiet one. */
const INSTALLATIONS = 300;
const MAX_OFFERED = 100;
const MAX_LENGTH = 80;
const NONE: readonly string[] = [];

/** The person and the place of a question. Both are compared and never shown. */
export interface QuestionAsker {
  /** A guild, a workspace, or somebody's direct messages. */
  readonly tenant: string;
  readonly person: string;
}

/**
 * Questions that were answered, to be offered to others of the same installation while they type: only what two people there have asked,
 * because what one person asks, however often, may be for nobody else's eyes; and nothing that was asked elsewhere. In memory only.
 */
export interface AskedQuestions {
  /** Whether the question is one that is offered from now on. The person is kept until somebody else asks it. */
  note(question: string, asker: QuestionAsker): boolean;
  /** The most often asked first. The same array until there is another one to offer. */
  offered(tenant: string): readonly string[];
}

interface Asked {
  readonly question: string;
  readonly times: number;
  /** Its asker, as long as nobody else asked it. */
  readonly only?: string;
}

interface Tenant {
  readonly asked: Recent<string, Asked>;
  offered?: readonly string[] | undefined;
}

export function createAskedQuestions(): AskedQuestions {
  const tenants = new Recent<string, Tenant>(INSTALLATIONS);

  function tenantOf(key: string): Tenant {
    const known = tenants.get(key) ?? { asked: new Recent<string, Asked>(REMEMBERED) };
    tenants.set(key, known);
    return known;
  }

  return {
    note(question, { tenant: where, person }) {
      const key = foldText(question);
      if (question.length > MAX_LENGTH || !key.includes(' ')) return false;
      const tenant = tenantOf(where);
      const before = tenant.asked.get(key);
      const isOffered = before !== undefined && before.only !== person;
      tenant.asked.set(key, {
        question: before?.question ?? question.trim(),
        times: (before?.times ?? 0) + 1,
        ...(isOffered ? {} : { only: person }),
      });
      const isNew = isOffered && before.only !== undefined;
      if (isNew) tenant.offered = undefined;
      return isNew;
    },
    offered(where) {
      const tenant = tenants.get(where);
      if (tenant === undefined) return NONE;
      tenant.offered ??= tenant.asked
        .values()
        .filter(({ only }) => only === undefined)
        .sort((a, b) => b.times - a.times)
        .slice(0, MAX_OFFERED)
        .map(({ question }) => question);
      return tenant.offered;
    },
  };
}
