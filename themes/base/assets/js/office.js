// Every screen of the back office: fields for files and the buttons of calendars speak Vietnamese, and every place to
// write has a name, also in windows that open later; those windows bear slow lines and quick hands.
import { dressFileInputs } from "./file-inputs.js";
import { nameCellsAnew, nameFields } from "./naming.js";
import { guardWindows } from "./windows.js";

// The calendar names its months and days from the page, its buttons from nowhere.
const BUTTONS = { ".xdsoft_prev": "Lùi lại", ".xdsoft_next": "Tiến tới", ".xdsoft_today_button": "Hôm nay", ".xdsoft_save_selected": "Lưu ngày đã chọn" };
const nameButtons = (calendar) => {
  for (const [which, name] of Object.entries(BUTTONS)) {
    for (const button of calendar.querySelectorAll(which)) {
      if (button.textContent.trim()) button.textContent = name;
      button.setAttribute("aria-label", name);
    }
  }
};

// A calendar opens a moment after its field is entered: whoever has gone on by then would leave it open over the page.
const closeLeftCalendars = () => {
  const here = document.activeElement;
  const { jQuery } = window;
  for (const calendar of document.querySelectorAll(".xdsoft_datetimepicker")) {
    if (!calendar.offsetParent || calendar.contains(here)) continue;
    if (jQuery(here).data("xdsoft_datetimepicker")?.[0] !== calendar) jQuery(calendar).trigger("close.xdsoft");
  }
};

const start = () => {
  guardWindows();
  dressFileInputs();
  nameFields();
  nameCellsAnew();
  document.addEventListener("focusin", () => setTimeout(closeLeftCalendars, 200));
  document.querySelectorAll(".xdsoft_datetimepicker").forEach(nameButtons);
  let named;
  new MutationObserver((changes) => {
    // Once for all that comes together: a block is put in piece by piece.
    clearTimeout(named);
    named = setTimeout(nameFields, 100);
    for (const change of changes) for (const node of change.addedNodes) {
      if (node.nodeType !== 1) continue;
      dressFileInputs(node.parentElement ?? node);
      if (node.matches(".xdsoft_datetimepicker")) nameButtons(node);
    }
  }).observe(document.body, { childList: true, subtree: true });
};
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
