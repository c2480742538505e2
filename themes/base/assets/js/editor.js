// The page editor: makes a new page once, shows the hints anew after each saving, leads from a hint to its spot, and
// cleans what is pasted from Word. Without script the hints are those of the opening of the page, and pasting is what Wagtail makes of it.
import { watch } from "./pasting.js";
import { makeOnce, missNothing } from "./saving.js";

(() => {
  const checks = () => document.querySelector("[data-checks]");

  // --- hints -----------------------------------------------------------------
  let waiting, late, asked = 0;
  const lines = (place) => [...place.querySelectorAll("li")].map((line) => line.textContent);
  // Who listens hears what is new and how many are left, once it has changed.
  const say = (before, place) => {
    const said = document.querySelector("[data-checks-said]");
    const now = lines(place);
    if (!said || now.join("\n") === before.join("\n")) return;
    const fresh = now.filter((line) => !before.includes(line));
    const first = fresh.length ? ` Mới: ${fresh[0]}` : "";
    said.textContent = now.length ? `Kiểm tra nội dung: ${now.length} điều nên xem lại.${first}` : "Kiểm tra nội dung: không còn điều gì cần xem lại.";
  };
  const refresh = async () => {
    const place = checks();
    if (!place) return;
    late = place.contains(document.activeElement); // whoever stands at a hint is not torn away from it
    if (late) return;
    const turn = (asked += 1);
    try {
      const answer = await fetch(place.dataset.checks, { credentials: "same-origin" });
      const hints = await answer.text();
      // An answer that was overtaken tells of an older text.
      if (!answer.ok || answer.redirected || turn !== asked || place.contains(document.activeElement)) return;
      const closed = place.querySelector("details:not([open])");
      const before = lines(place);
      place.innerHTML = hints;
      place.hidden = false;
      if (closed) place.querySelector("details")?.removeAttribute("open");
      say(before, place);
    } catch { /* the next saving asks again */ }
  };
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(refresh, 600);
  };
  document.addEventListener("w-autosave:success", (event) => {
    const place = checks();
    const key = event.detail?.data?.pk;
    // A new page has its key from its first saving on.
    if (place?.hidden && key) place.dataset.checks = place.dataset.checks.replace("/0/", `/${key}/`);
    soon();
  });
  document.addEventListener("focusout", (event) => {
    if (late && checks()?.contains(event.target)) soon();
  });

  // Whatever is folded or on another sheet is opened as its own button would.
  const open = (spot) => {
    for (let each = spot; each; each = each.parentElement) {
      if (!each.hidden) continue;
      const opener = each.id && document.querySelector(
        `[data-panel-toggle][aria-controls="${each.id}"], [role="tab"][href="#${each.id}"], [role="tab"][aria-controls="${each.id}"]`,
      );
      if (opener) opener.click();
      if (each.hidden) each.removeAttribute("hidden");
    }
  };
  // A place to write before a button: those to move and delete a block stand above its fields.
  const FIELDS = ["[contenteditable=true], textarea, select, input:not([type=hidden])", "button:not([data-panel-toggle])"];
  const entered = (spot) => {
    if (spot.matches(FIELDS[0])) return spot;
    const matter = spot.querySelector(":scope > .w-panel__content") || spot;
    return FIELDS.map((which) => matter.querySelector(which)).find(Boolean);
  };
  // The words that are meant, marked as if by hand.
  const mark = (field, words) => {
    if (!words) return;
    if (field.matches("textarea, input")) {
      const at = field.value.indexOf(words);
      if (at >= 0) field.setSelectionRange(at, at + words.length);
      return;
    }
    const walker = document.createTreeWalker(field, NodeFilter.SHOW_TEXT);
    const pieces = [];
    let text = "";
    while (walker.nextNode()) {
      pieces.push([text.length, walker.currentNode]);
      text += walker.currentNode.data;
    }
    const at = text.indexOf(words);
    if (at < 0) return;
    const point = (where) => {
      const [start, node] = pieces.filter(([begin]) => begin <= where).pop();
      return [node, Math.min(where - start, node.length)];
    };
    const [first, from] = point(at);
    const [last, till] = point(at + words.length - 1);
    getSelection().setBaseAndExtent(first, from, last, till + 1);
    first.parentElement.scrollIntoView({ block: "center" });
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".checks__where");
    const spot = link && document.getElementById(link.hash.slice(1));
    if (!spot) return;
    event.preventDefault();
    const part = link.dataset.part && spot.querySelector(`[data-contentpath="${CSS.escape(link.dataset.part)}"]`);
    const field = entered(part || spot);
    open(field || spot);
    (part || spot).scrollIntoView({ block: "center" });
    field?.focus({ preventScroll: true });
    if (field) mark(field, link.dataset.words);
  });

  // --- the way of the keyboard ------------------------------------------------
  // Where the focus would be lost (its place was taken away), it goes on at the place that came instead.
  const lost = () => !document.activeElement || document.activeElement === document.body;
  const shown = (part) => Boolean(part?.isConnected && part.getClientRects().length);
  const PLACES = "[contenteditable=true], textarea, select, input:not([type=hidden]), button, a[href]";
  const goOn = (...within) => {
    if (!lost()) return false;
    const place = within.filter(Boolean).flatMap((part) => [...part.querySelectorAll(PLACES)]).find(shown);
    place?.focus();
    return place;
  };
  // Scripts of the page need a moment to take away and to put in: asked again until it is done, for two seconds.
  const until = (done, tries = 20) => setTimeout(() => { if (!done() && tries > 1) until(done, tries - 1); }, 100);

  // The list of blocks opens beside its button: whoever pressed it by a key is led into it, and by Escape back.
  const list = () => [...document.querySelectorAll(".w-combobox input")].find(shown);
  const blocks = () => [...document.querySelectorAll("[data-streamfield-child]")];
  const lead = (opener) => {
    const before = new Set(blocks());
    const fresh = () => blocks().find((block) => !before.has(block))?.querySelector(".w-panel__content");
    until(() => {
      const field = list();
      field?.focus();
      field?.addEventListener("keydown", ({ key }) => {
        if (key === "Escape") until(() => !list() && (opener.focus(), true));
        if (key === "Enter") until(() => {
          if (fresh() && document.activeElement === field) field.blur(); // the list is on its way out
          return goOn(fresh());
        });
      });
      return field;
    });
  };
  // A window of choices closes, and the button that opened it may have made way for others.
  let opener;
  document.addEventListener("click", (event) => {
    const pressed = event.target.closest?.("button, a");
    if (!pressed || pressed.closest(".modal")) return;
    opener = pressed;
    if (event.detail === 0 && pressed.matches(".c-sf-add-button")) lead(pressed); // pressed by a key
  }, true);
  new MutationObserver((changes) => {
    const closed = changes.some(({ removedNodes }) => [...removedNodes].some((node) => node.classList?.contains("modal")));
    const from = opener;
    if (closed && from) until(() => {
      if (!lost()) return true;
      if (shown(from)) from.focus();
      return goOn(from.closest(".chooser"), from.closest("[data-field]"));
    }, 5);
  }).observe(document.body, { childList: true });

  watch();
  makeOnce();
  missNothing();
})();
