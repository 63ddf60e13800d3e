// Says in time that the session ends by itself, and what to do. Asking how long it lasts does not make it longer.
(() => {
  "use strict";

  const WARN = 120; // seconds before the end
  const box = document.querySelector("[data-presence-url]");
  if (!box) return;
  const words = box.querySelector("[data-session-words]");
  const stay = box.querySelector("[data-session-stay]");
  const login = box.querySelector("[data-session-login]");
  const { presenceUrl, loginUrl } = box.dataset;
  let timer = null;
  let touched = false; // something was typed in a form that is not kept as a draft

  document.addEventListener("input", (event) => {
    const form = event.target.closest("form");
    if (form && !("autosaveUrl" in form.dataset)) touched = true;
  });
  document.addEventListener("submit", (event) => { touched = touched && event.defaultPrevented; });

  const later = (seconds) => {
    clearTimeout(timer);
    timer = setTimeout(check, Math.max(seconds, 1) * 1000);
  };

  // The same text is not set again: a screen reader would read it again.
  function say(text) {
    if (words.textContent !== text) words.textContent = text;
    box.classList.toggle("session-end--shown", Boolean(text));
  }

  async function ask(method) {
    const token = document.querySelector('input[name="csrfmiddlewaretoken"]');
    const headers = { Accept: "application/json", "X-CSRFToken": token ? token.value : "" };
    const answer = await fetch(presenceUrl, { method, headers, credentials: "same-origin" });
    return (await answer.json()).left;
  }

  async function check(method = "GET") {
    try {
      const left = await ask(method);
      if (left <= 0) return ended();
      login.hidden = true;
      stay.hidden = left > WARN;
      if (left > WARN) {
        say("");
        return later(left - WARN);
      }
      const minutes = Math.ceil(left / 60);
      say(`U deed even niets. Over ${minutes === 1 ? "1 minuut" : `${minutes} minuten`} wordt u uitgelogd.`);
      return later(Math.min(left, 30));
    } catch {
      return later(30); // no network: asked again
    }
  }

  // What is on the screen is about a family, and nobody is there: away with it, unless text would be lost.
  function ended() {
    clearTimeout(timer);
    const leaves = document.dispatchEvent(new CustomEvent("session:ended", { cancelable: true }));
    const here = window.location.pathname + window.location.search;
    const address = `${loginUrl}?next=${encodeURIComponent(here)}`;
    if (leaves && !touched) return window.location.assign(address);
    stay.hidden = true;
    login.hidden = false;
    login.href = loginUrl;
    say("U bent uitgelogd, omdat u een tijd niets deed. Uw tekst staat nog in dit scherm. Log in en kom hier terug.");
  }

  stay.addEventListener("click", () => check("POST"));
  document.addEventListener("visibilitychange", () => { if (!document.hidden) check(); });
  later(Number(box.dataset.idleSeconds) - WARN - 60);
})();
