import type { ApiMethod } from './api-method.ts';
import { authMethods } from './auth.ts';
import { blocksValidateMethod } from './blocks-validate.ts';
import { chatChangeMethods } from './chat-change.ts';
import { chatUnfurlMethod } from './chat-unfurl.ts';
import { chatPostMethods } from './chat-post.ts';
import { conversationMethods } from './conversations.ts';
import { directoryMethods } from './directory.ts';
import { entityMethod } from './entity.ts';
import { historyMethods } from './history.ts';
import { oauthMethods } from './oauth.ts';
import { promptMethod } from './prompts.ts';
import { reactionMethods } from './reactions.ts';
import { viewMethods } from './views.ts';

/** Every Web API method the sandbox has, by name. Any other is `unknown_method`. */
export const methods: ReadonlyMap<string, ApiMethod> = new Map(
  [
    ...authMethods,
    ...oauthMethods,
    ...chatPostMethods,
    ...chatChangeMethods,
    chatUnfurlMethod,
    ...conversationMethods,
    ...historyMethods,
    ...directoryMethods,
    promptMethod,
    ...reactionMethods,
    ...viewMethods,
    blocksValidateMethod,
    entityMethod,
  ].map((method) => [method.name, method]),
);
