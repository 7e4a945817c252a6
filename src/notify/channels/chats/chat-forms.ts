import type { ChannelName } from '../../../domain/subscription.ts';
import type { ChatForm } from './chat-form.ts';
import { discord } from './discord.ts';
import { googleChat } from './google-chat.ts';
import { slack } from './slack.ts';
import { teams } from './teams.ts';

/** Every chat that can be told. */
export const CHATS: readonly ChatForm[] = [slack, teams, discord, googleChat];

/** `null`: no chat. */
export function chatNamed(name: ChannelName): ChatForm | null {
  return CHATS.find((chat) => chat.name === name) ?? null;
}
