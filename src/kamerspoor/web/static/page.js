// Everything works without this; it only makes some things handier.
(() => {
  "use strict";
  const root = document.documentElement;
  const main = document.querySelector("main");
  root.classList.add("scripted");

  // A preview of what a reference leads to: on hover, on focus, and at the first touch.
  const peek = document.createElement("div");
  peek.className = "peek";
  peek.hidden = true;
  let shown = null, timer = 0, touched = false;

  const fill = (link) => {
    const card = link.dataset.card && document.getElementById(link.dataset.card);
    const shut = document.createElement("button");
    shut.className = "shut";
    shut.type = "button";
    shut.textContent = "×";
    shut.ariaLabel = root.lang === "nl" ? "Sluiten" : "Close";
    shut.addEventListener("click", hide);
    const inside = card ? card.cloneNode(true) : document.createElement("p");
    if (!card) inside.textContent = link.dataset.hint;
    inside.removeAttribute("id");
    // Keyboard users have the reference itself and the list at the end.
    for (const one of inside.querySelectorAll("a")) one.tabIndex = -1;
    peek.replaceChildren(shut, inside);
  };

  const show = (link, y) => {
    clearTimeout(timer);
    if (shown === link) return;
    shown = link;
    fill(link);
    main.append(peek);
    peek.hidden = false;
    // A reference may run over two lines: the preview stands at the one that is pointed at.
    const lines = [...link.getClientRects()];
    const at = lines.find((line) => y >= line.top && y <= line.bottom) || lines[lines.length - 1];
    const size = peek.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.left, root.clientWidth - size.width - 16));
    const below = at.bottom + 6;
    const fits = below + size.height < innerHeight || at.top < size.height + 12;
    peek.style.left = `${left + scrollX}px`;
    peek.style.top = `${(fits ? below : at.top - size.height - 6) + scrollY}px`;
  };

  const hide = () => {
    clearTimeout(timer);
    peek.hidden = true;
    shown = null;
  };

  const later = (wait, what) => {
    clearTimeout(timer);
    timer = setTimeout(what, wait);
  };

  const linkOf = (event) => event.target.closest && event.target.closest("a.ref, a[data-card]");
  addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = linkOf(event);
    if (link) later(shown ? 80 : 180, () => show(link, event.clientY));
    else if (peek.contains(event.target)) clearTimeout(timer);
    else if (shown && shown !== document.activeElement) later(260, hide);
    else if (!shown) clearTimeout(timer);
  });
  addEventListener("focusin", (event) => {
    const link = linkOf(event);
    if (link && link.matches(":focus-visible") && !touched) show(link);
    else if (shown && !link && !peek.contains(event.target)) hide();
  });
  addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
    if (shown && !linkOf(event) && !peek.contains(event.target)) hide();
  });
  addEventListener("click", (event) => {
    const link = linkOf(event);
    if (link && touched && shown !== link && !event.ctrlKey) {
      event.preventDefault();
      show(link);
    }
  });
  addEventListener("keydown", (event) => {
    touched = false;
    if (event.key === "Escape" && shown) hide();
  });

  // The sign at the end of a paragraph goes to the sentence under the pointer; arrow keys take it along.
  const aim = (here, sentence) => {
    const words = sentence.closest("[data-sentence]");
    here.href = `#${sentence.id}`;
    if (words) here.ariaLabel = words.dataset.sentence;
    sentence.append(here);
  };
  const hereOf = (block) => block && block.querySelector(".here");
  addEventListener("pointerover", (event) => {
    const sentence = event.target.closest && event.target.closest(".s[id]");
    const here = sentence && hereOf(sentence.closest(".b"));
    if (here && here !== document.activeElement && !sentence.contains(here)) aim(here, sentence);
  });
  addEventListener("keydown", (event) => {
    const here = event.target;
    if (!here.classList || !here.classList.contains("here") || !/^Arrow(Left|Right)$/.test(event.key)) return;
    const all = [...here.closest(".b").querySelectorAll(".s[id]")];
    if (!all.length) return;
    const at = all.indexOf(here.closest(".s[id]"));
    const step = event.key === "ArrowLeft" ? -1 : 1;
    const next = at < 0 ? (step < 0 ? all.length - 1 : 0) : Math.min(all.length - 1, Math.max(0, at + step));
    for (const one of all) one.classList.toggle("pointed", one === all[next]);
    aim(here, all[next]);
    here.focus();
    event.preventDefault();
  });
  addEventListener("focusout", (event) => {
    if (event.target.classList && event.target.classList.contains("here"))
      for (const one of document.querySelectorAll(".pointed")) one.classList.remove("pointed");
  });

  // What is chosen of the statements stands in the address, as it does without a script.
  const filter = document.getElementById("filter");
  const note = () => {
    const given = new URLSearchParams(location.search);
    for (const select of filter.querySelectorAll("select")) {
      if (select.value) given.set(select.name, select.value);
      else given.delete(select.name);
    }
    const query = given.toString();
    history.replaceState(null, "", location.pathname + (query ? `?${query}` : "") + location.hash);
    const chosen = document.querySelector(".chosen");
    if (chosen) chosen.remove();
  };
  if (filter) {
    filter.addEventListener("change", note);
    filter.addEventListener("reset", () => setTimeout(note, 10));
  }
})();
