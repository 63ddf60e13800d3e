// Small things every page needs: focus on the error summary, print buttons, the foot of a printed page.
(() => {
  "use strict";

  const focusSummary = (root) => {
    const summary = root.querySelector("[data-focus-on-load]");
    if (summary) summary.focus();
  };

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

  // Inline styles are forbidden; a custom property set from here reaches the page margin.
  const footer = document.querySelector("[data-print-footer]");
  if (footer) {
    const text = footer.textContent.trim().replace(/["\\]/g, "");
    document.documentElement.style.setProperty("--print-footer", `"${text}"`);
    document.documentElement.classList.add("has-print-foot");
  }

  document.addEventListener("htmx:afterSettle", (event) => focusSummary(event.target));
  focusSummary(document);
})();
