// Saves a form as a draft while somebody types. Nothing is kept in the browser's storage: case text never outlives the tab.
(() => {
  "use strict";

  const PAUSE = 1000; // after the last key
  const RETRY_FIRST = 5000;
  const RETRY_LAST = 60000;
  const LONGEST_WAIT = 5000; // of a form that is sent, for its draft
  const SKIPPED_TYPES = ["password", "file", "submit", "button", "image", "reset"];

  function readFields(form) {
    const fields = {};
    for (const field of form.elements) {
      if (!field.name || field.name === "csrfmiddlewaretoken" || field.disabled || "noAutosave" in field.dataset || SKIPPED_TYPES.includes(field.type)) continue;
      if (["checkbox", "radio"].includes(field.type) && !field.checked) continue;
      const values = field.type === "select-multiple" ? [...field.selectedOptions].map((option) => option.value) : [field.value];
      fields[field.name] = (fields[field.name] || []).concat(values);
    }
    for (const name of Object.keys(fields)) if (fields[name].length === 1) fields[name] = fields[name][0];
    return JSON.stringify({ fields });
  }

  class Autosave {
    constructor(form) {
      this.form = form;
      this.url = form.dataset.autosaveUrl;
      this.saved = readFields(form); // the copy the server is known to have
      this.status = form.querySelector("[data-autosave-status]") || this.addStatus();
      this.wait = RETRY_FIRST;
      this.timer = null;
      this.sending = null; // the promise of a draft that is on its way
      this.waiting = false; // for the draft, with sending the form
      this.goes = false; // the form is sent now
      this.stopped = false; // "signed-out"
      this.leaving = false;
      form.addEventListener("input", () => this.later(PAUSE));
      form.addEventListener("change", () => this.later(PAUSE));
      form.addEventListener("focusout", () => this.save());
      form.addEventListener("submit", (event) => this.beforeSubmit(event));
      document.addEventListener("session:ended", (event) => {
        if (!this.changed()) return;
        event.preventDefault();
        this.signedOut("U bent uitgelogd.");
      });
      window.addEventListener("online", () => this.save());
      window.addEventListener("focus", () => this.stopped === "signed-out" && this.resume());
      window.addEventListener("pageshow", (event) => {
        this.leaving = false;
        if (event.persisted) this.waiting = false; // came back: nothing is sent by itself
      });
      document.addEventListener("submit", (event) => { if (event.target !== form) this.waiting = false; });
      window.addEventListener("beforeunload", (event) => {
        if (this.leaving || !this.changed()) return;
        event.preventDefault();
        event.returnValue = "";
      });
      this.alsoWhatCameBefore();
    }

    // Who types before this runs has typed something that the server does not have.
    alsoWhatCameBefore() {
      const typed = (field) => field.matches("textarea, input[type=text]") && field.value !== field.defaultValue;
      if (![...this.form.elements].some(typed)) return;
      this.saved = "";
      this.later(PAUSE);
    }

    addStatus() {
      const line = document.createElement("p");
      line.className = "autosave";
      line.setAttribute("aria-live", "polite");
      this.form.append(line);
      return line;
    }

    changed() { return readFields(this.form) !== this.saved; }

    later(delay) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.save(), delay);
    }

    // Text that is already there is not set again: a screen reader would read it after every pause.
    say(text, problem = false, link = null) {
      this.status.classList.toggle("autosave--problem", problem);
      if (this.status.dataset.text === text) return;
      this.status.dataset.text = text;
      this.status.textContent = text;
      if (!link) return;
      const anchor = document.createElement("a");
      Object.assign(anchor, { href: link.href, textContent: link.text, target: "_blank", rel: "noopener" });
      this.status.append(" ", anchor);
    }

    async save() {
      clearTimeout(this.timer);
      if (this.sending || this.stopped || !this.changed()) return;
      const body = readFields(this.form);
      this.sending = this.send(body);
      await this.sending;
      this.sending = null;
      if (this.saved === body && this.changed()) this.later(PAUSE);
    }

    async send(body) {
      try {
        const token = this.form.elements.csrfmiddlewaretoken;
        const answer = await fetch(this.url, {
          method: "POST",
          body,
          credentials: "same-origin",
          redirect: "manual",
          headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token ? token.value : "" },
        });
        await this.read(answer, body);
      } catch {
        this.failed();
      }
    }

    async read(answer, body) {
      if (answer.type === "opaqueredirect" || answer.status === 401) return this.signedOut("U bent niet meer ingelogd.");
      if (answer.status === 403) return this.signedOut("U bent niet meer ingelogd, of u mag dit niet meer wijzigen.");
      const json = (answer.headers.get("Content-Type") || "").includes("json") ? await answer.json().catch(() => ({})) : {};
      if (answer.status === 413) return this.noRoom(json.message);
      if (!answer.ok) return this.failed();
      this.saved = body;
      this.wait = RETRY_FIRST;
      const time = json.saved_at || new Date().toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" });
      this.say(`Concept bewaard om ${time}`);
    }

    failed() {
      this.say("Bewaren lukt nu niet. Uw tekst staat nog in dit scherm. Wij proberen het zo weer. Sluit dit scherm nog niet.", true);
      this.later(this.wait);
      this.wait = Math.min(this.wait * 2, RETRY_LAST);
    }

    // Trying again by itself would not help; the next change does.
    noRoom(message) {
      this.say(message || "Deze tekst is te lang om tussendoor te bewaren. Bewaar het formulier met de knop onderaan.", true);
    }

    signedOut(reason) {
      this.stopped = "signed-out";
      const href = this.form.dataset.loginUrl || "/account/login/";
      this.say(`${reason} Uw tekst staat nog in dit tabblad. Log in op een nieuw tabblad en kom hier terug.`, true, {
        href,
        text: "Inloggen op een nieuw tabblad",
      });
    }

    // Back from signing in: the token of this form is stale, so take the one from a fresh copy of the page.
    async resume() {
      try {
        const page = await fetch(window.location.href, { credentials: "same-origin", redirect: "manual" });
        if (!page.ok) return;
        const found = /name="csrfmiddlewaretoken" value="([^"]+)"/.exec(await page.text());
        if (!found) return;
        for (const field of document.querySelectorAll('input[name="csrfmiddlewaretoken"]')) field.value = found[1];
        this.stopped = false;
        await this.save();
      } catch {
        // still no network or not signed in: the message stays, the next focus tries again
      }
    }

    // Sending a form without a session would lose the text on the way to the sign-in page.
    beforeSubmit(event) {
      if (this.stopped === "signed-out") {
        event.preventDefault();
        this.status.scrollIntoView({ block: "center" });
        const anchor = this.status.querySelector("a");
        if (anchor) anchor.focus();
        this.resume().then(() => this.stopped || this.say("U bent weer ingelogd. Kies de knop nog eens om te bewaren."));
        return;
      }
      clearTimeout(this.timer);
      if (this.goes || !this.form.requestSubmit || !(this.sending || this.changed())) {
        this.leaving = true;
        return;
      }
      event.preventDefault();
      if (!this.waiting) this.sendAfterDraft(event.submitter);
    }

    // Keeping the draft tells whether somebody is still signed in; when nobody is, the text stays here.
    async sendAfterDraft(button) {
      this.waiting = true;
      const patience = setTimeout(() => this.say("Even geduld: uw tekst wordt eerst bewaard."), PAUSE);
      const draft = this.sending || this.save();
      await Promise.race([draft, new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT))]);
      clearTimeout(patience);
      if (!this.waiting) return;
      this.waiting = false;
      this.goes = true;
      this.form.requestSubmit(button?.form === this.form ? button : null);
      this.goes = false;
    }
  }

  for (const form of document.querySelectorAll("form[data-autosave-url]")) new Autosave(form);
})();
