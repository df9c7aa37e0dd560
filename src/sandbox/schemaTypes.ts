/** The official schema's types. Its package is ESM with imports that Node's resolution does not follow, hence file by file. */
export type { MessagesConversation } from '@vkontakte/api-schema-typescript/dist/objects/messages/MessagesConversation.js' with {
  'resolution-mode': 'import',
};
export type { MessagesConversationMember } from '@vkontakte/api-schema-typescript/dist/objects/messages/MessagesConversationMember.js' with {
  'resolution-mode': 'import',
};
export type { MessagesForeignMessage } from '@vkontakte/api-schema-typescript/dist/objects/messages/MessagesForeignMessage.js' with {
  'resolution-mode': 'import',
};
export type { MessagesMessage } from '@vkontakte/api-schema-typescript/dist/objects/messages/MessagesMessage.js' with {
  'resolution-mode': 'import',
};
export type { MessagesSendUserIdsResponseItem } from '@vkontakte/api-schema-typescript/dist/objects/messages/MessagesSendUserIdsResponseItem.js' with {
  'resolution-mode': 'import',
};
export type { UsersUserMin } from '@vkontakte/api-schema-typescript/dist/objects/users/UsersUserMin.js' with {
  'resolution-mode': 'import',
};
