(() => {
  "use strict";
  const form = document.getElementById("filter");
  if (!form) return;
  const page = form.closest(".layout");
  const notes = [...document.querySelectorAll(".who")];
  const pieces = [...document.querySelectorAll(".st")];
  const blocks = [...document.querySelectorAll("article .b")];
  const count = document.getElementById("filter-count");
  const has = (list, value) => (list || "").split(" ").includes(value);

  // In the reading room an option has a lasting name; the notes know actors and motions by number.
  const picked = (select) => (select && (select.selectedOptions[0].dataset.index ?? select.value)) || "";

  const choose = () => {
    const { actor, act, motion } = form.elements;
    const [who, what, which] = [actor, act, motion].map(picked);
    const wanted = Boolean(who || what || which);
    const kept = new Set();
    let number = 0;
    for (const note of notes) {
      const fits = (!who || has(note.dataset.actors, who))
        && (!what || note.dataset.act === what)
        && (!which || has(note.dataset.motions, which));
      note.classList.toggle("off", !fits);
      if (fits) {
        number += 1;
        kept.add(note.closest(".st").dataset.st);
      }
    }
    for (const piece of pieces) piece.classList.toggle("on", wanted && kept.has(piece.dataset.st));
    page.classList.toggle("filtered", wanted);
    page.classList.toggle("hiding", wanted && form.elements.rest.value === "hide");
    hideRest(wanted);
    count.textContent = wanted ? `${number} ${count.dataset.of} ${notes.length}` : count.dataset.all;
    form.elements.clear.disabled = !wanted;
  };

  // A block goes when nothing in it fits; a heading goes when all that stands under it goes.
  const hideRest = (wanted) => {
    const above = [];
    for (const block of blocks) {
      const heading = /^H[2-6]$/.test(block.tagName);
      const fits = Boolean(block.querySelector(".st.on")) || block.tagName === "H1";
      block.classList.toggle("away", wanted && !fits);
      if (heading) {
        while (above.length && above[above.length - 1].tagName >= block.tagName) above.pop();
        above.push(block);
      }
      if (fits) for (const heading of above) heading.classList.remove("away");
    }
  };

  const clear = () => {
    for (const select of form.querySelectorAll("select")) select.value = "";
    choose();
  };

  // A link to what is hidden shows everything again.
  const reach = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (target && target.getClientRects().length === 0) {
      clear();
      target.scrollIntoView();
    }
  };

  form.addEventListener("change", choose);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(clear));
  addEventListener("hashchange", reach);
  for (const part of [form, ...form.querySelectorAll("[hidden]")]) part.hidden = false;
  choose();
})();
