// A new page is made by the first saving that reaches the server, and the editor saves by itself. Whoever presses a button
// while that saving is on its way would make the page a second time: the press waits for the answer, then goes to the page
// that is there.
const PATIENCE = 30000;

export const makeOnce = () => {
  let saving = null; // the form that is on its way
  let pressed = null;
  let late;
  const goOn = () => {
    const form = saving;
    saving = null;
    clearTimeout(late);
    if (!pressed) return;
    const { submitter } = pressed;
    pressed = null;
    if (submitter) submitter.disabled = false; // the name of a button that is off would not be sent
    form.requestSubmit(submitter);
  };
  document.addEventListener("w-autosave:save", ({ target, defaultPrevented }) => { saving = defaultPrevented ? null : target; });
  document.addEventListener("w-autosave:success", goOn);
  document.addEventListener("w-autosave:error", goOn);
  document.addEventListener("submit", (event) => {
    const { target, submitter } = event;
    if (target !== saving || !/\/add\//.test(target.action)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!pressed) late = setTimeout(goOn, PATIENCE);
    pressed = { submitter };
  }, true);
};
