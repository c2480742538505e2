// Places to write that Wagtail's scripts leave without a name: each is called what the label beside it says, so that
// who listens to the screen knows where they write.
const heading = (cell) => {
  const table = cell.closest("table");
  const at = [...cell.parentElement.cells].indexOf(cell);
  return table?.tHead?.rows[0]?.cells[at]?.querySelector("input[type=text]")?.value.trim();
};
// "Số hộ, dòng 2": the heading that the editor gave the column, and the row.
const ofCell = (field) => {
  const cell = field.closest("td");
  const row = [...cell.closest("tbody").rows].indexOf(cell.parentElement) + 1;
  return `${heading(cell) || `Cột ${cell.cellIndex}`}, dòng ${row}`;
};
const words = (part) => part?.textContent.replace(/\*\s*$/, "").trim();
// A block of its own has no label: it is called by the name of its kind.
const ofField = (field) =>
  words(field.closest("[data-field-wrapper], .w-field__wrapper")?.querySelector("label"))
  || words(field.closest("[data-contentpath]")?.querySelector(":scope > label"))
  || words(field.closest("[data-panel]")?.querySelector(".c-sf-block__type, [data-panel-heading-text]"));
const ofButton = (field) => words(field.parentElement);

const CELLS = ".typed-table-block td :is(input:not([type=hidden]), textarea, .public-DraftEditor-content)";
const RULES = { [CELLS]: ofCell, ".public-DraftEditor-content": ofField, ".tagit-new input": ofField, "input#fileupload": ofButton };

const called = (field, name) => {
  if (name && field.getAttribute("aria-label") !== name) field.setAttribute("aria-label", name);
};
// Blocks are parts of one field: as regions of their own, many of one name, they would fill the list of landmarks.
const BLOCKS = "section.w-panel--nested:not([role])";
export const nameFields = (place = document) => {
  for (const block of place.querySelectorAll(BLOCKS)) block.setAttribute("role", "group");
  // A choice is reached once, by its own button and not by the label around it as well.
  for (const label of place.querySelectorAll(".w-layout-toggle-button[tabindex]")) label.removeAttribute("tabindex");
  for (const button of place.querySelectorAll("input[type=submit][value=Search]")) button.value = "Tìm";
  for (const [which, name] of Object.entries(RULES)) {
    for (const field of place.querySelectorAll(which)) {
      if (!field.hasAttribute("aria-label") && !field.hasAttribute("aria-labelledby")) called(field, name(field));
    }
  }
};
// Rows and columns are moved and renamed: a cell is named anew when it is entered.
export const nameCellsAnew = () => document.addEventListener("focusin", (event) => {
  const cell = event.target.closest?.(CELLS);
  if (cell) called(cell, ofCell(cell));
});
