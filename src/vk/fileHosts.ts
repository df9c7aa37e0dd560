/** Where VK keeps files: the bot fetches from and uploads to these hosts and the configured API's own, and nowhere else. */

/** VK's domains, with all below them. */
const VK_DOMAINS = ['vk.com', 'vk.ru', 'userapi.com', 'vkuserdocs.com', 'vkuser.net', 'vk-cdn.net', 'okcdn.ru'];

/** Whether a file may be fetched from the address or sent to it: VK's hosts by https; the API's own host as it is configured. */
export function isVkAddress(address: string, apiUrl: string | null): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, host, username } = new URL(address);
  if (username !== '') return false;
  if (apiUrl !== null && URL.canParse(apiUrl)) {
    const api = new URL(apiUrl);
    if (host === api.host && protocol === api.protocol) return true;
  }
  const isVk = VK_DOMAINS.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
  return protocol === 'https:' && isVk;
}
