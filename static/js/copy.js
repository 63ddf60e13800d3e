// Copy the text of one heading, or of a whole form, to the clipboard. Without this script one selects the text.
(() => {
  "use strict";

  const said = document.querySelector("[data-copied]");

  const copy = async (text, field, what) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      if (!field) return (said.textContent = "Kopiëren lukt hier niet. Klik in een tekst en kies Ctrl + A en Ctrl + C.");
      field.select();
      document.execCommand("copy");
    }
    said.textContent = `Gekopieerd: ${what}`;
  };

  const titleOf = (field) => field.labels[0].textContent.trim();

  for (const button of document.querySelectorAll("[data-copy]")) {
    const field = document.getElementById(button.dataset.copy);
    button.hidden = false;
    button.addEventListener("click", () => copy(field.value, field, titleOf(field)));
  }

  for (const button of document.querySelectorAll("[data-copy-all]")) {
    const form = button.dataset.copyAll;
    button.hidden = false;
    button.addEventListener("click", () => {
      const fields = [...document.querySelectorAll(`[data-copy-block="${form}"] textarea`)];
      const text = fields.filter((field) => field.value).map((field) => `${titleOf(field)}\n\n${field.value}`);
      copy(text.join("\n\n\n"), null, document.getElementById(form).textContent.trim());
    });
  }
})();
