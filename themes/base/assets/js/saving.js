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

// Wagtail takes for "what was there" the form as it stands two seconds after its scripts began, now and then twice, and
// again after each saving by itself. What somebody wrote in between would be kept by no saving and asked about by nobody
// who leaves. So it is said to the editor that something waits to be kept.
const OWN = ["csrfmiddlewaretoken", "loaded_revision_id", "loaded_revision_created_at", "overwrite_revision_id", "next"];
// Wagtail writes a decision into the form before it sends it.
const DECISION = "action-workflow-action";
const MARKS = `input[name=${DECISION}], input[name^=workflow-action-]`;
const matter = (data, settled) => {
  const pairs = [...data].filter(([name]) => !OWN.includes(name) && !name.startsWith("comments-") && !(name in settled));
  return JSON.stringify(pairs.map(([name, value]) => [name, value instanceof File ? [value.name, value.size, value.type] : value]));
};

export const missNothing = () => {
  const form = document.querySelector("form[data-edit-form]");
  if (!form) return;
  const { dataset } = form;
  // A form that came back refused would be sent once as it is, and never be looked at again: it is watched like others.
  let touched = dataset.wUnsavedForceValue === "true";
  if (touched) dataset.wUnsavedForceValue = "false";
  let sent = null;
  let broken;
  let settled = {}; // fields that the server has set anew
  const hand = ({ isTrusted, target }) => {
    if (isTrusted && (target.isContentEditable || (target.name && target.form === form))) touched = true;
  };
  form.addEventListener("input", hand, true);
  form.addEventListener("change", hand, true);
  form.addEventListener("w-autosave:save", (event) => {
    const { formData } = event.detail;
    if (formData.has(DECISION)) {
      // It must not go a second time with what is kept meanwhile. Where the line breaks, writing goes on without it.
      event.preventDefault();
      clearTimeout(broken);
      broken = setTimeout(() => form.querySelectorAll(MARKS).forEach((mark) => mark.remove()), PATIENCE);
      return;
    }
    touched = false;
    sent = formData;
  }, true);
  form.addEventListener("w-autosave:success", ({ detail }) => { settled = detail.response?.field_updates ?? {}; }, true);
  form.addEventListener("w-unsaved:watch-edits", () => {
    const missed = sent ? matter(sent, settled) !== matter(new FormData(form), settled) : touched;
    // Afterwards: Wagtail goes on to note that nothing waits.
    if (missed) setTimeout(() => { dataset.wUnsavedForceValue = "true"; });
  });
};
