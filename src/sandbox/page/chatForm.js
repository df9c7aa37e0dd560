import { byId, make } from './dom.js';
import { texts } from './texts.js';

/** Asks for a chat's title and, when `people` are given, for its members; resolves to null when the person changes their mind. */
export function askChat({ heading, ok, title = '', people = [] }) {
  const dialog = byId('ask');
  byId('ask-title').textContent = heading;
  byId('ask-label').textContent = texts.chatTitle;
  byId('ask-members-title').textContent = texts.members;
  byId('ask-members').hidden = people.length === 0;
  byId('ask-cancel').textContent = texts.cancel;
  byId('ask-ok').textContent = ok;
  const name = byId('ask-name');
  name.value = title;
  const checks = people.map((person) => ({
    id: person.id,
    box: make('input', { attributes: { type: 'checkbox' } }),
    name: person.name,
  }));
  byId('ask-checks').replaceChildren(
    ...checks.map((check) => make('label', {}, [check.box, make('span', { text: check.name })])),
  );
  return new Promise((resolve) => {
    byId('ask-cancel').onclick = () => dialog.close();
    byId('ask-form').onsubmit = (event) => {
      event.preventDefault();
      dialog.close('ok');
    };
    dialog.returnValue = '';
    dialog.onclose = () => {
      const members = checks.filter(({ box }) => box.checked).map(({ id }) => id);
      const given = name.value.trim();
      resolve(dialog.returnValue === 'ok' && given ? { title: given, members } : null);
    };
    dialog.showModal();
    name.select();
  });
}
