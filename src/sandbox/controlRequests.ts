/** Checks of what the control endpoints are sent: strict objects, so that a typo is a refusal. */
import { z } from 'zod';
import type {
  ChatBotRequest,
  ChatMemberRequest,
  ChatSettingsRequest,
  ClockRequest,
  CreateChatRequest,
  Fault,
  PermissionRequest,
  PressRequest,
  RenameChatRequest,
  SayManyRequest,
  SayRequest,
} from './control';

const id = z.int();
const cmid = z.int().positive();
const count = z.int().nonnegative().exactOptional();
const method = z.string();
const fileName = z.templateLiteral(['doc', z.string(), '_', z.string()]);

export const sayRequest: z.ZodType<SayRequest> = z.strictObject({
  from: id,
  peer: id,
  text: z.string(),
  payload: z.unknown().exactOptional(),
  replyToCmid: cmid.exactOptional(),
  attachments: z
    .array(z.union([z.enum(['sticker', 'photo', 'doc', 'audio_message', 'video']), fileName]))
    .exactOptional(),
  forwarded: z.array(z.strictObject({ from: id, text: z.string() })).exactOptional(),
  ref: z.string().exactOptional(),
});
export const sayManyRequest: z.ZodType<SayManyRequest> = z.strictObject({ messages: z.array(sayRequest) });
export const pressRequest: z.ZodType<PressRequest> = z.union([
  z.strictObject({ from: id, peer: id, label: z.string(), cmid: cmid.exactOptional() }),
  z.strictObject({ from: id, peer: id, payload: z.unknown(), cmid }),
]);
export const permissionRequest: z.ZodType<PermissionRequest> = z.strictObject({ user: id, allow: z.boolean() });
export const createChatRequest: z.ZodType<CreateChatRequest> = z.strictObject({
  title: z.string(),
  by: id,
  members: z.array(id),
});
export const chatBotRequest: z.ZodType<ChatBotRequest> = z.strictObject({
  peer: id,
  by: id,
  action: z.enum(['invite', 'kick', 'promote', 'demote']),
});
export const chatMemberRequest: z.ZodType<ChatMemberRequest> = z.strictObject({
  peer: id,
  user: id,
  action: z.enum(['invite', 'join', 'kick']),
  by: id.exactOptional(),
});
export const renameChatRequest: z.ZodType<RenameChatRequest> = z.strictObject({ peer: id, by: id, title: z.string() });
export const chatSettingsRequest: z.ZodType<ChatSettingsRequest> = z.strictObject({
  peer: id,
  botAdmin: z.boolean().exactOptional(),
  botReadsAll: z.boolean().exactOptional(),
  titleHidden: z.boolean().exactOptional(),
});
export const clockRequest: z.ZodType<ClockRequest> = z.union([
  z.strictObject({ move: z.enum(['hour', 'tomorrow8', 'deadline']) }),
  z.strictObject({ to: z.iso.datetime({ offset: true }) }),
]);
export const faultRequest: z.ZodType<Fault> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('error'),
    method,
    errorCode: z.int(),
    times: count,
    after: count,
    peer: id.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('http'),
    method: method.exactOptional(),
    status: z.int(),
    times: count,
    after: count,
  }),
  z.strictObject({
    kind: z.literal('hangUp'),
    method: method.exactOptional(),
    when: z.enum(['before', 'after']),
    times: count,
    after: count,
  }),
  z.strictObject({ kind: z.literal('expireKey') }),
  z.strictObject({ kind: z.literal('loseHistory') }),
  z.strictObject({ kind: z.literal('repeatUpdates'), count: z.int().positive() }),
  z.strictObject({ kind: z.literal('outage'), on: z.boolean() }),
]);
