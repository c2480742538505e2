// What browsers write beside a field for files is in their own language; this says it in Vietnamese. Without script the
// words on the button are still ours (a drawing, see forms.css), only "nothing chosen" is the browser's.
const SEEN = new WeakSet();

const words = (files) => {
  if (!files.length) return "Chưa chọn tệp";
  const names = [...files].map((file) => file.name).join(", ");
  return files.length === 1 ? names : `${files.length} tệp: ${names}`;
};

const dress = (input) => {
  if (SEEN.has(input) || input.hidden || getComputedStyle(input).display === "none" || Number(getComputedStyle(input).opacity) === 0) return;
  SEEN.add(input);
  const note = Object.assign(document.createElement("span"), { className: "file-note" });
  // The field itself tells its value to who listens.
  note.setAttribute("aria-hidden", "true");
  const say = () => { note.textContent = words(input.files); };
  input.classList.add("is-bare");
  input.after(note);
  input.addEventListener("change", say);
  input.form?.addEventListener("reset", () => setTimeout(say));
  say();
};

export const dressFileInputs = (root = document) => {
  for (const input of root.querySelectorAll("input[type=file]")) dress(input);
};
