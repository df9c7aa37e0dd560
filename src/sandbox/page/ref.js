/** `?ref=…` of the page's address stands for a link vk.me/…?ref=…: the next private message carries it. */
import { byId } from './dom.js';
import { texts } from './texts.js';

const opened = { ref: new URLSearchParams(location.search).get('ref') || null };

/** What a private message carries beside its words. */
export const withRef = (isChat) => (isChat || opened.ref === null ? {} : { ref: opened.ref });

/** The message was said: the link is used, and a reload does not open it again. */
export function refIsUsed() {
  if (opened.ref === null) return;
  opened.ref = null;
  history.replaceState(null, '', location.pathname);
  showRef();
}

/** Shows above the field which link was opened. */
export function showRef() {
  byId('ref-bar').hidden = opened.ref === null;
  byId('ref-text').textContent = opened.ref === null ? '' : texts.openedBy(opened.ref);
  byId('ref-cancel').textContent = texts.refCancel;
  byId('ref-cancel').onclick = refIsUsed;
}
