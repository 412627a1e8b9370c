// Times of a page that does not move: in the viewer's zone, with UTC under the pointer as the server wrote it.
import { localize } from './times.js';

localize(document, null);

// So is the instant a page is asked for; it goes out in UTC, as addresses have it.
const asked = document.querySelector('.asof [name=at]');
if (asked) {
  const at = new Date(asked.dataset.at);
  asked.value = new Date(at.getTime() - at.getTimezoneOffset() * 60000).toISOString().slice(0, -1);
  asked.form.querySelector('.zone').textContent = 'your zone';
  asked.form.addEventListener('formdata', ({ formData }) => formData.set('at', new Date(asked.value).toISOString()));
}
