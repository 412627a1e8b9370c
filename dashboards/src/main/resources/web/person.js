// Who sits here: a name given once, kept by this browser until there is a sign-in.
const dialog = document.getElementById('who');
const input = document.getElementById('name');

/** The name, asked for when it is not known; null when nobody wants to give one. */
export async function person() {
  const known = localStorage.getItem('name');
  if (known) return known;
  dialog.returnValue = '';
  dialog.showModal();
  await new Promise((closed) => dialog.addEventListener('close', closed, { once: true }));
  const name = input.value.trim();
  if (dialog.returnValue !== 'ok' || !name) return null;
  localStorage.setItem('name', name);
  return name;
}
