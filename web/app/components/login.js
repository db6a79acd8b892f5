import { useEffect, useRef, useState } from '../vendor/preact-hooks.js';
import { postSession, Unauthorised } from '../data/rest.js';
import { HEADING } from '../lib/heading.js';
import { html } from '../lib/html.js';
import { t } from '../lib/texts.js';

/** Asks for the API key. @param {{ onLoggedIn: () => void }} props */
export function Login({ onLoggedIn }) {
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  /** @type {{ current: HTMLInputElement | null }} */
  const field = useRef(null);

  useEffect(() => {
    field.current?.focus();
    return focusHeading;
  }, []);

  /** @param {SubmitEvent & { currentTarget: HTMLFormElement }} event */
  async function submit(event) {
    event.preventDefault();
    const key = String(new FormData(event.currentTarget).get('key') ?? '').trim();
    setBusy(true);
    setFault('');
    try {
      await postSession(key);
      onLoggedIn();
    } catch (error) {
      setFault(faultText(error));
      field.current?.focus();
    }
    setBusy(false);
  }

  return html`<form class="panel card login" onSubmit=${submit}>
    <h2>${t.login.title}</h2>
    <p>${t.login.text}</p>
    <label for="key">${t.login.key}</label>
    <input ref=${field} id="key" name="key" type="password" autocomplete="current-password" required aria-describedby="login-fault" aria-invalid=${String(fault !== '')} />
    <p id="login-fault" class="fault" role="alert">${fault}</p>
    <button type="submit" class="button primary" disabled=${busy}>${t.login.title}</button>
  </form>`;
}

/** Gives the focus that leaves with this form to the page's head; one that is elsewhere stays. */
function focusHeading() {
  const focused = document.activeElement;
  if (!focused || focused === document.body || focused.closest('.login')) document.getElementById(HEADING)?.focus();
}

/** @param {unknown} error */
function faultText(error) {
  if (error instanceof Unauthorised) return t.login.refused;
  return t.login.failed(
    error instanceof TypeError ? t.login.silent : error instanceof Error ? error.message : String(error),
  );
}
