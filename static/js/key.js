// A button for a security key is there once it does something, and says in words why a key did not work.
(() => {
  "use strict";

  const KNOWN = "Deze sleutel staat al bij uw account. Gebruik een andere sleutel.";
  const FAILED = "Het lukte niet met de sleutel. Steek de sleutel in uw computer, kies de knop nog eens en raak de sleutel aan.";
  const NONE = "Een beveiligingssleutel gebruiken lukt nu niet in deze browser. Laad de pagina opnieuw, of neem een andere browser.";
  const words = document.querySelector("[data-key-problem]");

  function say(text) {
    words.className = text ? "alert alert--error" : "";
    words.textContent = text;
  }

  document.addEventListener("allauth.error", (event) => {
    event.preventDefault(); // said on the screen instead of to the console
    say(event.detail.exception.name === "InvalidStateError" ? KNOWN : FAILED);
  });

  // The page's own scripts listened first, so that what is shown here answers.
  document.addEventListener("DOMContentLoaded", () => {
    if (!window.PublicKeyCredential || !window.allauth?.webauthn) return say(NONE);
    for (const button of document.querySelectorAll("[data-key-button]")) {
      button.hidden = false;
      button.addEventListener("click", () => say(""));
    }
  });
})();
